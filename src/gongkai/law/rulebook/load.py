"""Reading rule files: TOML in, rules out; what is missing, unknown or contradictory fails with its place."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from gongkai.law.rulebook.book import Rulebook
from gongkai.law.rulebook.entry import rule_of
from gongkai.law.rulebook.errors import RulebookError
from gongkai.law.rulebook.vocabulary import Vocabulary

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from gongkai.law.rulebook.model import Rule

_VOCABULARY = "vocabulary.toml"
_PARTS = {"rule", "events", "instruments"}


@cache
def shipped() -> Rulebook:
    """The rulebook of this release: every file of `law/rules`. Raises RulebookError where a file is wrong."""
    rules: list[Rule] = []
    # not files("gongkai.law.rules"): importing that package would put it in the place of `law.rules()`
    for file in _files(resources.files("gongkai.law") / "rules"):
        rules += read_rules(file.read_text("utf-8"), where=file.name)
    return Rulebook(rules)


def read_rules(text: str, *, where: str) -> list[Rule]:
    """The rules of one TOML text; `where` is named in errors. Raises RulebookError."""
    data = parsed(text, where)
    unknown = sorted(set(data) - _PARTS)
    if unknown:
        raise RulebookError(f"不认识的部分 {'、'.join(unknown)}，只能有 rule、events、instruments", where=where)
    vocabulary = shipped_vocabulary().extended(data, where)
    return [rule_of(entry, vocabulary, where=where) for entry in entries(data, "rule", where)]


def entries(data: dict[str, Any], name: str, where: str) -> list[dict[str, Any]]:
    """The entries of a file that stand under [[name]]. Raises RulebookError."""
    found = data.get(name, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise RulebookError(f"应写作 [[{name}]] 段", where=where)
    return found


@cache
def shipped_vocabulary() -> Vocabulary:
    """The events and instruments that every file may name."""
    text = (resources.files("gongkai.law.rulebook") / _VOCABULARY).read_text("utf-8")
    return Vocabulary({}, {}).extended(parsed(text, _VOCABULARY), _VOCABULARY)


def parsed(text: str, where: str) -> dict[str, Any]:
    """A TOML text as data. Raises RulebookError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulebookError(f"不是正确的 TOML（{error}）", where=where) from error


def _files(folder: Traversable) -> list[Traversable]:
    return sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
