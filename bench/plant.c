/* SPDX-License-Identifier: MIT
 *
 * plant.c - a slowdown of a known size in one stage of the real parser, to see whether it is found. The linker's --wrap
 * puts these functions around the stage's own, so that the parser's sources know nothing of it. Each call does
 * STET_PLANT_ROUNDS more multiplications, each waiting for the one before; a negative number is for a parser that is
 * slow already, and is given as such by building the other side with it.
 */
#include "kernel.h"
#include "quote.h"
#include "sentence.h"

static void work(void)
{
    uint64_t x = 1;
    for (long i = 0; i < STET_PLANT_ROUNDS; i++) {
        x *= UINT64_C(0x9E3779B97F4A7C15);
        __asm__ volatile("" : "+r"(x));
    }
}

#ifdef STET_PLANT_stet_sentence_step
void __real_stet_sentence_step(stet_splitter *splitter, uint32_t until, const stet_quotes *quotes);
void __wrap_stet_sentence_step(stet_splitter *splitter, uint32_t until, const stet_quotes *quotes);

void __wrap_stet_sentence_step(stet_splitter *splitter, uint32_t until, const stet_quotes *quotes)
{
    work();
    __real_stet_sentence_step(splitter, until, quotes);
}
#endif

#ifdef STET_PLANT_stet_quote_step
bool __real_stet_quote_step(stet_quoter *quoter, stet_quotes *list);
bool __wrap_stet_quote_step(stet_quoter *quoter, stet_quotes *list);

bool __wrap_stet_quote_step(stet_quoter *quoter, stet_quotes *list)
{
    work();
    return __real_stet_quote_step(quoter, list);
}
#endif
