/* SPDX-License-Identifier: MIT
 *
 * iri.h - an article's identity as an IRI, for what speaks of it on the web.
 */
#ifndef STET_CLI_IRI_H
#define STET_CLI_IRI_H

#include <stdbool.h>

#include "output.h"

/* An identity that is an absolute IRI by its looks (SCHEME://..., urn:...) stays one; any other becomes a relative
 * reference, as a file's name does. What may not stand in an IRI is percent-encoded. Returns
 * whether it has a fragment, so that no other can be appended. */
bool put_iri(struct output *out, const char *identity, size_t len);

#endif
