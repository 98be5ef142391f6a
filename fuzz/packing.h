/* SPDX-License-Identifier: MIT
 *
 * packing.h - what the command's readers unpack, made of bytes; and text of other encodings, decoded naively.
 */
#ifndef STET_FUZZ_PACKING_H
#define STET_FUZZ_PACKING_H

#include "bytes.h"

/* Adds the bytes as one member of gzip, one frame of zstd. False where the build has none. */
bool pack_gzip(struct bytes *out, const char *bytes, size_t size);
bool pack_zstd(struct bytes *out, const char *bytes, size_t size);

/* Adds the bytes as a file of a tar archive, of that kind ('0': a file as any), and what ends an archive. */
void pack_tar_file(struct bytes *out, const char *name, char kind, const char *bytes, size_t size);
void pack_tar_end(struct bytes *out);

/* Adds the UTF-8 of a text in Windows-1252, or in UTF-16 (big: its bytes are big-endian), with U+FFFD for what is none:
 * each byte, each unit. Returns how many bytes are none; *first gets the first's offset, where there is one. */
size_t decode_windows_1252(struct bytes *out, const char *text, size_t len, size_t *first);
size_t decode_utf16(struct bytes *out, const char *text, size_t len, bool big, size_t *first);

#endif
