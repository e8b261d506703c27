"""A kind from its TOML file, checked: an unknown key or a wrong type fails with the file and the key."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from gongkai.information.kinds import load_parts as parts
from gongkai.information.kinds.load_field import Place, choice, fail, fits, load_field
from gongkai.information.kinds.model import FORMATS, Kind, KindFileError
from gongkai.information.kinds.parts import Frequency

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.information.kinds.field import KindField

METADATA = frozenset(
    (
        *("title", "document_number", "document_type", "issuer_name", "recipients", "index_number"),
        *("theme", "keywords", "summary", "note", "disclosure", "validity", "body_html"),
        *("written_on", "published_on", "effective_on"),
    )
)
_TYPES: dict[str, type] = {
    "code": str,
    "label": str,
    "description": str,
    "required": list,
    "listed": list,
    "validity": bool,
    "catalog_path": list,
    "fields": list,
    "number_pattern": str,
    "number_hint": str,
    "position": int,
    "frequency": str,
    "limits": list,
    "table": dict,
    "checks": list,
    "charts": list,
    "formed": str,
    "period": str,
    "series": list,
    "first": list,
    "rows_shown": int,
    "downloads": list,
}
_MANDATORY = ("code", "label", "description", "required", "listed", "validity", "catalog_path")
_LISTS = ("required", "listed", "catalog_path", "limits", "series", "first", "downloads")
_PLAIN = (*_MANDATORY, "number_pattern", "number_hint", "position", "formed", "period", "rows_shown", *_LISTS)
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")


def load(path: Path) -> Kind:
    """Read one kind; KindFileError says what is wrong where."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KindFileError(f"{path.name}：不是有效的 TOML 文件（{error}）") from error
    place = Place(path.name)
    fits(data, _TYPES, place)
    for key in _MANDATORY:
        if key not in data:
            fail(place, f"缺少 {key}")
    if data["code"] != path.stem:
        fail(place, f"code 应与文件名一致，为“{path.stem}”，现为“{data['code']}”")
    if not _CODE.fullmatch(data["code"]):
        fail(place, "code 应为小写字母、数字和下划线，以字母开头，最多 40 个")
    return _kind(data, place)


def _kind(data: dict[str, Any], place: Place) -> Kind:
    fields = tuple(
        load_field(each, place.at(f"fields 第 {n} 项的 ")) for n, each in enumerate(data.get("fields", []), 1)
    )
    table = parts.load_table(data["table"], place) if "table" in data else None
    _check_names(data, fields, place)
    given: dict[str, Any] = {
        key: tuple(data[key]) if key in _LISTS else data[key] for key in _PLAIN if key in data
    }
    kind = Kind(
        **given,
        fields=fields,
        table=table,
        frequency=choice(Frequency, data["frequency"], "frequency", place) if "frequency" in data else None,
        checks=parts.load_checks(data.get("checks", []), fields, table, place),
        charts=parts.load_charts(data.get("charts", []), fields, table, place),
    )
    parts.check_page(kind, place)
    return kind


def _check_names(data: dict[str, Any], fields: tuple[KindField, ...], place: Place) -> None:
    codes = [field.code for field in fields]
    for code in codes:
        if codes.count(code) > 1 or code in METADATA:
            fail(place, f"fields 的 code “{code}”重复")
    for key, allowed in (
        ("required", METADATA),
        ("listed", METADATA | set(codes)),
        ("downloads", frozenset(FORMATS)),
    ):
        for name in data.get(key, ()):
            if name not in allowed:
                fail(place, f"{key} 中的“{name}”不认识")
    try:
        re.compile(data.get("number_pattern", ""))
    except re.error as error:
        fail(place, f"number_pattern 不是有效的正则表达式（{error}）")
