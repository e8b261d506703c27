"""Replacing characters one by one, quickly: most texts are made of characters that stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

_FEW: Final = 32  # different characters to replace, above which one walk over the text is quicker


class Table(dict[int, str]):
    """A table for str.translate that fills itself: each character is looked up once.

    restless: the characters met so far whose replacement would be replaced again, so that the order of
    replacing would matter.
    """

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make
        self.restless: set[str] = set()

    def __missing__(self, codepoint: int) -> str:
        char = chr(codepoint)
        made = self._make(char)
        if made != char and any(self._make(one) != one for one in made):
            self.restless.add(char)
        self[codepoint] = made
        return made

    def apply(self, text: str, unusual: AbstractSet[str] | None) -> str:
        """Do what `text.translate(self)` does. unusual: all characters of the text that may not stay."""
        if unusual is None or len(unusual) > _FEW:
            return text.translate(self)
        made = {char: self[ord(char)] for char in unusual}
        if not self.restless.isdisjoint(made):
            return text.translate(self)
        for char, replacement in made.items():
            if char != replacement:
                text = text.replace(char, replacement)
        return text
