/* SPDX-License-Identifier: MIT
 *
 * scan.h - stage 1: which bytes of a piece of text may matter, and what a text's bytes are.
 *
 * Every function here exists once for each kernel (STET_HAS_...), named stet_scan_avx2 and so on. All kernels give the
 * same answers, read nothing outside [text, text + len), and keep nothing.
 *
 * scan: for a piece of `len` bytes (len <= STET_SCAN_BYTES), of which `avail` >= len may be read, writes the ascending
 * offsets of all candidates:
 *
 *   marks   " ' ` & <
 *           ',' before ','
 *           C2 before AB B4 BB            « ´ »
 *           C3 before A2                  mojibake
 *           E2 before 80 (any third byte) “ ” ‘ ’ „ ‚ ‹ › ″
 *           E3 before 80                  「 」 『 』 〝 〞 〟 《 》
 *           EF before BD                  ｢ ｣
 *   stops   . ! ?
 *           E2 before 80, E3 before 80, EF before BC or BD      … 。 ！ ？ ．｡
 *   ends    LF CR
 *           E2 before 80 A8 and 80 A9, all eight bits of them   U+2028, U+2029
 *
 * Stops are listed only where the caller has set lists_stops: without sentences nobody reads them.
 *
 * "before" looks at the low six bits of the next byte, which is all that tells continuation bytes apart; past `avail`
 * they count as 0. Marks and stops are supersets of what matters; stage 2 decides. Lists are exact, so that all kernels
 * write the same.
 *
 * The lists are short, for the stack's sake, so a scan may end early: at the first multiple of STET_SCAN_STEP where
 * they hold more than STET_LISTS_FULL entries together. It returns how many bytes it has scanned.
 */
#ifndef STET_SCAN_H
#define STET_SCAN_H

#include "base.h"

/* ---- Which kernels are in this build ---- */

/* STET_ONLY_KERNEL_PORTABLE, _SSE2, _AVX2, _AVX512 or _NEON builds that one, and takes for granted that the processor
 * runs it; portable functions that it falls back on remain. */
#if defined(STET_ONLY_KERNEL_PORTABLE) || defined(STET_ONLY_KERNEL_SSE2) || defined(STET_ONLY_KERNEL_AVX2) ||          \
    defined(STET_ONLY_KERNEL_AVX512) || defined(STET_ONLY_KERNEL_NEON)
#define STET_ONLY_KERNEL 1
#else
#define STET_ONLY_KERNEL 0
#endif

/* Kernels need GNU C: intrinsics in functions of a target of their own. gcc for Windows does not align the stack for
 * registers of 32 bytes and more (gcc bug 54412). */
#if defined(__GNUC__) && defined(__x86_64__)
#define STET_X86 1
#else
#define STET_X86 0
#endif
#if STET_X86 && (defined(__clang__) || !defined(_WIN32))
#define STET_X86_WIDE 1
#else
#define STET_X86_WIDE 0
#endif
#if defined(__GNUC__) && defined(__aarch64__) && defined(__ARM_NEON) && defined(__AARCH64EL__)
#define STET_ARM 1
#else
#define STET_ARM 0
#endif

#if STET_X86 && (!STET_ONLY_KERNEL || defined(STET_ONLY_KERNEL_SSE2))
#define STET_HAS_SSE2 1
#else
#define STET_HAS_SSE2 0
#endif
#if STET_X86_WIDE && (!STET_ONLY_KERNEL || defined(STET_ONLY_KERNEL_AVX2))
#define STET_HAS_AVX2 1
#else
#define STET_HAS_AVX2 0
#endif
#if STET_X86_WIDE && (!STET_ONLY_KERNEL || defined(STET_ONLY_KERNEL_AVX512))
#define STET_HAS_AVX512 1
#else
#define STET_HAS_AVX512 0
#endif
#if STET_ARM && (!STET_ONLY_KERNEL || defined(STET_ONLY_KERNEL_NEON))
#define STET_HAS_NEON 1
#else
#define STET_HAS_NEON 0
#endif
#if STET_ONLY_KERNEL && !defined(STET_ONLY_KERNEL_PORTABLE) &&                                                         \
    !(STET_HAS_SSE2 || STET_HAS_AVX2 || STET_HAS_AVX512 || STET_HAS_NEON)
