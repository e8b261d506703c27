"""A record as a document of the index, and back."""

from __future__ import annotations

import json
import zlib
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import tantivy

from gongkai.search.analysis import (
    character_stream,
    clean,
    fold,
    fold_letters,
    gram_stream,
    unusual,
    without_addresses,
    word_stream,
)
from gongkai.search.analysis.pinyin import spellings
from gongkai.search.engines.tantivy_engine.schema import EXACT, NO_DAY
from gongkai.search.numbers import number_terms

if TYPE_CHECKING:
    from gongkai.search.contract import Record

TITLE_TIMES: Final = 3
_KEPT: Final = (
    "id", "title", "document_number", "issuer", "publisher", "kind", "document_type", "theme", "validity",
    "replaced_by", "year", "url",
)  # fmt: skip
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_DECODER: Final = json.JSONDecoder().raw_decode
_LAST_DAY: Final = 9999_99_99
_LONGEST_KEY: Final = 8_000  # bytes of a single exact value that the engine surely takes


def to_document(record: Record) -> tantivy.Document:
    """Make the index's document: tokens, exact keys, and what a hit shows."""
    document = tantivy.Document()
    document.add_text("id", exact(record.id))
    title, odd = clean(record.title), unusual(record.body)
    folded = fold(title)
    _add_text(document, folded, record, odd)
    _add_keys(document, record)
    _add_spellings(document, folded)
    _add_meta(document, record, title)
    _add_body(document, clean(record.body, odd), odd)
    return document


def _add_text(document: tantivy.Document, title: str, record: Record, odd: set[str]) -> None:
    labels = fold(" ".join(record.keywords))
    texts = [title, *filter(None, (labels, fold(record.body, odd)))]
    words = [word_stream(without_addresses(text)) for text in texts]
    grams = list(map(gram_stream, texts))
    again = TITLE_TIMES - 1
    document.add_text("words", " ".join([*words[:1] * again, *words]))
    for stream in (*grams[:1] * again, *grams):
        document.add_text("grams", stream)
    document.add_text("characters", character_stream("".join(texts)))


def _add_keys(document: tantivy.Document, record: Record) -> None:
    for name in EXACT:
        document.add_text(name, exact(getattr(record, name)))
    for term in number_terms(record.document_number):
        document.add_text("number", exact(term))
    if (year := year_of(record)) is not None:
        document.add_integer("year", year)
    for name, day in (("written", record.written_on), ("published", record.published_on)):
        document.add_integer(name, day_number(day))
    dated = day_number(record.written_on or record.published_on)
    tie = zlib.crc32(exact(record.id).encode())
    document.add_unsigned("newest", dated << 32 | tie)
    document.add_unsigned("oldest", (_LAST_DAY - dated if dated else NO_DAY) << 32 | tie)


def _add_spellings(document: tantivy.Document, title: str) -> None:
    for spelling in spellings(title):
        document.add_text("head", spelling.head)
        document.add_text("pinyin", spelling.full)
        document.add_text("initials", spelling.initials)


def _add_meta(document: tantivy.Document, record: Record, title: str) -> None:
    meta: dict[str, Any] = {name: value for name in _KEPT if (value := getattr(record, name))}
    meta |= {"title": title, "year": year_of(record), "extra": dict(record.extra)}
    for name in ("written_on", "published_on"):
        if day := getattr(record, name):
            meta[name] = day.isoformat()
    document.add_bytes("meta", _ENCODER(meta).encode("utf-8", "surrogatepass"))


def _add_body(document: tantivy.Document, body: str, odd: set[str]) -> None:
    document.add_bytes("body", body.encode("utf-8", "replace"))
    if (scan := fold_letters(body, odd)) != body:
        document.add_bytes("scan", scan.encode("utf-8", "replace"))


def exact(value: str) -> str:
    """Give the key of an exact value: valid Unicode, of a length that the engine takes."""
    return value.encode("utf-8", "replace")[:_LONGEST_KEY].decode("utf-8", "ignore")


def day_number(day: date | None) -> int:
    """Give 20190122 for a day, 0 for none."""
    return day.year * 10_000 + day.month * 100 + day.day if day else NO_DAY


def year_of(record: Record) -> int | None:
    """Give the year a record is filed under."""
    day = record.written_on or record.published_on
    return record.year if record.year is not None else (day.year if day else None)


def read_meta(raw: bytes) -> dict[str, Any]:
    """Read what `to_document` stored, dates as dates."""
    meta: dict[str, Any] = _DECODER(raw.decode("utf-8", "surrogatepass"))[0]
    for name in ("written_on", "published_on"):
        meta[name] = date.fromisoformat(meta[name]) if name in meta else None
    return meta
