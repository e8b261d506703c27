"""Personal data in a piece of information: in its text, fields, table and files, and what of it is still open."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from gongkai.documents.errors import UnreadableError
from gongkai.information import kinds
from gongkai.information.content import FIELDS
from gongkai.information.kinds.saying import public
from gongkai.information.rows import values_of
from gongkai.privacy import detect, masked, scan, scan_html
from gongkai.privacy.files.gathering import Gathering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gongkai.information.models import Attachment, Information
    from gongkai.privacy import Hit

PLAIN = {"title": "标题", "summary": "内容概述", "note": "附注"}
BODY = "body_html"
_NO_TEXT = "没有文字层"  # as the reader says of scanned pages
_KEPT = 128  # texts and tables whose hits are remembered; a page asks for them several times


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit and the part of the information that it stands in (`field`: its name, "" for table and files)."""

    hit: Hit
    part: str
    where: str
    field: str
    digest: str
    code: str = ""  # of the kind's own field

    @property
    def shown(self) -> str:
        """The value as anybody may see it."""
        return masked(self.hit.type, self.hit.text, valid=self.hit.valid)

    def __str__(self) -> str:
        place = f"{self.part}（{self.where}）" if self.where else self.part
        return f"{place}：{self.hit.type.label} {self.shown}"


def findings(information: Information, content: Mapping[str, Any] | None = None) -> list[Finding]:
    """All personal data of the information as it stands, or as a version's `content` would make it."""
    values = {name: getattr(information, name) for name in FIELDS} | dict(content or {})
    return list(_all(information, values))


def unanswered(information: Information, content: Mapping[str, Any] | None = None) -> list[Finding]:
    """Of these, what is neither masked nor kept on a stated ground."""
    found = findings(information, content)
    if not found:
        return []
    kept = set(information.privacy_waivers.values_list("digest", flat=True))
    return [each for each in found if each.digest not in kept]


def refusal(information: Information, content: Mapping[str, Any] | None = None) -> str:
    """Why the information may not go public yet; "" when nothing is open."""
    return said_of(unanswered(information, content), "请掩去，或者写明保留的依据")


def said_of(open_: Sequence[Finding], advice: str) -> str:
    """What is open, in one sentence with what to do; "" when nothing is."""
    if not open_:
        return ""
    first = "；".join(dict.fromkeys(str(each) for each in open_[:3]))
    return f"还有 {len(open_)} 处个人信息没有处理：{first}。{advice}。"


def unanswered_in(file: Attachment) -> list[Finding]:
    """What is open in one attachment."""
    found = list(_of_file(file.information, file))
    kept = set(file.information.privacy_waivers.values_list("digest", flat=True)) if found else set()
    return [each for each in found if each.digest not in kept]


def unreadable(information: Information) -> list[str]:
    """Files that nobody could look into, by name and reason."""
    return [f"{file.name}：{problem}" for file in _files(information) if (problem := _in_file(file)[1])]


def why_unread(file: Attachment) -> str:
    """Why nobody could look into a file; "" when somebody could, or when there is none."""
    return _in_file(file)[1] if file.file else ""


def digest_of(information: Information, hit: Hit) -> str:
    """What a waiver keeps of a value: the same for the same value in the same information only."""
    return hashlib.sha256(f"{information.pk}:{hit.type}:{hit.text}".encode()).hexdigest()


def _all(information: Information, values: Mapping[str, Any]) -> Iterator[Finding]:
    for name, part in PLAIN.items():
        for hit in _in_words(str(values.get(name) or "")):
            yield _finding(information, hit, part, field=name)
    for where, hit in _in_markup(str(values.get(BODY) or "")):
        yield _finding(information, hit, "正文", where, field=BODY)
    yield from _in_elements(information, values.get("elements") or {})
    for where, hit in _in_rows(information, str(values.get("rows_sha256") or "")):
        yield _finding(information, hit, "表格", where)
    for file in _files(information):
        yield from _of_file(information, file)


def _of_file(information: Information, file: Attachment) -> Iterator[Finding]:
    for where, hit in _in_file(file)[0]:
        yield _finding(information, hit, f"附件“{file.name}”", where)


def _finding(
    information: Information, hit: Hit, part: str, where: str = "", *, field: str = "", code: str = ""
) -> Finding:
    return Finding(hit, part, where, field, digest_of(information, hit), code)


def _in_elements(information: Information, elements: Mapping[str, Any]) -> Iterator[Finding]:
    """The kind's own fields as the public sees them: what a field masks by itself is no finding."""
    for field in kinds.get(information.kind).fields if kinds.exists(information.kind) else ():
        value = public(field, elements.get(field.code))
        for hit in _in_field(field.label, value) if isinstance(value, str) else ():
            yield _finding(information, hit, field.label, field="elements", code=field.code)


def _files(information: Information) -> list[Attachment]:
    return [file for file in information.attachments.all() if file.file]


@lru_cache(maxsize=_KEPT)
def _in_words(text: str) -> tuple[Hit, ...]:
    return tuple(detect(text))


@lru_cache(maxsize=_KEPT)
def _in_markup(markup: str) -> tuple[tuple[str, Hit], ...]:
    found = scan_html(markup)
    return tuple((found.where(hit), hit) for hit in found.hits)


@lru_cache(maxsize=_KEPT)
def _in_field(label: str, value: str) -> tuple[Hit, ...]:
    """A field as its label and value side by side, since the label says much of the value."""
    gathered = Gathering()
    gathered.table([[("", label), ("", value)]])
    return tuple(hit for hit in detect(gathered.text, gathered.grids) if hit.start > len(label))


def _in_rows(information: Information, digest: str) -> tuple[tuple[str, Hit], ...]:
    return _table_hits(_Rows(information.pk, digest, information)) if digest else ()


@dataclass(frozen=True, slots=True)
class _Rows:
    """A table to search; the same record and digest are the same rows."""

    pk: int
    digest: str
    information: Information = dataclasses.field(compare=False)


@lru_cache(maxsize=_KEPT)
def _table_hits(wanted: _Rows) -> tuple[tuple[str, Hit], ...]:
    information = wanted.information
    table = kinds.get(information.kind).table if kinds.exists(information.kind) else None
    if table is None:
        return ()
    gathered = Gathering()
    rows = [[("表头", column.label) for column in table.columns]]
    for number, (values, _) in enumerate(values_of(information, wanted.digest), 1):
        shown = ((column.label, public(column, values.get(column.code))) for column in table.columns)
        rows.append([(f"第{number}行“{label}”", str(value or "")) for label, value in shown])
    gathered.table(rows)
    return tuple((gathered.where(hit.start), hit) for hit in detect(gathered.text, gathered.grids))


def _in_file(file: Attachment) -> tuple[tuple[tuple[str, Hit], ...], str]:
    """The hits of a file and why it could not be looked into; each content is read once."""
    return _read(_File(file.sha256, file))


@dataclass(frozen=True, slots=True)
class _File:
    """A file to search; the same digest is the same content."""

    sha256: str
    file: Attachment = dataclasses.field(compare=False)


@lru_cache(maxsize=_KEPT)
def _read(wanted: _File) -> tuple[tuple[tuple[str, Hit], ...], str]:
    try:
        with wanted.file.file.open("rb") as stream:
            found = scan(stream.read(), name=wanted.file.name)
    except (UnreadableError, OSError) as error:
        return (), str(error)
    unseen = [warning for warning in found.warnings if _NO_TEXT in warning or not found.text.strip()]
    return tuple((found.where(hit), hit) for hit in found.hits), "；".join(unseen)
