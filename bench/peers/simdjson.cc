// SPDX-License-Identifier: MIT
//
// simdjson.cc - simdjson's validation of UTF-8, with each of its kernels that runs here.
#include "peers.h"

#include <cstdio>
#include <simdjson.h>

static uint64_t run_validate(const peer *p, const text *items, size_t count)
{
    const auto *kernel = simdjson::get_available_implementations()[p->kernel];
    uint64_t valid = 0;
    for (size_t i = 0; i < count; i++)
        valid += kernel->validate_utf8(items[i].bytes, items[i].len);
    return valid;
}

extern "C" void peers_add_simdjson(peer_list *list, const texts *set)
{
    for (const auto *kernel : simdjson::get_available_implementations()) {
        if (!kernel->supported_by_runtime_system()) continue;
        peer *p = peers_add(list, "simdjson validate_utf8", kernel->name().c_str());
        p->run = run_validate;
        if (run_validate(p, set->items, set->count) != set->count) p->wrong = "a text is no UTF-8";
    }
}
