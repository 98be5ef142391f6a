/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "readers.h"

#define WARC_VERSION "WARC/"

/* A line of JSONL begins with an object that has a key; no article does. */
static bool is_jsonl(const char *text, size_t len)
{
    size_t at = 0;
    bool open = false;
    for (; at < len && strchr(" \t\r\n{", text[at]) != NULL && text[at] != '\0'; at++) {
        if (text[at] == '{' && open) return false;
        open = open || text[at] == '{';
    }
    return open && at < len && text[at] == '"';
}

reader *reader_of_content(const struct stream *stream)
{
    size_t mark = strlen(BYTE_ORDER_MARK), warc = strlen(WARC_VERSION), len = stream->ahead_end;
    const char *text = stream->ahead;
    if (len >= warc && memcmp(text, WARC_VERSION, warc) == 0) return read_warc;
    if (len >= mark && memcmp(text, BYTE_ORDER_MARK, mark) == 0) {
        text += mark;
        len -= mark;
    }
    return is_jsonl(text, len) ? read_jsonl : read_text;
}
