"""A kind from its TOML file, checked: an unknown key or a wrong type fails with the file and the key."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from gongkai.information.kinds.model import DataType, Kind, KindField, KindFileError

if TYPE_CHECKING:
    from pathlib import Path

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
}
_FIELD_TYPES: dict[str, type] = {
    "code": str,
    "label": str,
    "type": str,
    "unit": str,
    "required": bool,
    "choices": list,
    "help": str,
}
_MANDATORY = ("code", "label", "description", "required", "listed", "validity", "catalog_path")
_CHINESE = {str: "文字", list: "列表", bool: "true 或 false", int: "整数"}


def load(path: Path) -> Kind:
    """Read one kind; KindFileError says what is wrong where."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KindFileError(f"{path.name}：不是有效的 TOML 文件（{error}）") from error
    _check(data, _TYPES, path.name, "")
    for key in _MANDATORY:
        if key not in data:
            raise KindFileError(f"{path.name}：缺少 {key}")
    if data["code"] != path.stem:
        raise KindFileError(f"{path.name}：code 应与文件名一致，为“{path.stem}”，现为“{data['code']}”")
    fields = tuple(_field(entry, path.name, place) for place, entry in enumerate(data.pop("fields", []), 1))
    _check_names(data, fields, path.name)
    lists: dict[str, Any] = {key: tuple(data.pop(key)) for key in ("required", "listed", "catalog_path")}
    return Kind(**data, **lists, fields=fields)


def _field(entry: Any, file: str, place: int) -> KindField:
    where = f"fields 第 {place} 项的 "
    if not isinstance(entry, dict):
        raise KindFileError(f"{file}：{where.strip('的 ')}应为表")
    _check(entry, _FIELD_TYPES, file, where)
    for key in ("code", "label"):
        if not entry.get(key):
            raise KindFileError(f"{file}：{where}{key} 缺少")
    try:
        data_type = DataType(entry.get("type", "text"))
    except ValueError:
        known = "、".join(DataType)
        raise KindFileError(f"{file}：{where}type 应为 {known} 之一，现为“{entry['type']}”") from None
    if (data_type is DataType.CHOICE) != bool(entry.get("choices")):
        raise KindFileError(f'{file}：{where}choices 应与 type = "choice" 一同使用')
    rest = {key: value for key, value in entry.items() if key not in ("type", "choices")}
    return KindField(**rest, type=data_type, choices=tuple(entry.get("choices", ())))


def _check(data: dict[str, Any], types: dict[str, type], file: str, where: str) -> None:
    for key, value in data.items():
        wanted = types.get(key)
        if wanted is None:
            raise KindFileError(f"{file}：{where}{key} 不认识，可用的有 {'、'.join(types)}")
        fits = isinstance(value, wanted) and not (wanted is int and isinstance(value, bool))
        if not fits:
            raise KindFileError(f"{file}：{where}{key} 应为{_CHINESE[wanted]}")


def _check_names(data: dict[str, Any], fields: tuple[KindField, ...], file: str) -> None:
    codes = [field.code for field in fields]
    for code in codes:
        if codes.count(code) > 1 or code in METADATA:
            raise KindFileError(f"{file}：fields 的 code “{code}”重复")
    for key, allowed in (("required", METADATA), ("listed", METADATA | set(codes))):
        for name in data[key]:
            if name not in allowed:
                raise KindFileError(f"{file}：{key} 中的“{name}”不认识")
    try:
        re.compile(data.get("number_pattern", ""))
    except re.error as error:
        raise KindFileError(f"{file}：number_pattern 不是有效的正则表达式（{error}）") from error
