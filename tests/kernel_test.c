/* SPDX-License-Identifier: MIT
 *
 * kernel_test.c - every kernel against references that look at one byte at a time and know no tables.
 */
#include "kernel.h"
#include "tape.h"

#include "draw.h"
#include "guard.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST    300 /* bytes of the texts tried in every length */
#define ALIGNMENTS 65
#define FAULTS     10 /* shown of each test */

static size_t faults;

static void fault(const char *function, uint32_t kernel, const uint8_t *text, size_t len, const char *what)
{
    if (++faults > FAULTS) return;
    fprintf(stderr, "%s of %s, %zu bytes: %s\n   ", function, stet_kernel_name(kernel), len, what);
    for (size_t i = 0; i < len && i < 100; i++)
        fprintf(stderr, " %02X", text[i]);
    fputs("\n", stderr);
}

/* ---- References ---- */

static bool is_mark(uint8_t byte, uint8_t next)
{
    uint8_t low = next & 0x3F;
    if (byte == '"' || byte == '\'' || byte == '`' || byte == '&' || byte == '<') return true;
    if (byte == ',') return low == 0x2C;
    if (byte == 0xC2) return low == 0x2B || low == 0x34 || low == 0x3B;
    if (byte == 0xC3) return low == 0x22;
    if (byte == 0xE2 || byte == 0xE3) return low == 0;
    return byte == 0xEF && low == 0x3D;
}

static bool is_stop(uint8_t byte, uint8_t next)
{
    uint8_t low = next & 0x3F;
    if (byte == '.' || byte == '!' || byte == '?') return true;
    if (byte == 0xE2 || byte == 0xE3) return low == 0;
    return byte == 0xEF && (low == 0x3C || low == 0x3D);
}

static bool is_line_end(const uint8_t *at, size_t avail)
{
    if (*at == '\n' || *at == '\r') return true;
    return avail >= 3 && (memcmp(at, "\xE2\x80\xA8", 3) == 0 || memcmp(at, "\xE2\x80\xA9", 3) == 0);
}

static size_t naive_scan(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out)
{
    out->mark_count = out->stop_count = out->end_count = 0;
    for (size_t i = 0; i < len; i++) {
        if (i % STET_SCAN_STEP == 0 && out->mark_count + out->stop_count + out->end_count > STET_LISTS_FULL) return i;
        uint8_t next = i + 1 < avail ? piece[i + 1] : 0;
        if (is_mark(piece[i], next)) out->marks[out->mark_count++] = (uint16_t)i;
        if (out->lists_stops && is_stop(piece[i], next)) out->stops[out->stop_count++] = (uint16_t)i;
        if (is_line_end(piece + i, avail - i)) out->ends[out->end_count++] = (uint16_t)i;
    }
    return len;
}

/* Bytes of the sequence at `at`; 0 where there is none: by the code point that it would stand for. */
static size_t naive_sequence(const uint8_t *at, size_t rest)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = at[0] < 0x80 ? 1 : at[0] < 0xC0 ? 0 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : at[0] < 0xF8 ? 4 : 0;
    if (length < 2 || length > rest) return length > rest ? 0 : length;
    uint32_t code = at[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (at[i] < 0x80 || at[i] > 0xBF) return 0;
        code = code * 64 + (at[i] - 0x80u);
    }
    if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return 0;
    return length;
}

static stet_bytes naive_check(const uint8_t *text, size_t len)
{
    stet_bytes bytes = {0, false};
    for (size_t i = 0; i < len; i++)
        bytes.control |= text[i] == 0x7F || text[i] < 0x09 || (text[i] > 0x0D && text[i] < 0x20);
    while (bytes.invalid < len) {
        size_t length = naive_sequence(text + bytes.invalid, len - bytes.invalid);
        if (length == 0) break;
        bytes.invalid += length;
    }
    return bytes;
}

