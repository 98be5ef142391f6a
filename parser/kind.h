/* SPDX-License-Identifier: MIT
 *
 * kind.h - what kind of quotation a quotation is.
 */
#ifndef STET_KIND_H
#define STET_KIND_H

#include "around.h"

STET_INTERNAL stet_quotation_kind stet_kind_of(const stet_kind_facts *facts);

#endif
