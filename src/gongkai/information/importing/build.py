"""From a thing to import to a draft: the record's values first, then what the text says, then the fallbacks."""

from __future__ import annotations

import json
import mimetypes
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.utils import timezone

from gongkai.core.errors import InvalidInputError
from gongkai.documents.decode import decode_name
from gongkai.information import kinds, themes
from gongkai.information.body import render
from gongkai.information.enums import Disclosure
from gongkai.information.importing import identity
from gongkai.information.importing.draft import Draft, FoundFile
from gongkai.information.importing.elements import read_elements
from gongkai.information.importing.facts import facts_of
from gongkai.information.importing.fields import Fields, clean, read_fields
from gongkai.information.importing.guess import guess_kind
from gongkai.information.importing.mapping.model import at, text_of
from gongkai.information.importing.rows import listed_rows
from gongkai.information.importing.texts import file_document, record_document
from gongkai.information.importing.urls import tidy_url, urls
from gongkai.information.keys import number_key
from gongkai.information.validity import read_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gongkai.documents import OfficialDocument
    from gongkai.documents.blocks import AttachmentLink
    from gongkai.information.importing.draft import Item
    from gongkai.information.importing.mapping import AttachmentRule, Mapping

LONGEST = {"title": 500, "issuer_name": 300, "keywords": 300, "note": 200, "document_number": 120}
ORIGINALS = (".docx", ".pdf", ".xlsx", ".ofd", ".doc")  # forms that readers want to have as they were
_ELLIPSES = ("...", "…", "．．．")


def build(item: Item, mapping: Mapping | None, digest: str) -> Draft:
    """The draft; InvalidInputError or UnreadableError say why there is none."""
    if item.record is not None and mapping is not None:
        return _from_record(item, item.record, mapping, digest)
    return _from_file(item, digest)


def _from_record(item: Item, record: dict[str, Any], mapping: Mapping, digest: str) -> Draft:
    fields = read_fields(record, mapping)
    title = fields.texts["title"]
    document, links = record_document(record, mapping, title=title, name=item.where)
    if not title and not document.title:
        raise InvalidInputError(
            "title", "没有找到标题，不能入库。请在页面的 ArticleTitle 标签或记录的标题字段中写明。"
        )
    _warn_of_contradictions(fields, document)
    if title.endswith(_ELLIPSES) and document.title.startswith(title.rstrip(".…．")):
        fields.texts["title"] = document.title
    draft = Draft(item, identity.record_key(record, mapping), digest, {}, document)
    fallback = {
        name: clean(" ".join(mapping.texts(record, paths)[:1])) for name, paths in mapping.fallbacks.items()
    }
    _fill(
        draft, fields, {**mapping.constants, **{k: v for k, v in fallback.items() if v}}, mapping.kind_of(record)
    )
    if item.page is not None and (body := item.page.body(draft.values["title"])):
        draft.body = body
    draft.rows = listed_rows(record, mapping.rows, kinds.get(draft.values["kind"]), draft.warn)
    if item.page is not None:  # it knows which of its files lie beside it
        draft.files = item.page.files()
    else:
        draft.files = [*_listed_files(record, mapping), *_linked_files(links, draft.values["source_url"])]
    return draft


def _from_file(item: Item, digest: str) -> Draft:
    document, links = file_document(item)
    if not document.title:
        raise InvalidInputError("title", "没有找到标题，不能入库。请在文件中写明标题，或用导出记录加映射导入。")
    draft = Draft(item, "", digest, {}, document)
    fields = Fields(texts={"title": document.title, "index_number": document.index_number})
    _fill(draft, fields, {}, "")
    number = number_key(draft.values["document_number"])
    draft.key = identity.document_key(number, document.title) if number else identity.path_key(item)
    embedded = [FoundFile(each.name, "", each.media_type, each.content) for each in document.files]
    draft.files = [*_original(item), *embedded, *_linked_files(links, "")]
    return draft


