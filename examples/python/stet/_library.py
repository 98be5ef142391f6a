# SPDX-License-Identifier: MIT
"""The shared library by ctypes: its structs and functions as stet.h declares them."""

import ctypes
import ctypes.util
import os
import sys
from pathlib import Path

u8, u16, u32, size_t = ctypes.c_uint8, ctypes.c_uint16, ctypes.c_uint32, ctypes.c_size_t

NONE = 0xFFFFFFFF
OK, E_CAPACITY, E_ARGUMENT, E_TOO_LARGE, E_UTF8, E_KERNEL = range(6)
WANT_BLOCKS, WANT_SENTENCES, WANT_QUOTATIONS, WANT_ATTRIBUTIONS, WANT_REFERENCES = (1 << n for n in range(5))
WANT_STANDARD = 0x1F
OPTION_STRICT_UTF8, OPTION_WHOLE_QUOTATIONS, OPTION_PAIR_DAMAGED_MARKS = 1, 2, 4


class Span(ctypes.Structure):
    _fields_ = [("start", u32), ("end", u32)]


class Block(ctypes.Structure):
    _fields_ = [
        ("span", Span), ("dateline", Span), ("label", Span),
        ("first_sentence", u32), ("sentence_count", u32),
        ("first_quotation", u32), ("quotation_count", u32),
        ("kind", u8), ("role", u8), ("flags", u16),
    ]  # fmt: skip


class Sentence(ctypes.Structure):
    _fields_ = [("span", Span)]


class Quotation(ctypes.Structure):
    _fields_ = [
        ("span", Span), ("cue", Span), ("speaker", Span), ("refers_to", Span),
        ("block", u32), ("parent", u32), ("continues", u32), ("utterance", u32), ("next_part", u32),
        ("kind", u8), ("ending", u8), ("speaker_form", u8), ("depth", u8),
        ("rule", u8), ("open_length", u8), ("close_length", u8), ("reserved", u8),
        ("flags", u32),
    ]  # fmt: skip


class Options(ctypes.Structure):
    _fields_ = [("size", u32), ("want", u32), ("flags", u32), ("kernel", u32), ("language", u32), ("reserved", u32)]


class Article(ctypes.Structure):
    _fields_ = [
        ("size", u32), ("block_size", u16), ("sentence_size", u16), ("quotation_size", u16), ("layout", u16),
        ("flags", u32), ("language", u32), ("reserved", u32),
        ("blocks", ctypes.POINTER(Block)), ("block_cap", size_t), ("block_count", size_t),
        ("sentences", ctypes.POINTER(Sentence)), ("sentence_cap", size_t), ("sentence_count", size_t),
        ("quotations", ctypes.POINTER(Quotation)), ("quotation_cap", size_t), ("quotation_count", size_t),
        ("error_offset", size_t),
    ]  # fmt: skip


def _candidates():
    """Where the library may be: what STET_LIBRARY names, beside this file as a wheel has it, the system's."""
    if "STET_LIBRARY" in os.environ:
        return [os.environ["STET_LIBRARY"]]
    name = {"win32": "stet.dll", "darwin": "libstet.dylib"}.get(sys.platform, "libstet.so")
    beside = Path(__file__).resolve().parent / name
    return [str(beside)] if beside.exists() else [n for n in (ctypes.util.find_library("stet"),) if n]


def _load():
    for candidate in _candidates():
        library = ctypes.CDLL(candidate)
        library.stet_version.restype = ctypes.c_char_p
        version = library.stet_version().decode()
        if version.split(".")[:2] != ["0", "1"]:
            raise ImportError(f"{candidate} is stet {version}; this package is for 0.1")
        return library
    raise ImportError("no libstet found; STET_LIBRARY may name it")


library = _load()
library.stet_output_version.restype = ctypes.c_char_p
library.stet_status_message.argtypes = [u32]
library.stet_status_message.restype = ctypes.c_char_p
library.stet_parse.argtypes = [ctypes.c_char_p, size_t, ctypes.POINTER(Options), ctypes.POINTER(Article)]
library.stet_parse.restype = u32
library.stet_quotation_content.argtypes = [ctypes.POINTER(Quotation)]
library.stet_quotation_content.restype = Span


def names(function, count):
    """Names of the numbers from 0 on, as JSONL has them."""
    call = getattr(library, function)
    call.argtypes, call.restype = [u32], ctypes.c_char_p
    return [call(n).decode() for n in range(count)]
