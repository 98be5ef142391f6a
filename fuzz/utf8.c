/* SPDX-License-Identifier: MIT
 *
 * utf8.c - what is UTF-8 and where it ends to be: every kernel, the oracle's table and the command's decoder against a
 * decoder without tables, which reads the number that the bits make and then asks whether that number may be.
 */
#include "oracle.h"
#include "shared.h"

#include <stdlib.h>
#include <string.h>

#include "utf8.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Suffixes of the text that are looked at too, so that each byte stands at several places of a kernel's block. */
enum { STARTS = 4 };

/* Bytes that the kernels look at together, or a multiple of them. */
enum { BLOCK = 64 };

/* One bits before the first zero. */
static size_t leading_ones(unsigned byte)
{
    size_t count = 0;
    while (count < 8 && (byte & (0x80u >> count)) != 0)
        count++;
    return count;
}

/* Bytes that this code point takes, written the shortest way. */
static size_t shortest(uint32_t code)
{
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/* Length of the sequence at the start of the text, 0 where there is none; and its code point. */
static size_t decode(const char *text, size_t len, uint32_t *code)
{
    unsigned lead = (unsigned char)text[0];
    size_t length = leading_ones(lead);
    *code = lead;
    if (length == 0) return 1;
    if (length == 1 || length > 4 || length > len) return 0;
    *code = lead & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        unsigned byte = (unsigned char)text[i];
        if (byte >> 6 != 2) return 0;
        *code = *code * 64 + byte % 64;
    }
    if (shortest(*code) != length || *code > 0x10FFFF || *code / 0x800 == 0xD800 / 0x800) return 0;
    return length;
}

static size_t first_invalid(const char *text, size_t len)
{
    uint32_t code;
    size_t at = 0, length = 1;
    while (at < len && (length = decode(text + at, len - at, &code)) > 0)
        at += length;
    return at;
}

static void check_decoders(const char *text, size_t len)
{
    for (size_t at = 0; at < len; at++) {
        uint32_t code, ours, theirs;
        size_t size = 0, length = decode(text + at, len - at, &code), piece = oracle_piece(text, len, at, &ours);
        theirs = utf8_next(text + at, len - at, &size);
        if (length > 0) {
            run_expect(piece == length && ours == code, "the oracle's decoder differs");
            run_expect(size == length && theirs == code, "the command's decoder differs");
        } else {
            run_expect(ours == ORACLE_INVALID, "the oracle's decoder takes what is no UTF-8");
            run_expect(theirs == UTF8_INVALID && size == 1, "the command's decoder takes what is no UTF-8");
        }
    }
}

static void check_kernel(const char *text, size_t len, uint32_t kernel)
{
    size_t invalid = first_invalid(text, len);
    stet_options options = STET_OPTIONS_INIT;
    options.want = STET_WANT_BLOCKS;
    options.kernel = kernel;
    run r = shared_parse_checked(0, text, len, options);
    run_expect(r.article.error_offset == invalid, "error_offset is not that of the first bad byte");
    options.flags = STET_OPTION_STRICT_UTF8;
    r = shared_parse(0, text, len, options);
    run_expect(r.status == (invalid < len ? STET_E_UTF8 : STET_OK), "strict parsing refuses the wrong texts");
}

static void check_kernels(const char *text, size_t len)
{
    for (uint32_t kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++) {
        if (stet_kernel_available(kernel)) check_kernel(text, len, kernel);
    }
}

/* The text with so many bytes of ASCII before it. */
static void check_moved(const char *text, size_t size, size_t shift)
{
    unsigned char *moved = malloc(shift + size);
    run_expect(moved != NULL, "no memory for a text that is moved");
    memset(moved, 'a', shift);
    memcpy(moved + shift, text, size);
    char *exact = run_copy_text(moved, shift + size);
    free(moved);
    check_kernels(exact, shift + size);
    run_free_text(exact);
}

/* Puts the end of a kernel's block into the longest sequence, or what begins like one. */
static void check_across(const char *text, size_t size)
{
    size_t lead = 0;
    for (size_t at = 1; at < size; at++) {
        if (leading_ones((unsigned char)text[at]) > leading_ones((unsigned char)text[lead])) lead = at;
    }
    size_t length = size > 0 ? leading_ones((unsigned char)text[lead]) : 0;
    if (length < 2) return;
    size_t before = 1 + size % (length < 4 ? length - 1 : 3);
    check_moved(text, size, 2 * BLOCK - before - lead % BLOCK);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char *text = run_copy_text(data, size);
    check_across(text, size);
    for (size_t start = 0; start < STARTS && start <= size; start++)
        check_kernels(text + start, size - start);
    check_decoders(text, size);
    run_free_text(text);
    return 0;
}