def _fill(draft: Draft, fields: Fields, fallback: dict[str, str], kind: str) -> None:
    document = draft.document
    texts = {name: text for name, text in fields.texts.items() if text}

    def first(name: str, read: str = "") -> str:
        return texts.get(name) or read or fallback.get(name, "")

    values: dict[str, Any] = {
        "title": first("title", document.title),
        "document_number": fields.document_number
        or document.document_number
        or fallback.get("document_number", ""),
        "document_type": first("document_type", document.document_type)[:20],
        "issuer_name": first("issuer_name", document.issuer),
        "recipients": fields.recipients or list(document.recipients),
        "theme": fields.theme or _theme_of(document),
        "keywords": first("keywords", document.keywords),
        "summary": first("summary"),
        "note": first("note", document.note),
        "written_on": fields.dates.get("written_on") or document.written_on,
        "published_on": fields.dates.get("published_on") or document.published_on,
        "disclosure": fields.disclosure or Disclosure.PROACTIVE.value,
        "source_url": fields.source_url,
    }
    values["kind"] = kind or guess_kind(values["title"], values["document_number"])
    values["elements"] = read_elements(kinds.get(values["kind"]), fields.elements, fields.warn)
    draft.index_number = texts.get("index_number") or document.index_number
    draft.values = _clipped(values, fields)
    draft.body = render(document)
    _read_validity(draft, fields)
    read = [{"where": warning.where, "what": warning.what} for warning in document.warnings]
    draft.warnings = [*fields.warnings, *read]


def _read_validity(draft: Draft, fields: Fields) -> None:
    values = draft.values
    applies = kinds.get(values["kind"]).validity
    issued_on = values["published_on"] or values["written_on"]
    clauses = read_clauses(draft.body.text if applies else "", issued_on=issued_on)
    stated_start = fields.dates.get("effective_on")
    if stated_start:
        clauses = clauses.starting(stated_start)
    values["effective_on"] = clauses.effective_on
    draft.facts = facts_of(
        clauses,
        stated=fields.validity,
        word=fields.validity_word,
        issued_on=values["written_on"] or issued_on,
        today=timezone.localdate(),
    )


def _warn_of_contradictions(fields: Fields, document: OfficialDocument) -> None:
    """Where the record and its text disagree, the record counts; a person may look."""
    read = document.document_number
    if fields.document_number and read and number_key(read) != number_key(fields.document_number):
        fields.warn(
            "document_number", f"记录中的文号“{fields.document_number}”与正文中的“{read}”不一致，以记录为准"
        )
    stated = fields.dates.get("written_on")
    if stated and document.written_on and stated != document.written_on:
        fields.warn("written_on", f"记录中的成文日期 {stated} 与正文落款 {document.written_on} 不一致，以记录为准")


def _theme_of(document: OfficialDocument) -> str:
    theme = themes.parse(document.theme) if document.theme else None
    return str(theme) if theme else ""


def _clipped(values: dict[str, Any], fields: Fields) -> dict[str, Any]:
    for name, longest in LONGEST.items():
        if len(values[name]) > longest:
            fields.warn(name, f"超过 {longest} 个字符，已截断")
            values[name] = values[name][:longest]
    return values


def _listed_files(record: dict[str, Any], mapping: Mapping) -> list[FoundFile]:
    rule = mapping.attachments
    return list(_files(at(record, rule.list), rule)) if rule else []


def _files(listed: Any, rule: AttachmentRule) -> Iterator[FoundFile]:
    """The files in a list of any depth, in one object, in JSON or addresses written as one text."""
    if isinstance(listed, str) and listed.lstrip().startswith(("[", "{")):
        with suppress(ValueError, RecursionError):
            listed = json.loads(listed)
    if isinstance(listed, list):
        for each in listed:
            yield from _files(each, rule)
    elif isinstance(listed, dict):
        if url := tidy_url(text_of(at(listed, rule.url))):
            yield _address(url, clean(text_of(at(listed, rule.name))))
    else:
        for url in urls(listed):
            yield _address(url)


def _linked_files(links: Sequence[AttachmentLink], page: str) -> list[FoundFile]:
    return [_address(url, link.name) for link in links if (url := tidy_url(urljoin(page, link.url)))]


def _address(url: str, name: str = "") -> FoundFile:
    shown = name or url.rstrip("/").rsplit("/", 1)[-1].split("?")[0] or url
    return FoundFile(shown[:300], url, (mimetypes.guess_type(shown)[0] or "")[:100])


def _original(item: Item) -> list[FoundFile]:
    """The file itself, where it is more than its text."""
    if item.path is None or item.path.suffix.lower() not in ORIGINALS:
        return []
    media = mimetypes.guess_type(item.path.name)[0] or ""
    return [FoundFile(decode_name(item.path.name)[:300], "", media[:100], item.path.read_bytes())]
