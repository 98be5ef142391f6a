/* SPDX-License-Identifier: MIT */
#include "command_hash.h"

#include "hash.h"

static void add(uint64_t *hash, const char *string)
{
    *hash = hash_string(*hash, string);
}

static void add_number(uint64_t *hash, uint64_t number)
{
    *hash = hash_bytes(*hash, &number, sizeof number);
}

uint64_t command_hash(const struct options *options)
{
    uint64_t hash = HASH_BEGIN;
    add(&hash, stet_version());
    add(&hash, stet_output_version());
    add(&hash, options->writer->name);
    add(&hash, options->field);
    add(&hash, options->id_field);
    add(&hash, options->id_header);
    add(&hash, options->encoding != NULL ? options->encoding : "");
    add_number(&hash, options->settings.unit);
    add_number(&hash, options->settings.selection);
    add_number(&hash, options->settings.with_text);
    add_number(&hash, options->color);
    add_number(&hash, options->input);
    add_number(&hash, options->article_max);
    add_number(&hash, options->strict);
    add_number(&hash, options->parse.flags);
    add_number(&hash, options->parse.want);
    add_number(&hash, options->parse.language);
    for (char *const *file = options->files; *file != NULL; file++)
        add(&hash, *file);
    return hash;
}