#error "the one kernel asked for cannot be built for this target"
#endif
#if !STET_ONLY_KERNEL || defined(STET_ONLY_KERNEL_PORTABLE)
#define STET_HAS_PORTABLE 1
#else
#define STET_HAS_PORTABLE 0
#endif

/* Helpers of a loop that must not be calls in it; the kernels besides the portable one are GNU C. */
#if defined(__GNUC__)
#define STET_INLINE static inline __attribute__((always_inline))
#endif

/* How far ahead of itself the check, which reads most of the text first, asks the caches for it. */
#define STET_READ_AHEAD 512

#if STET_HAS_AVX2 || STET_HAS_AVX512
/* That may be past the text, where no pointer may point; nothing is read there, so a number does. */
static inline void stet_read_ahead(const uint8_t *at)
{
    __builtin_prefetch((const void *)((uintptr_t)at + STET_READ_AHEAD));
}
#endif

/* ---- The contract ---- */

#define STET_SCAN_BYTES 16384u
#define STET_SCAN_STEP  256u
#define STET_LISTS_FULL 512u
#define STET_LIST_MAX   (STET_LISTS_FULL + 2u * STET_SCAN_STEP) /* a byte can be a mark and a stop, or one and an end */
#define STET_SCAN_SLACK 64u /* a kernel may write this many entries past the count */

typedef struct stet_candidates {
    bool lists_stops; /* the caller's */
    uint32_t mark_count, stop_count, end_count;
    uint16_t marks[STET_LIST_MAX + STET_SCAN_SLACK];
    uint16_t stops[STET_LIST_MAX + STET_SCAN_SLACK];
    uint16_t ends[STET_LIST_MAX + STET_SCAN_SLACK];
} stet_candidates;

static inline bool stet_lists_are_full(size_t marks, size_t stops, size_t ends)
{
    return marks + stops + ends > STET_LISTS_FULL;
}

typedef struct stet_bytes {
    size_t invalid; /* offset of the first byte that begins no UTF-8 sequence; len where there is none */
    bool control;   /* control bytes other than 09 to 0D stand somewhere; 7F is one */
} stet_bytes;

typedef size_t stet_scan_fn(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out);

/* The same for a text's start, checked by the way: the first `clean` bytes are UTF-8 without control bytes, but for a
 * sequence that the last of them may cut. They are 0 where something is wrong or nothing was looked at: `check` tells;
 * else 64 at least. */
typedef size_t stet_scan_checked_fn(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out,
                                    size_t *clean);

/* What the bytes of a text are, in one pass. */
typedef stet_bytes stet_check_fn(const uint8_t *text, size_t len);

/* What stands among the first bytes of a line: for its `len` bytes, at most STET_LOOK_BYTES, of which and of what
 * follows them `avail` >= len may be read; past that every byte counts as 0. "Before no graph" is before a byte
 * below 21 or above 7F. Of STET_LOOK_BYTES, digits and stops are not told: they are asked for in shorter lines. */
#define STET_LOOK_BYTES 128u
#define STET_LOOK_COLON 0x01u /* ':' before no graph */
#define STET_LOOK_DASH  0x02u /* '-' or '_' before no graph or '-'; E2 with 90 to 97 two places on */
#define STET_LOOK_DIGIT 0x04u /* 0 to 9; EF, which full-width digits begin with */
#define STET_LOOK_STOP  0x08u /* . ! ? before a blank */
#define STET_LOOK_BLANK 0x10u /* a blank: 20 */

typedef struct stet_sighted {
    uint64_t gaps;  /* a bit for each of the first 64 bytes that is no ASCII letter or digit, and past `len` */
    uint32_t holds; /* STET_LOOK_... */
} stet_sighted;

/* What is told of so many bytes. */
static inline uint32_t stet_look_told(size_t len)
{
    return len < STET_LOOK_BYTES ? ~(uint32_t)0 : ~(uint32_t)(STET_LOOK_DIGIT | STET_LOOK_STOP);
}

typedef stet_sighted stet_look_fn(const uint8_t *line, size_t len, size_t avail);

