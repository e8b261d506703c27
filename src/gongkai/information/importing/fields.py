"""The values of a record under our names: tidied, typed, every doubt a warning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongkai.core.errors import InvalidInputError
from gongkai.information import themes
from gongkai.information.enums import Disclosure, Validity
from gongkai.information.importing.dates import read_date
from gongkai.information.importing.urls import tidy_url
from gongkai.information.validity.words import read_word
from gongkai.law.identifiers import document_number

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.information.importing.mapping import Mapping

DATES = ("written_on", "published_on", "effective_on")
TEXTS = ("title", "document_type", "issuer_name", "index_number", "keywords", "summary", "note")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_SPACE = re.compile(r"\s+")
_LIST = re.compile(r"[;；,，\s]+")


@dataclass(slots=True)
class Fields:
    """A record's own values; what it does not state is empty or None."""

    texts: dict[str, str] = field(default_factory=dict)
    dates: dict[str, dt.date | None] = field(default_factory=dict)
    document_number: str = ""
    theme: str = ""
    recipients: list[str] = field(default_factory=list)
    disclosure: str = ""
    validity: Validity | None = None
    validity_word: str = ""
    source_url: str = ""
    elements: dict[str, str] = field(default_factory=dict)
    warnings: list[dict[str, str]] = field(default_factory=list)

    def warn(self, where: str, what: str) -> None:
        """Note a doubt at a field."""
        self.warnings.append({"where": where, "what": what})


def read_fields(record: dict[str, Any], mapping: Mapping) -> Fields:
    """Read them; InvalidInputError when a required one is missing."""
    for name in mapping.required:
        paths = mapping.fields.get(name) or mapping.body.get(name, ())
        if not mapping.texts(record, paths):
            raise InvalidInputError(name, f"缺少必填字段“{name}”（映射自 {'、'.join(paths)}）。")
    found = Fields()
    found.texts = {name: clean(mapping.text(record, name)) for name in TEXTS}
    found.texts["summary"] = mapping.text(record, "summary")
    found.dates = {name: _date(found, name, mapping.text(record, name)) for name in DATES}
    found.document_number = _number(found, clean(mapping.text(record, "document_number")))
    found.theme = _theme(mapping.texts(record, mapping.fields.get("theme", ())))
    found.recipients = [part for part in _LIST.split(mapping.text(record, "recipients")) if part]
    found.disclosure = _disclosure(found, mapping.text(record, "disclosure"))
    found.validity_word = mapping.text(record, "validity")
    found.validity = _validity(found)
    found.source_url = _url(found, mapping.text(record, "source_url"))
    found.elements = {
        name: text for name, paths in mapping.elements.items() if (text := " ".join(mapping.texts(record, paths)))
    }
    return found


def clean(text: str) -> str:
    """A line without the marks that search interfaces put around hits, and with single blanks."""
    return _SPACE.sub(" ", _TAG.sub("", text) if "<" in text else text).strip()


def _date(found: Fields, name: str, text: str) -> dt.date | None:
    day = read_date(text) if text else None
    if text and day is None:
        found.warn(name, f"日期“{text[:60]}”看不懂，未采用")
    return day


def _number(found: Fields, text: str) -> str:
    if not text:
        return ""
    number = document_number.normalise(text)
    if number:
        return number
    inside = document_number.find(text)
    if len(inside) == 1:
        return str(inside[0].number)
    found.warn("document_number", f"文号“{text[:60]}”不合格式，照原样保留")
    return text[:120]


def _theme(texts: list[str]) -> str:
    for text in texts:
        if theme := themes.parse(text):
            return str(theme)
    return ""


def _disclosure(found: Fields, text: str) -> str:
    for value in Disclosure:
        if text in (value.value, value.label):
            return value.value
    if "不" in text and "公开" in text:
        return Disclosure.WITHHELD.value
    if "申请" in text:
        return Disclosure.ON_REQUEST.value
    if text and "主动" not in text and text != "公开":
        found.warn("disclosure", f"公开属性“{text[:60]}”不认识，按主动公开处理")
    return ""


def _validity(found: Fields) -> Validity | None:
    word = found.validity_word
    if word in Validity.values:
        return Validity(word)
    status = read_word(word) if word else None
    if word and status is None:
        found.warn("validity", f"效力状态“{word[:60]}”不认识，未采用")
    return status


def _url(found: Fields, text: str) -> str:
    url = tidy_url(text)
    if text and not url:
        found.warn("source_url", f"网址“{text[:60]}”不可用，未采用")
    return url