static stet_sighted naive_look(const uint8_t *line, size_t len, size_t avail)
{
    bool told = len < STET_LOOK_BYTES; /* digits and stops */
    stet_sighted sighted = {~UINT64_C(0), 0};
    for (size_t i = 0; i < len; i++) {
        uint8_t byte = line[i], next = i + 1 < avail ? line[i + 1] : 0, third = i + 2 < avail ? line[i + 2] : 0;
        bool graph = next > 0x20 && next < 0x80;
        if (byte == ':' && !graph) sighted.holds |= STET_LOOK_COLON;
        if ((byte == '-' || byte == '_') && (!graph || next == '-')) sighted.holds |= STET_LOOK_DASH;
        if (byte == 0xE2 && third >= 0x90 && third <= 0x97) sighted.holds |= STET_LOOK_DASH;
        if (told && ((byte >= '0' && byte <= '9') || byte == 0xEF)) sighted.holds |= STET_LOOK_DIGIT;
        if (told && (byte == '.' || byte == '!' || byte == '?') && next == ' ') sighted.holds |= STET_LOOK_STOP;
        if (byte == ' ') sighted.holds |= STET_LOOK_BLANK;
        bool word = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
        if (i < 64 && word) sighted.gaps &= ~(UINT64_C(1) << i);
    }
    return sighted;
}

static bool same_look(stet_sighted a, stet_sighted b)
{
    return a.gaps == b.gaps && a.holds == b.holds;
}

/* ---- Comparing ---- */

static bool next_kernel(uint32_t *kernel, stet_kernel_functions *f)
{
    while (++*kernel <= STET_KERNEL_NEON) {
        *f = stet_kernel_find(*kernel);
        if (f->scan) return true;
    }
    return false;
}

static bool same_list(const uint16_t *a, uint32_t a_count, const uint16_t *b, uint32_t b_count)
{
    return a_count == b_count && memcmp(a, b, a_count * sizeof *a) == 0;
}

static void compare_candidates(const stet_candidates *want, const stet_candidates *got, uint32_t kernel,
                               const uint8_t *piece, size_t len)
{
    if (!same_list(want->marks, want->mark_count, got->marks, got->mark_count))
        fault("scan", kernel, piece, len, "other marks");
    if (!same_list(want->stops, want->stop_count, got->stops, got->stop_count))
        fault("scan", kernel, piece, len, "other stops");
    if (!same_list(want->ends, want->end_count, got->ends, got->end_count))
        fault("scan", kernel, piece, len, "other line ends");
}

static void compare_lists(const uint8_t *piece, size_t len, size_t avail, bool stops)
{
    static stet_candidates want, got;
    stet_kernel_functions f;
    want.lists_stops = stops;
    size_t scanned = naive_scan(piece, len, avail, &want), clean;
    for (uint32_t kernel = 0; next_kernel(&kernel, &f);) {
        memset(&got, 0xAA, sizeof got);
        got.lists_stops = stops;
        if (f.scan(piece, len, avail, &got) != scanned) fault("scan", kernel, piece, len, "another end");
        compare_candidates(&want, &got, kernel, piece, len);
        if (!f.scan_checked) continue;
        memset(&got, 0xAA, sizeof got);
        got.lists_stops = stops;
        if (f.scan_checked(piece, len, avail, &got, &clean) != scanned)
            fault("scan and check", kernel, piece, len, "another end");
        if (clean > avail) fault("scan and check", kernel, piece, len, "clean past the text");
        compare_candidates(&want, &got, kernel, piece, len);
    }
}

static void compare_scans(const uint8_t *piece, size_t len, size_t avail)
{
    compare_lists(piece, len, avail, true);
    compare_lists(piece, len, avail, false);
}

static void compare_bytes(stet_bytes want, stet_bytes got, const char *function, uint32_t kernel, const uint8_t *text,
                          size_t len)
{
    if (got.invalid != want.invalid) {
        char what[80];
        snprintf(what, sizeof what, "first invalid byte at %zu, found at %zu", want.invalid, got.invalid);
        fault(function, kernel, text, len, what);
    }
    if (got.control != want.control) fault(function, kernel, text, len, "control bytes");
}

/* As the kernel's check says, and as the tape says, which may have part of it from a scan. */
static void compare_checks(const uint8_t *text, size_t len)
{
    static stet_tape tape;
    stet_kernel_functions f;
    stet_bytes want = naive_check(text, len);
    for (uint32_t kernel = 0; next_kernel(&kernel, &f);) {
        stet_text all = {text, NULL, &f, (uint32_t)len};
        compare_bytes(want, f.check(text, len), "check", kernel, text, len);
        stet_tape_open(&tape, all, f.scan, len % 2 == 0);
        compare_bytes(want, stet_tape_check(&tape, 0, &f), "scan and check", kernel, text, len);
    }
}

