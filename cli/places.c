/* SPDX-License-Identifier: MIT */
#include "places.h"

#include <stdlib.h>

#include "stet.h"

#define STEP 64

void places_begin(struct places *places)
{
    *places = (struct places){.same = true};
}

void places_end(struct places *places)
{
    free(places->counts);
}

static bool reserve(struct places *places, size_t count)
{
    if (count <= places->room) return true;
    uint32_t *counts = realloc(places->counts, count * sizeof *counts);
    if (counts == NULL) return false;
    places->counts = counts;
    places->room = count;
    return true;
}

static size_t units_at(const stet_position *position, enum unit unit)
{
    return unit == UNIT_UTF16 ? position->utf16 : position->code_point;
}

bool places_set(struct places *places, const char *text, size_t len, enum unit unit)
{
    stet_position position = STET_POSITION_INIT;
    places->text = text;
    places->len = len;
    places->unit = unit;
    places->same = true;
    if (unit == UNIT_BYTES) return true;
    if (!reserve(places, len / STEP + 1)) return false;
    for (size_t i = 0; i <= len / STEP; i++) {
        stet_position_move(text, len, i * STEP, &position);
        places->counts[i] = (uint32_t)units_at(&position, unit);
    }
    stet_position_move(text, len, len, &position);
    places->same = position.code_point == len; /* all of it is ASCII */
    return true;
}

uint32_t place_of(const struct places *places, size_t offset)
{
    if (places->same) return (uint32_t)offset;
    stet_position position = STET_POSITION_INIT;
    position.offset = offset / STEP * STEP;
    stet_position_move(places->text, places->len, offset, &position);
    return places->counts[offset / STEP] + (uint32_t)units_at(&position, places->unit);
}
