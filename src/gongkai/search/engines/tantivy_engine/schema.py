"""The fields of the index, and the mark that tells whether a folder was written by this version."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from typing import Final

import tantivy

FORMAT: Final = 1
"""Raise when tokens or fields change their meaning: older indexes must then be rebuilt."""

EXACT: Final = ("issuer", "publisher", "validity", "theme", "kind", "document_type")
DAYS: Final = ("written", "published")
NO_DAY: Final = 0
ORDERS: Final = ("newest", "oldest")


@cache
def schema() -> tantivy.Schema:
    """Build the schema.

    words, grams, characters: what is searched. number: 文号 keys. head, pinyin, initials: for suggestions.
    scan: the text with its letters folded one to one, where
    the passage is looked for; absent when it is the body.
    newest, oldest: day and id in one number, the undated last.
    """
    build = tantivy.SchemaBuilder()
    build.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    build.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    build.add_text_field("grams", tokenizer_name="whitespace", index_option="position")
    build.add_text_field("characters", tokenizer_name="whitespace", index_option="basic")
    for name in ("number", "head", "pinyin", "initials"):
        build.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in EXACT:
        build.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("year", *DAYS):
        build.add_integer_field(name, indexed=True, fast=True)
    for name in ORDERS:
        build.add_unsigned_field(name, fast=True)
    for name in ("meta", "body", "scan"):
        build.add_bytes_field(name, stored=True)
    return build.build()


@cache
def fingerprint() -> str:
    """Name the version that wrote an index: our format and the engine's."""
    engine = version("tantivy").rpartition(".")[0]
    return hashlib.sha256(f"{FORMAT}|{engine}".encode()).hexdigest()[:12]