/* The first n bytes of a text as a line of it, and each flag of a few bytes as well as of many. */
static void compare_looks(const uint8_t *text, size_t len)
{
    static const size_t lens[] = {1, 2, 15, 16, 17, 31, 32, 33, 63, 64, 65, 120, 127, 128};
    stet_kernel_functions f;
    for (size_t n = 0; n < sizeof lens / sizeof lens[0] && lens[n] <= len; n++) {
        stet_sighted want = naive_look(text, lens[n], len);
        for (uint32_t kernel = 0; next_kernel(&kernel, &f);) {
            if (!same_look(f.look(text, lens[n], len), want)) fault("look", kernel, text, lens[n], "another look");
        }
    }
    for (size_t at = 0; at + 1 <= len; at += 7) {
        stet_sighted want = naive_look(text + at, 1, len - at);
        for (uint32_t kernel = 0; next_kernel(&kernel, &f);) {
            if (!same_look(f.look(text + at, 1, len - at), want))
                fault("look", kernel, text + at, 1, "another look at a byte");
        }
    }
}

static stet_kinds naive_kinds(const uint8_t *text)
{
    stet_kinds kinds = {0, 0, 0, 0, 0, 0};
    for (size_t i = 0; i < 64; i++) {
        uint8_t byte = text[i];
        uint64_t bit = UINT64_C(1) << i;
        if ((byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z')) kinds.letters |= bit;
        if (byte >= 'A' && byte <= 'Z') kinds.capitals |= bit;
        if (byte >= '0' && byte <= '9') kinds.digits |= bit;
        if (byte && strchr("'-.&_@", byte)) kinds.joints |= bit;
        if (byte >= 0x80) kinds.high |= bit;
        if (byte >= 0xC3 && byte <= 0xD0) kinds.leads |= bit;
    }
    return kinds;
}

static void compare_kinds(const uint8_t *text, size_t len)
{
    stet_kernel_functions f;
    for (size_t at = 0; at + 64 <= len; at += 29) {
        stet_kinds want = naive_kinds(text + at), got;
        for (uint32_t kernel = 0; next_kernel(&kernel, &f);) {
            f.kinds(text + at, &got);
            if (memcmp(&got, &want, sizeof got) != 0) fault("kinds", kernel, text + at, 64, "other kinds");
        }
    }
}

static void compare_all(const uint8_t *text, size_t len)
{
    compare_kinds(text, len);
    compare_looks(text, len);
    compare_scans(text, len, len);
    compare_checks(text, len);
}

/* ---- Texts ---- */

static uint64_t state = 1;

static const char *const pieces[] = {
    "\n",
    "\r",
    "\"",
    "'",
    "`",
    "&",
    "<",
    ",",
    ",,",
    ".",
    "!",
    "?",
    "\xC2\xAB",
    "\xC2\xB4",
    "\xC2\xBB",
    "\xC2\xA0",
    "\xC3\xA2",
    "\xC3\xA9",
    "\xE2\x80\x9C",
    "\xE2\x80\xA8",
    "\xE2\x80\xA9",
    "\xE2\x82\xAC",
    "\xE2\x84\xA8",
    "\xE3\x80\x8C",
    "\xE3\x82\xA8",
    "\xEF\xBC\x8C",
    "\xEF\xBD\xA2",
    "\xEF\xBF\xBD",
    "\xF0\x9F\x98",
    "\xF0\x9F\x98\x80",
    "\xE2\x80",
    "\xE3",
    "\xC2",
    "\x80",
    "\xED\xA0\x80",
    "\xF4\x90\x80\x80",
    "\xE0\x9F\xBF",
    "\xC1\xBF",
    "\x1B",
    "\x7F",
    "l",
    ",l",
    "\xD0\xB8",
    "\xE4\xBD\xA0",
    ": ",
    "- ",
    "--",
    "_ ",
    "\xE2\x80\x94",
    "3",
};
#define PIECES (sizeof pieces / sizeof pieces[0])

/* Words, pieces and random bytes; `density` of sixteen draws are pieces, `noise` random bytes. Valid pieces come first,
 * so that good UTF-8 is made with valid_only. */
static void make_soup(uint8_t *text, size_t len, unsigned density, unsigned noise, bool valid_only)
{
    for (size_t i = 0; i < len;) {
        char byte[2] = {(char)draw_number(&state), 0};
        unsigned draw = (unsigned)(draw_number(&state) % 16);
        const char *piece = draw < density           ? pieces[draw_number(&state) % (valid_only ? 28 : PIECES)]
                            : draw < density + noise ? byte
                                                     : "Words in ";
        size_t n = draw >= density && draw < density + noise ? 1 : strlen(piece);
        memcpy(text + i, piece, n < len - i ? n : len - i);
        i += n;
    }
}

static const struct {
    unsigned density, noise;
    bool valid_only;
} soups[] = {{2, 0, true}, {8, 0, true}, {1, 0, false}, {6, 2, false}, {16, 0, false}, {0, 16, false}};
#define SOUPS (sizeof soups / sizeof soups[0])

static void make_numbered_soup(uint8_t *text, size_t len, size_t number)
{
    size_t i = number % SOUPS;
    make_soup(text, len, soups[i].density, soups[i].noise, soups[i].valid_only);
}

/* ---- Tests ---- */

static bool same_functions(stet_kernel_functions a, stet_kernel_functions b)
{
    return a.scan == b.scan && a.check == b.check && a.look == b.look && a.kinds == b.kinds &&
           a.scan_checked == b.scan_checked;
}

/* The answers of all are alike, so which functions are called only the table tells. */
Test(kernel, the_best_is_taken_and_none_has_functions_of_another)
{
    stet_kernel_functions f, other;
    cr_expect(same_functions(stet_kernel_find(STET_KERNEL_AUTO), stet_kernel_find(stet_kernel_best())));
    for (uint32_t kernel = 0; next_kernel(&kernel, &f);) {
        cr_expect_eq(f.scan_checked != NULL, kernel == STET_KERNEL_AVX512);
        for (uint32_t better = kernel; next_kernel(&better, &other);)
            cr_expect(f.scan != other.scan && f.check != other.check && f.look != other.look);
    }
}

Test(kernel, every_length_and_alignment)
{
    static uint8_t text[LONGEST + ALIGNMENTS];
    for (size_t len = 0; len <= LONGEST; len++) {
        for (size_t at = 0; at < ALIGNMENTS; at++) {
            make_numbered_soup(text + at, len, len + at);
            compare_all(text + at, len);
        }
    }
    cr_expect_eq(faults, 0);
}

Test(kernel, every_single_byte_and_pair)
{
    uint8_t text[130];
    for (unsigned first = 0; first < 256; first++) {
        for (unsigned second = 0; second < 256; second++) {
            size_t at = 62 + (first + second) % 4;
            memset(text, 'a', sizeof text);
            text[at] = (uint8_t)first;
            text[at + 1] = (uint8_t)second;
            compare_all(text, sizeof text);
            compare_all(text, at + 1);
            compare_scans(text, at + 1, sizeof text);
        }
    }
    cr_expect_eq(faults, 0);
}

Test(kernel, pieces_and_what_follows_them)
{
    static uint8_t text[2 * STET_SCAN_BYTES];
    static const size_t lens[] = {63, 64, 65, 127, 128, 255, 256, 257, 4095, 4096, 16383, 16384};
    for (size_t round = 0; round < 600; round++) {
        size_t len = lens[round % (sizeof lens / sizeof lens[0])];
        make_numbered_soup(text, sizeof text, round / 2);
        if (round % 3 == 0) memcpy(text + len - 1, "\xE2\x80\xEF\xBD", 4);
        if (round % 3 == 1) memcpy(text + len - 1, ",,", 2);
        compare_scans(text, len, len);
        compare_scans(text, len, len + 1);
        compare_scans(text, len, len + draw_number(&state) % 70);
        compare_scans(text, len, sizeof text);
    }
    cr_expect_eq(faults, 0);
}

Test(kernel, lists_as_long_as_they_get)
{
    static uint8_t text[STET_SCAN_BYTES];
    static const char *const units[] = {"\"", ".", "\xE2\x80", "\xE3\x80\x80", ",", "\xEF\xBD\xBF", "\n", "a", ".\""};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        size_t period = strlen(units[i]);
        for (size_t at = 0; at < sizeof text; at++)
            text[at] = (uint8_t)units[i][at % period];
        compare_all(text, sizeof text);
        compare_all(text, sizeof text - 1);
    }
    cr_expect_eq(faults, 0);
}

static void look_at_sequence(const uint8_t *sequence, size_t n, size_t at)
{
    uint8_t text[136];
    memset(text, 'a', sizeof text);
    memcpy(text + at, sequence, n);
    compare_checks(text, at + n);
    compare_checks(text, sizeof text);
}

/* Where blocks of 16, 32 and 64 bytes and the last, partial block begin. */
static const size_t places[] = {0, 1, 13, 14, 15, 29, 30, 31, 32, 45, 60, 61, 62, 63, 64, 93, 94, 95, 126, 127};
#define PLACES (sizeof places / sizeof places[0])

Test(kernel, sequences_of_three)
{
    static const uint8_t thirds[] = {'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xE2, 0xF0, 0xFF};
    size_t round = 0;
    for (unsigned first = 0x80; first < 256; first++) {
        for (unsigned second = 0; second < 256; second++) {
            /* All third bytes where the first two promise one, else those at the edges of ranges. */
            bool all = first >= 0xE0 && first < 0xF0 && second >= 0x80 && second < 0xC0;
            for (unsigned i = 0; i < (all ? 256 : sizeof thirds); i++) {
                uint8_t bytes[3] = {(uint8_t)first, (uint8_t)second, all ? (uint8_t)i : thirds[i]};
                look_at_sequence(bytes, 3, places[round++ % PLACES]);
            }
        }
    }
    cr_expect_eq(faults, 0);
}

Test(kernel, sequences_of_four)
{
    static const uint8_t edges[] = {'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xF0};
    size_t round = 0;
    for (unsigned first = 0xEE; first < 256; first++) {
        for (unsigned second = 0x70; second < 0xD0; second++) {
            for (size_t i = 0; i < sizeof edges * sizeof edges; i++) {
                uint8_t bytes[4] = {(uint8_t)first, (uint8_t)second, edges[i % sizeof edges], edges[i / sizeof edges]};
                look_at_sequence(bytes, 4, places[round++ % PLACES]);
            }
        }
    }
    cr_expect_eq(faults, 0);
}

/* Each sequence at each place, whole and cut short by the text's end. */
Test(kernel, sequences_everywhere)
{
    static const char *const sequences[] = {"\xC2\x80",
                                            "\xDF\xBF",
                                            "\xE0\xA0\x80",
                                            "\xED\x9F\xBF",
                                            "\xEE\x80\x80",
                                            "\xEF\xBF\xBF",
                                            "\xF0\x90\x80\x80",
                                            "\xF4\x8F\xBF\xBF",
                                            "\xF4\x90\x80\x80",
                                            "\xF0\x8F\xBF\xBF",
                                            "\xED\xA0\x80",
                                            "\xE0\x9F\xBF",
                                            "\xC1\xBF",
                                            "\xC0\x80",
                                            "\xF5\x80\x80\x80",
                                            "\xFF",
                                            "\x80",
                                            "\xC2\x80\x80",
                                            "\xE2\x80\x80\x80",
                                            "\xF0\x90\x80\x80\x80"};
    uint8_t text[260];
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++) {
        size_t n = strlen(sequences[i]);
        for (size_t at = 0; at + n <= sizeof text; at++) {
            memset(text, 'a', sizeof text);
            memcpy(text + at, sequences[i], n);
            compare_checks(text, sizeof text);
            for (size_t cut = 1; cut <= n; cut++)
                compare_checks(text, at + cut);
        }
    }
    cr_expect_eq(faults, 0);
}

/* Kernels look for errors from time to time only, and then go back. */
Test(kernel, faults_in_long_texts)
{
    enum { LEN = 3 * 4096 + 200 };
    static uint8_t text[LEN];
    for (size_t round = 0; round < 1500; round++) {
        size_t near = (1 + round % 3) * 4096 + (round & 1 ? 64 : round & 2 ? 32 : 0);
        make_soup(text, LEN, 4, 0, true);
        while (naive_check(text, LEN).invalid < LEN)
            text[naive_check(text, LEN).invalid] = 'a'; /* the last piece may be cut */
        const char *piece = pieces[28 + round % (PIECES - 28)];
        memcpy(text + near - 4 + draw_number(&state) % 8, piece, strlen(piece));
        if (round % 5 == 0) text[draw_number(&state) % LEN] = 0x80;
        compare_checks(text, LEN);
        compare_checks(text, near + draw_number(&state) % 8);
    }
    cr_expect_eq(faults, 0);
}

#if STET_HAS_SSE2 || STET_HAS_AVX2 || STET_HAS_AVX512 || STET_HAS_NEON
/* Where a kernel asks for a fault and all is UTF-8, none is found. */
Test(kernel, no_fault_is_near)
{
    static const uint8_t text[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";
    for (size_t pos = 0; pos < sizeof text; pos++)
        cr_expect_eq(stet_find_invalid(text, pos, sizeof text - 1), sizeof text - 1, "from %zu on", pos);
}
#endif

/* What a scan has checked need not be checked again: of long texts without damage, all but less than 128 bytes. */
Test(kernel, scans_check_nearly_all)
{
    static stet_candidates lists;
    static uint8_t text[STET_SCAN_BYTES];
    stet_kernel_functions f;
    size_t clean = 0;
    for (uint32_t kernel = 0; next_kernel(&kernel, &f);) {
        if (!f.scan_checked) continue;
        memset(text, 'a', sizeof text);
        for (size_t len = 128; len <= sizeof text; len += 61) {
            f.scan_checked(text, len, len, &lists, &clean);
            cr_expect(clean <= len && len - clean < 128, "%zu of %zu bytes", clean, len);
        }
        text[200] = 0x7F;
        f.scan_checked(text, sizeof text, sizeof text, &lists, &clean);
        cr_expect_eq(clean, 0);
    }
}

Test(kernel, control_bytes_everywhere)
{
    uint8_t text[200];
    for (unsigned byte = 0; byte < 256; byte++) {
        for (size_t at = 0; at < sizeof text; at++) {
            memset(text, 0xC3, sizeof text); /* no control byte, and no UTF-8 */
            text[at] = (uint8_t)byte;
            compare_checks(text, sizeof text);
        }
    }
    cr_expect_eq(faults, 0);
}

Test(kernel, line_ends_everywhere)
{
    static const char *const ends[] = {"\n", "\r", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80", "\xE2\x81\xA8", "\xE2"};
    uint8_t text[200];
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t n = strlen(ends[i]);
        for (size_t at = 0; at + n <= sizeof text; at++) {
            memset(text, 'a', sizeof text);
            memcpy(text + at, ends[i], n);
            for (size_t len = at; len <= sizeof text; len++)
                compare_scans(text, len, len);
        }
    }
    cr_expect_eq(faults, 0);
}

/* A read beyond the text ends the test. */
Test(kernel, nothing_is_read_outside)
{
    guard g;
    static uint8_t text[2 * STET_SCAN_BYTES];
    guard_begin(&g, sizeof text);
    for (size_t len = 0; len <= sizeof text; len += len < LONGEST ? 1 : 241) {
        make_numbered_soup(text, len, len);
        for (int side = 0; side < 2; side++) {
            const char *copy =
                side ? guard_at_end(&g, (const char *)text, len) : guard_at_start(&g, (const char *)text, len);
            const uint8_t *bytes = (const uint8_t *)copy;
            compare_checks(bytes, len);
            compare_looks(bytes, len);
            compare_scans(bytes, len < STET_SCAN_BYTES ? len : STET_SCAN_BYTES, len);
        }
    }
    guard_end(&g);
    cr_expect_eq(faults, 0);
}

Test(kernel, best_and_available)
{
    uint32_t best = stet_kernel_best();
    cr_expect_neq(best, STET_KERNEL_AUTO);
    cr_expect_eq(stet_kernel_best(), best);
    cr_expect(stet_kernel_available(best));
    cr_expect(stet_kernel_available(STET_KERNEL_AUTO));
    cr_expect_not(stet_kernel_available(STET_KERNEL_NEON + 1));
    cr_expect_not(stet_kernel_available(1000));
    for (uint32_t kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++) {
        stet_kernel_functions f = stet_kernel_find(kernel);
        cr_expect_eq(stet_kernel_available(kernel), f.scan != NULL);
        cr_expect_eq(f.scan != NULL, f.check != NULL);
        cr_expect_eq(f.scan != NULL, f.look != NULL);
        cr_expect_eq(f.scan != NULL, f.kinds != NULL);
        if (f.scan) cr_expect(kernel <= best, "a better kernel than the best");
    }
}
