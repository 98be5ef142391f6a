# SPDX-License-Identifier: MIT
"""Byte offsets as offsets of what the caller gave: bytes as they are, or code points of a str."""

from bisect import bisect_left


class Bytes:
    """Text given as bytes: offsets stay, pieces are bytes."""

    def __init__(self, text):
        self.data = text

    def offset(self, byte):
        return byte

    def piece(self, start, end):
        return self.data[start:end]


class Text:
    """Text given as str. Lone surrogates are kept: three bytes that are no UTF-8."""

    def __init__(self, text):
        self.data = text.encode("utf-8", "surrogatepass")
        self._text = text
        self._starts = None

    def _table(self):
        """Where each code point starts, made when an offset is asked for."""
        if self._starts is None:
            at, starts = 0, []
            for char in self._text:
                starts.append(at)
                code = ord(char)
                at += 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)
            self._starts = starts
        return self._starts

    def offset(self, byte):
        if len(self.data) == len(self._text):
            return byte
        return bisect_left(self._table(), byte)

    def piece(self, start, end):
        if len(self.data) == len(self._text):
            return self._text[start:end]
        return self._text[self.offset(start) : self.offset(end)]
