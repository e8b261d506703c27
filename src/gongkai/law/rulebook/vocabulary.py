"""The words that rule files may use: events from which limits run, and instruments that rules stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.law.rulebook.errors import RulebookError
from gongkai.law.rulebook.model import Authority

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEYS = {"name", "number"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Events by code with their words; instruments by code with name and 文号."""

    events: Mapping[str, str]
    instruments: Mapping[str, Mapping[str, str]]

    def extended(self, data: Mapping[str, Any], where: str) -> Vocabulary:
        """This vocabulary with a file's own [events] and [instruments]. Raises RulebookError for a second one."""
        events, instruments = _table(data, "events", where), _table(data, "instruments", where)
        for code in [*(set(events) & set(self.events)), *(set(instruments) & set(self.instruments))]:
            raise RulebookError(f"{code} 已经定义过，不能再定义", where=where)
        for code, words in events.items():
            if not isinstance(words, str) or not words.strip():
                raise RulebookError(f"起算事件 {code} 应写明是哪一天，如“收到申请之日”", where=where)
        for code, instrument in instruments.items():
            if not _is_instrument(instrument):
                raise RulebookError(f"文件 {code} 应有 name，可有 number，没有别的", where=where)
        return Vocabulary({**self.events, **events}, {**self.instruments, **instruments})

    def event(self, code: str, where: str) -> str:
        """The words for an event. Raises RulebookError for an unknown one."""
        if code not in self.events:
            raise RulebookError(f"不认识的起算事件 {code}，请在 vocabulary.toml 的 [events] 中登记", where=where)
        return self.events[code]

    def authority(self, entry: Any, where: str) -> Authority:
        """An authority as a file writes it: { instrument = code, article = words }. Raises RulebookError."""
        if not _is_words(entry) or set(entry) != {"instrument", "article"}:
            raise RulebookError("依据应写作 { instrument = 文件代号, article = 条款 }", where=where)
        instrument = self.instruments.get(entry["instrument"])
        if instrument is None:
            raise RulebookError(f"不认识的文件 {entry['instrument']}，请在 [instruments] 中登记", where=where)
        return Authority(instrument["name"], instrument.get("number"), entry["article"])


def _table(data: Mapping[str, Any], name: str, where: str) -> dict[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise RulebookError(f"{name} 应写作 [{name}] 段", where=where)
    return table


def _is_instrument(entry: Any) -> bool:
    return _is_words(entry) and "name" in entry and set(entry) <= _KEYS


def _is_words(entry: Any) -> bool:
    return isinstance(entry, dict) and all(isinstance(words, str) and words.strip() for words in entry.values())
