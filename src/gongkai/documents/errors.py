"""The one error that reading a file may raise."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot be read at all; what could be read in part comes back with warnings instead.

    `where` names the file (and the place in it), `what` says what is wrong, `remedy` what would be right.
    All three are Chinese clauses without a final full stop, shown to the person who gave the file.
    """

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(where, what, remedy)
        self.where = where
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}：{self.what}。{self.remedy}。"