/* What 64 bytes are, all of which may be read: a bit each, the first byte's the lowest. */
typedef struct stet_kinds {
    uint64_t letters, capitals, digits; /* of ASCII */
    uint64_t joints;                    /* ' - . & _ @, which stand inside words too */
    uint64_t high;                      /* 0x80 and more */
    uint64_t leads;                     /* 0xC3 to 0xD0 */
} stet_kinds;

typedef void stet_kinds_fn(const uint8_t *text, stet_kinds *kinds);

/* Of kernels that have none of their own (masks.c). */
STET_INTERNAL void stet_kinds_plain(const uint8_t *text, stet_kinds *kinds);

#if STET_HAS_PORTABLE
STET_INTERNAL stet_sighted stet_look_portable(const uint8_t *line, size_t len, size_t avail);
STET_INTERNAL size_t stet_scan_portable(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out);
STET_INTERNAL stet_bytes stet_check_portable(const uint8_t *text, size_t len);
#endif

#if STET_HAS_SSE2 || STET_HAS_AVX2 || STET_HAS_AVX512 || STET_HAS_NEON
/* Offset of the first byte at or after `pos` that begins no sequence, where all sequences that begin more than three
 * bytes before pos are whole; len where there is none. Slow and sure: for kernels that only know that one is near. */
STET_INTERNAL size_t stet_find_invalid(const uint8_t *text, size_t pos, size_t len);
#endif

#if STET_HAS_SSE2
STET_INTERNAL stet_sighted stet_look_sse2(const uint8_t *line, size_t len, size_t avail);
STET_INTERNAL size_t stet_scan_sse2(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out);
STET_INTERNAL stet_bytes stet_check_sse2(const uint8_t *text, size_t len);
#endif

#if STET_HAS_AVX2
STET_INTERNAL void stet_kinds_avx2(const uint8_t *text, stet_kinds *kinds);
STET_INTERNAL stet_sighted stet_look_avx2(const uint8_t *line, size_t len, size_t avail);
STET_INTERNAL size_t stet_scan_avx2(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out);
STET_INTERNAL stet_bytes stet_check_avx2(const uint8_t *text, size_t len);
#endif

#if STET_HAS_AVX512
STET_INTERNAL void stet_kinds_avx512(const uint8_t *text, stet_kinds *kinds);
STET_INTERNAL stet_sighted stet_look_avx512(const uint8_t *line, size_t len, size_t avail);
STET_INTERNAL size_t stet_scan_avx512(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out);
STET_INTERNAL size_t stet_scan_checked_avx512(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out,
                                              size_t *clean);
STET_INTERNAL stet_bytes stet_check_avx512(const uint8_t *text, size_t len);
#endif

#if STET_HAS_NEON
STET_INTERNAL stet_sighted stet_look_neon(const uint8_t *line, size_t len, size_t avail);
STET_INTERNAL size_t stet_scan_neon(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out);
STET_INTERNAL stet_bytes stet_check_neon(const uint8_t *text, size_t len);
#endif

/* ---- For kernels that only tell suspects from the rest ---- */

#if STET_HAS_PORTABLE || STET_HAS_SSE2 || STET_HAS_AVX2 || STET_HAS_NEON
/* So few wait for those of the next step of the scan: how many there are in one is what no processor foresees. */
#define STET_SUSPECTS_FEW 128u

/* Positions of a step and those that wait, and room for a kernel that writes some past the count. */
#define STET_SUSPECTS_MAX (STET_SUSPECTS_FEW + STET_SCAN_STEP + STET_SCAN_SLACK)

/* Given ascending positions, adds the candidates among them to the lists. */
STET_INTERNAL void stet_sort_suspects(const uint8_t *piece, size_t avail, const uint16_t *suspects, size_t count,
                                      stet_candidates *out);

/* Whether suspects may wait: with them, each of which may come into all three lists, these are not full. */
static inline bool stet_suspects_are_few(size_t count, const stet_candidates *out)
{
    return count <= STET_SUSPECTS_FEW &&
           !stet_lists_are_full(out->mark_count + count, out->stop_count + count, out->end_count + count);
}
#endif

#endif
