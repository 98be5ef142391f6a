/* SPDX-License-Identifier: MIT */
#include "packing.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "run.h"

#ifdef STET_WITH_ZLIB
#include <zlib.h>
#endif
#ifdef STET_WITH_ZSTD
#include <zstd.h>
#endif

static void add(struct bytes *out, const void *bytes, size_t size)
{
    run_expect(bytes_add(out, bytes, size), "no memory for what is packed");
}

/* ---- gzip, zstd -------------------------------------------------------------------------------------------------- */

#ifdef STET_WITH_ZLIB
bool pack_gzip(struct bytes *out, const char *bytes, size_t size)
{
    union {
        const char *in;
        unsigned char *out; /* zlib's prototype, which writes nothing there */
    } at = {.in = bytes};
    z_stream z = {.next_in = at.out, .avail_in = (uInt)size};
    run_expect(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK, "deflateInit2 fails");
    size_t room = deflateBound(&z, (uLong)size);
    run_expect(bytes_reserve(out, room), "no memory for what is packed");
    z.next_out = (unsigned char *)out->at + out->used;
    z.avail_out = (uInt)room;
    run_expect(deflate(&z, Z_FINISH) == Z_STREAM_END, "deflate fails");
    deflateEnd(&z);
    out->used += room - z.avail_out;
    return true;
}
#else
bool pack_gzip(struct bytes *out, const char *bytes, size_t size)
{
    (void)out, (void)bytes, (void)size;
    return false;
}
#endif

#ifdef STET_WITH_ZSTD
bool pack_zstd(struct bytes *out, const char *bytes, size_t size)
{
    size_t room = ZSTD_compressBound(size);
    run_expect(bytes_reserve(out, room), "no memory for what is packed");
    size_t used = ZSTD_compress(out->at + out->used, room, bytes, size, 1);
    run_expect(!ZSTD_isError(used), "ZSTD_compress fails");
    out->used += used;
    return true;
}
#else
bool pack_zstd(struct bytes *out, const char *bytes, size_t size)
{
    (void)out, (void)bytes, (void)size;
    return false;
}
#endif

/* ---- tar --------------------------------------------------------------------------------------------------------- */

enum { TAR_BLOCK = 512, TAR_SIZE = 124, TAR_SUM = 148, TAR_SUM_BYTES = 8, TAR_KIND = 156, TAR_MAGIC = 257 };

static void put_octal(char *field, size_t digits, size_t number)
{
    for (; digits > 0; digits--, number /= 8)
        field[digits - 1] = (char)('0' + number % 8);
}

void pack_tar_file(struct bytes *out, const char *name, char kind, const char *bytes, size_t size)
{
    static const char zeros[TAR_BLOCK];
    char header[TAR_BLOCK] = {0};
    size_t sum = 0;
    snprintf(header, 100, "%s", name);
    put_octal(header + TAR_SIZE, 11, size);
    header[TAR_KIND] = kind;
    memcpy(header + TAR_MAGIC,
           "ustar\0"
           "00",
           8);
    memset(header + TAR_SUM, ' ', TAR_SUM_BYTES);
    for (size_t i = 0; i < TAR_BLOCK; i++)
        sum += (unsigned char)header[i];
    put_octal(header + TAR_SUM, 6, sum);
    header[TAR_SUM + 6] = '\0';
    add(out, header, TAR_BLOCK);
    add(out, bytes, size);
    add(out, zeros, (TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
}

void pack_tar_end(struct bytes *out)
{
    static const char zeros[2 * TAR_BLOCK];
    add(out, zeros, sizeof zeros);
}

/* ---- Other encodings --------------------------------------------------------------------------------------------- */

enum { REPLACEMENT = 0xFFFD };

static void add_code_point(struct bytes *out, uint32_t code)
{
    unsigned char utf8[4];
    size_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--, code >>= 6)
        utf8[i] = (unsigned char)(0x80 | (code & 0x3F));
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    utf8[0] = (unsigned char)(lead[size] | code);
    add(out, utf8, size);
}

size_t decode_windows_1252(struct bytes *out, const char *text, size_t len, size_t *first)
{
    /* Where it is not Latin-1; 0: nothing. */
    static const uint16_t from_80[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
    };
    size_t damaged = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned byte = (unsigned char)text[i];
        uint32_t code = byte >= 0x80 && byte < 0xA0 ? from_80[byte - 0x80] : byte;
        if (code == 0 && byte != 0 && damaged++ == 0) *first = i;
        add_code_point(out, code == 0 && byte != 0 ? REPLACEMENT : code);
    }
    return damaged;
}

static uint32_t unit_at(const char *text, size_t at, bool big)
{
    uint32_t one = (unsigned char)text[at], two = (unsigned char)text[at + 1];
    return big ? one << 8 | two : two << 8 | one;
}

size_t decode_utf16(struct bytes *out, const char *text, size_t len, bool big, size_t *first)
{
    size_t damaged = 0;
    for (size_t at = 0; at < len;) {
        size_t size = len - at < 2 ? 1 : 2;
        uint32_t code = size < 2 ? 0xD800 : unit_at(text, at, big);
        if (code >= 0xD800 && code < 0xDC00 && len - at >= 4) {
            uint32_t low = unit_at(text, at + 2, big);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                size = 4;
            }
        }
        bool good = code < 0xD800 || code >= 0xE000;
        if (!good && damaged == 0) *first = at;
        if (!good) damaged += size;
        add_code_point(out, good ? code : REPLACEMENT);
        at += size;
    }
    return damaged;
}
