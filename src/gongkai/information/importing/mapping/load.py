"""A mapping from its TOML file, checked: what is not known or of the wrong type fails with its place."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

from gongkai.core.errors import GongkaiError
from gongkai.information import kinds
from gongkai.information.importing.mapping.model import AttachmentRule, Condition, KindRule, Mapping, RowsRule

FOLDER = Path(__file__).parents[2] / "maps"
FIELDS = (
    *("title", "document_number", "document_type", "issuer_name", "index_number", "recipients"),
    *("theme", "keywords", "summary", "note", "disclosure", "validity", "source_url"),
    *("written_on", "published_on", "effective_on"),
)
BODIES = ("html", "text", "markdown")
KEYS = (
    *("code", "label", "source", "key", "required", "records", "files", "kind"),
    *("fields", "body", "fallbacks", "constants", "values", "elements", "kinds", "attachments", "rows"),
)


class MappingError(GongkaiError):
    """A mapping file that cannot be used: names the file, the place, and what would be right."""


def shipped() -> list[str]:
    """The names of the mappings that come with the platform."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load_named(name: str) -> Mapping:
    """A shipped mapping by its name, or one of the user's by its path. MappingError if there is neither."""
    path = Path(name)
    if path.is_file():
        return load(path)
    if name in shipped():
        return load(FOLDER / f"{name}.toml")
    raise MappingError(f"没有映射“{name}”：请给出映射文件的路径，或自带映射之一：{'、'.join(shipped())}。")


def load(path: Path) -> Mapping:
    """Read and check a mapping file; MappingError says what is wrong where."""
    try:
        raw = path.read_bytes()
        data = tomllib.loads(raw.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise MappingError(f"{path.name}：不是有效的 TOML 文件（{error}）。") from error
    return _Reader(path.name).mapping(data, hashlib.sha256(raw).hexdigest())


class _Reader:
    """Reads the parts; every error names the file and the key."""

    def __init__(self, file: str) -> None:
        self.file = file

    def mapping(self, data: dict[str, Any], digest: str) -> Mapping:
        self._known(data, KEYS, "")
        for key in ("code", "label", "source", "fields"):
            if not data.get(key):
                self._fail(key, "缺少")
        optional = {name: data[name] for name in ("records", "kind") if self._text(data, name)}
        optional |= {name: self._paths(data[name], name) for name in ("key", "required", "files") if name in data}
        rules = data.get("kinds", [])
        if not isinstance(rules, list):
            self._fail("kinds", "应为表的列表（[[kinds]]）")
        mapping = Mapping(
            code=self._text(data, "code"),
            label=self._text(data, "label"),
            source=self._text(data, "source"),
            fields=self._table(data, "fields", FIELDS),
            body=self._table(data, "body", BODIES),
            fallbacks=self._table(data, "fallbacks", FIELDS),
            constants=self._words(data.get("constants", {}), "constants", FIELDS),
            values=self._values(data.get("values", {})),
            elements=self._table(data, "elements", None),
            kinds=tuple(self._rule(rule, place) for place, rule in enumerate(rules, 1)),
            attachments=self._attachments(data.get("attachments")),
            rows=self._rows(data.get("rows")),
            digest=digest,
            **optional,
        )
        return self._checked(mapping)

    def _checked(self, mapping: Mapping) -> Mapping:
        for name in mapping.required:
            if name not in mapping.fields and name not in mapping.body:
                self._fail("required", f"中的“{name}”没有在 fields 或 body 中给出")
        for kind in (mapping.kind, *(rule.kind for rule in mapping.kinds)):
            if kind and not kinds.exists(kind):
                known = "、".join(each.code for each in kinds.all_kinds())
                self._fail("kind", f"“{kind}”不存在，可用的有：{known}")
        return mapping

    def _rule(self, rule: Any, place: int) -> KindRule:
        where = f"kinds[{place}]"
        if not isinstance(rule, dict):
            self._fail(where, "应为表")
        self._known(rule, ("kind", "when"), where)
        if not isinstance(rule.get("when"), dict) or not rule["when"]:
            self._fail(f"{where}.when", '应为条件表，如 when = { category = ["政策解读"], title = "~解读$" }')
        conditions = tuple(self._condition(path, test, where) for path, test in rule["when"].items())
        return KindRule(self._text(rule, "kind", where), conditions)

    def _condition(self, path: str, test: Any, where: str) -> Condition:
        if isinstance(test, str) and test.startswith("~"):
            try:
                return Condition(path, pattern=re.compile(test[1:]))
            except re.error as error:
                self._fail(f"{where}.when.{path}", f"不是有效的正则表达式（{error}）")
        return Condition(path, values=self._paths(test, f"{where}.when.{path}"))

    def _attachments(self, data: Any) -> AttachmentRule | None:
        if data is None:
            return None
        if not isinstance(data, dict) or not data.get("list"):
            self._fail("attachments", "须写明 list（附件列表所在的字段）")
        self._known(data, ("list", "name", "url"), "attachments")
        return AttachmentRule(**{key: self._text(data, key, "attachments") for key in data})

    def _rows(self, data: Any) -> RowsRule | None:
        if data is None:
            return None
        if not isinstance(data, dict) or not data.get("list") or not data.get("columns"):
            self._fail("rows", "须写明 list（各行所在的字段）和 columns（列 = 字段）")
        self._known(data, ("list", "columns"), "rows")
        return RowsRule(self._text(data, "list", "rows"), self._table(data, "columns", None))

    def _values(self, data: Any) -> dict[str, dict[str, str]]:
        if not isinstance(data, dict):
            self._fail("values", "应为表")
        self._known(data, FIELDS, "values")
        return {name: self._words(table, f"values.{name}", None) for name, table in data.items()}

    def _words(self, table: Any, where: str, allowed: tuple[str, ...] | None) -> dict[str, str]:
        if not isinstance(table, dict):
            self._fail(where, "应为表")
        if allowed:
            self._known(table, allowed, where)
        return {str(key): self._text(table, key, where) for key in table}

    def _table(
        self, data: dict[str, Any], name: str, allowed: tuple[str, ...] | None
    ) -> dict[str, tuple[str, ...]]:
        table = data.get(name, {})
        if not isinstance(table, dict):
            self._fail(name, "应为表")
        if allowed:
            self._known(table, allowed, name)
        return {key: self._paths(value, f"{name}.{key}") for key, value in table.items()}

    def _paths(self, value: Any, where: str) -> tuple[str, ...]:
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self._fail(where, "应为文字，或文字的列表")
        return tuple(value)

    def _text(self, data: dict[str, Any], key: str, where: str = "") -> str:
        value = data.get(key, "")
        if not isinstance(value, str):
            self._fail(f"{where}.{key}".lstrip("."), "应为文字")
        return str(value)

    def _known(self, data: dict[str, Any], allowed: tuple[str, ...], where: str) -> None:
        for key in data:
            if key not in allowed:
                self._fail(f"{where}.{key}".lstrip("."), f"不认识，可用的有：{'、'.join(allowed)}")

    def _fail(self, where: str, what: str) -> None:
        raise MappingError(f"{self.file}：{where} {what}。")
