"""What redaction refuses: a request that does not fit the file. Bad files raise `documents.UnreadableError`."""

from __future__ import annotations


class RedactionError(ValueError):
    """A redaction that cannot be carried out; nothing was written.

    `where` names it (第2处), `what` says what is wrong, `remedy` what would be right: Chinese clauses without a
    final full stop.
    """

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(where, what, remedy)
        self.where = where
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}：{self.what}。{self.remedy}。"
