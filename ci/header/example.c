/* SPDX-License-Identifier: MIT
 *
 * example.c - what the example at the top of stet.h (example.inc, taken out of it) is written into, and a text for it.
 */
#include <stdio.h>
#include <string.h>

#include <stet.h>

static int fail(const char *message)
{
    fprintf(stderr, "example: %s\n", message);
    return 1;
}

static void put(const char *text, stet_span span)
{
    printf("%.*s\n", (int)(span.end - span.start), text + span.start);
}

/* `i`, `block` and `q` are what the example says it has by then: of the text in main the headline, the paragraph after
 * it, and the first quotation. */
static int example(const char *text, size_t len)
{
    static const size_t i = 0;
#define block (&blocks[1])
#define q     (&quotations[0])
#include "example.inc"
#undef block
#undef q
    return 0;
}

int main(void)
{
    static const char text[] = "Mill reopens\n\n\"We are back,\" said Ann Lee, \"and glad.\" It rained.\n";
    return example(text, strlen(text));
}
