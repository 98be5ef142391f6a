/* SPDX-License-Identifier: MIT
 *
 * icu.c - ICU's iterators over sentences and words, on UTF-8 as it is.
 */
#include "peers.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <stdlib.h>

static UBreakIterator *iterators[2];

static uint64_t run_icu(const peer *p, const text *items, size_t count)
{
    UBreakIterator *iterator = iterators[p->option];
    UText place = UTEXT_INITIALIZER;
    uint64_t found = 0;
    for (size_t i = 0; i < count; i++) {
        UErrorCode status = U_ZERO_ERROR;
        utext_openUTF8(&place, items[i].bytes, (int64_t)items[i].len, &status);
        ubrk_setUText(iterator, &place, &status);
        if (U_FAILURE(status)) continue;
        while (ubrk_next(iterator) != UBRK_DONE)
            found++;
    }
    utext_close(&place);
    return found;
}

void peers_add_icu(peer_list *list, const texts *set)
{
    static const struct {
        const char *name;
        UBreakIteratorType type;
    } kinds[] = {{"ICU sentences", UBRK_SENTENCE}, {"ICU words", UBRK_WORD}};
    for (uint32_t i = 0; i < 2; i++) {
        UErrorCode status = U_ZERO_ERROR;
        peer *p = peers_add(list, kinds[i].name, "");
        p->run = run_icu;
        p->option = i;
        if (iterators[i] == NULL) iterators[i] = ubrk_open(kinds[i].type, "en_US", NULL, 0, &status);
        if (U_FAILURE(status)) {
            p->wrong = u_errorName(status);
        } else if (run_icu(p, set->items, set->count) < set->count) {
            p->wrong = "it finds nothing";
        }
    }
}
