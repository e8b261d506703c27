"""What can be wrong with a rulebook, told so that whoever wrote the file finds the place."""

from __future__ import annotations


class RulebookError(ValueError):
    """A rule file, a profile or a question to the rulebook that does not hold; `where` names file and rule."""

    def __init__(self, message: str, *, where: str = "") -> None:
        super().__init__(f"{where}：{message}" if where else message)
        self.where = where


class UnknownRuleError(RulebookError, KeyError):
    """No rule of that id, or none in force on that day."""

    def __str__(self) -> str:  # KeyError would show the message in quotes
        return str(self.args[0])


class LoosenedRuleError(RulebookError):
    """A profile that would give people less than the law does."""
