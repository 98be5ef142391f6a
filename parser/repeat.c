/* SPDX-License-Identifier: MIT */
#include "repeat.h"

/* Where the text, which is read from `from` on, no longer is what it was a period before; end where it is all along.
 * from - STET_PERIOD may be read. */
static uint32_t repeats_until(const uint8_t *text, uint32_t from, uint32_t end)
{
    uint32_t i = from;
    while (end - i >= 8 && stet_load64(text + i) == stet_load64(text + i - STET_PERIOD))
        i += 8;
    while (i < end && text[i] == text[i - STET_PERIOD])
        i++;
    return i;
}

STET_INTERNAL uint32_t stet_repeat_rest(stet_repeat *repeat, const uint8_t *text, uint32_t start, uint32_t pos,
                                        uint32_t end)
{
    uint32_t since = pos - repeat->pos;
    if (!repeat->known || since == 0 || since % STET_PERIOD != 0) {
        if (!repeat->known || since > STET_REPEAT_BEFORE) repeat->pos = pos;
        repeat->known = true;
        return 0;
    }
    repeat->known = false; /* whatever comes of it, the look below is not had again before the next period */
    if (repeat->pos - start < STET_REPEAT_BEFORE + STET_PERIOD) return 0;
    uint32_t from = repeat->pos - STET_REPEAT_BEFORE;
    if (repeats_until(text, from, pos) != pos) return 0;
    uint32_t until = repeats_until(text, pos, end);
    if (until - pos < STET_REPEAT_AHEAD) return 0;
    uint32_t rest = until - pos - STET_REPEAT_AHEAD;
    return rest - rest % since;
}
