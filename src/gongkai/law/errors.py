"""What a clock refuses: events that cannot be read, and histories that the law does not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gongkai.law.events import Event
    from gongkai.law.rulebook import Rule


class ClockError(ValueError):
    """Something that no deadline can be computed from; `rule` is the id of the rule it offends, if one."""

    def __init__(self, message: str, *, rule: str | None = None, event: Any = None) -> None:
        super().__init__(message)
        self.rule = rule
        self.event = event

    def as_json(self) -> dict[str, Any]:
        """The refusal as the contract has it."""
        event = self.event.as_json() if hasattr(self.event, "as_json") else self.event
        return {"error": str(self), "rule": self.rule, "event": event}


class EventError(ClockError):
    """An event, or a request, that cannot be read."""


class ImpossibleHistoryError(ClockError):
    """A history that cannot have happened under the law; the message names the article."""

    def __init__(self, message: str, *, rule: Rule, event: Event | None) -> None:
        super().__init__(f"{message}（{rule.authority}，规则 {rule.id}）", rule=rule.id, event=event)
