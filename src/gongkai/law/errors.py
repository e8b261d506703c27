"""What a clock refuses: events that cannot be read, and histories that the law does not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gongkai.law.events import Event
    from gongkai.law.rulebook import Rule


UNWRITABLE = "期限算到了公元9999年之后，请核对各事件的日期"
_SHOWN = 60
_MOST_FIELDS = 20


def shown(value: Any) -> str:
    """What someone wrote, fit for a message: short, on one line, without characters that cannot be printed."""
    text = "".join(each if each.isprintable() else "\ufffd" for each in str(value)[: _SHOWN + 1])
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


class ClockError(ValueError):
    """Something that no deadline can be computed from; `rule` is the id of the rule it offends, if one."""

    def __init__(self, message: str, *, rule: str | None = None, event: Any = None) -> None:
        super().__init__(message)
        self.rule = rule
        self.event = event

    def as_json(self) -> dict[str, Any]:
        """The refusal as the contract has it."""
        event = self.event.as_json() if hasattr(self.event, "as_json") else _plain(self.event)
        return {"error": str(self), "rule": self.rule, "event": event}


def _plain(data: Any) -> Any:
    """What was entered as an event, in a form that JSON can carry."""
    if isinstance(data, dict):
        return {shown(key): _plain_value(value) for key, value in list(data.items())[:_MOST_FIELDS]}
    return _plain_value(data)


def _plain_value(value: Any) -> Any:
    return value if value is None or isinstance(value, (bool, int)) else shown(value)


class EventError(ClockError):
    """An event, or a request, that cannot be read."""


class ImpossibleHistoryError(ClockError):
    """A history that cannot have happened under the law; the message names the article."""

    def __init__(self, message: str, *, rule: Rule, event: Event | None) -> None:
        super().__init__(f"{message}（{rule.authority}，规则 {rule.id}）", rule=rule.id, event=event)
