/* SPDX-License-Identifier: MIT
 *
 * mutate.h - what a target tells mutate.c about itself.
 */
#ifndef STET_MUTATE_H
#define STET_MUTATE_H

/* Whether long texts cost a target no more than short ones, since it lengthens each. All lengths are as likely there;
 * elsewhere short ones are likelier, and lines are thinned. */
extern int mutate_keeps_long;

#endif
