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
        events, instruments = data.get("events", {}), data.get("instruments", {})
        for code in [*(set(events) & set(self.events)), *(set(instruments) & set(self.instruments))]:
            raise RulebookError(f"{code} 已经定义过，不能再定义", where=where)
        for code, instrument in instruments.items():
            if not instrument.get("name") or set(instrument) - _KEYS:
                raise RulebookError(f"文件 {code} 应有 name，可有 number，没有别的", where=where)
        return Vocabulary({**self.events, **events}, {**self.instruments, **instruments})

    def event(self, code: str, where: str) -> str:
        """The words for an event. Raises RulebookError for an unknown one."""
        if code not in self.events:
            raise RulebookError(f"不认识的起算事件 {code}，请在 vocabulary.toml 的 [events] 中登记", where=where)
        return self.events[code]

    def authority(self, entry: Any, where: str) -> Authority:
        """An authority as a file writes it: { instrument = code, article = words }. Raises RulebookError."""
        if not isinstance(entry, dict) or set(entry) != {"instrument", "article"} or not all(entry.values()):
            raise RulebookError("依据应写作 { instrument = 文件代号, article = 条款 }", where=where)
        instrument = self.instruments.get(entry["instrument"])
        if instrument is None:
            raise RulebookError(f"不认识的文件 {entry['instrument']}，请在 [instruments] 中登记", where=where)
        return Authority(instrument["name"], instrument.get("number"), str(entry["article"]))
