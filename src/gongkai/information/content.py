"""The editable fields of information: what a revision holds, and what applying one does."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from gongkai.core.errors import InvalidInputError
from gongkai.information import kinds, themes
from gongkai.information.body import tidy
from gongkai.information.keys import LENGTH, issued_title_key, number_key, title_key
from gongkai.law.identifiers import document_number

if TYPE_CHECKING:
    from gongkai.information.models import Information

FIELDS = (
    "kind",
    "disclosure",
    "title",
    "document_number",
    "document_type",
    "issuer_id",
    "issuer_name",
    "recipients",
    "theme",
    "keywords",
    "summary",
    "note",
    "written_on",
    "published_on",
    "effective_on",
    "body_html",
    "elements",
    "rows_sha256",
    "source_url",
)
REMOVED = (
    "removed_attachments"  # in a version beside the fields: {key: name} of the attachments that it takes away
)
DATES = ("written_on", "published_on", "effective_on")
LONG = 300  # characters; longer values go into the audit as their digest, the revision holds them whole


def content_of(information: Information) -> dict[str, Any]:
    """The editable fields as a revision keeps them."""
    return {name: getattr(information, name) for name in FIELDS}


def check(values: dict[str, Any]) -> dict[str, Any]:
    """Values from outside (a form, the API, a stored revision), made sound. InvalidInputError names the field."""
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise InvalidInputError(min(unknown), f"没有可编辑的字段“{min(unknown)}”。")
    sound = {name: _date(name, value) if name in DATES else value for name, value in values.items()}
    if "kind" in sound:
        kinds.get(str(sound["kind"]))
    if sound.get("theme"):
        sound["theme"] = _theme(str(sound["theme"]))
    if number := str(sound.get("document_number") or "").strip():
        sound["document_number"] = document_number.normalise(number) or number
    if "title" in sound and not str(sound["title"]).strip():
        raise InvalidInputError("title", "标题不能为空。")
    return sound


def apply(information: Information, values: dict[str, Any]) -> dict[str, list[Any]]:
    """Set the values, with everything that follows from them; {field: [old, new]} of what changed.

    Nothing is saved. InvalidInputError when a value does not fit its field.
    """
    before = content_of(information)
    for name, value in values.items():
        setattr(information, name, value)
    if values.get("body_html", before["body_html"]) != before["body_html"]:
        body = tidy(str(values["body_html"]))
        information.body_html, information.body_text, information.contents = body.html, body.text, body.contents
    if information.rows_sha256 != before["rows_sha256"]:
        _own_rows(information)
    set_keys(information)
    _validate(information, values)
    after = content_of(information)
    return {name: [before[name], after[name]] for name in FIELDS if before[name] != after[name]}


def set_keys(information: Information) -> None:
    """The look-up keys, from title and number."""
    information.document_key = number_key(information.document_number)[:120]
    information.title_key = title_key(information.title)
    information.issued_title_key = issued_title_key(information.title)[:LENGTH]


def shortened(changes: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The changes for the audit: long texts as their length and SHA-256."""
    return {name: [_short(value) for value in pair] for name, pair in changes.items()}


def _short(value: Any) -> Any:
    if isinstance(value, str) and len(value) > LONG:
        return {"length": len(value), "sha256": hashlib.sha256(value.encode()).hexdigest()}
    return value


def _own_rows(information: Information) -> None:
    """A version may name no other record's rows."""
    digest = information.rows_sha256
    if digest and not information.row_lists.filter(sha256=digest).exists():
        raise InvalidInputError("rows", "没有这份表格，请重新填写或上传。")


def _date(name: str, value: Any) -> dt.date | None:
    if value in (None, "") or isinstance(value, dt.date):
        return value or None
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        raise InvalidInputError(name, f"日期应写作 2024-01-31，现为“{value}”。") from None


def _theme(text: str) -> str:
    theme = themes.parse(text)
    if theme is None:
        raise InvalidInputError("theme", f"主题分类“{text}”不在国务院公文主题分类中。")
    return str(theme)


def _validate(information: Information, values: dict[str, Any]) -> None:
    skip = {field.name for field in information._meta.fields} - {name.removesuffix("_id") for name in values}
    try:
        information.clean_fields(exclude=skip)
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        label = getattr(information._meta.get_field(field), "verbose_name", field)
        raise InvalidInputError(field, f"{label}：{messages[0]}") from error
