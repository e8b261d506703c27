"""What a redaction covers, and whether the same words stand uncovered elsewhere: the slip that undoes the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.redaction.folding import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gongkai.redaction.model import Box
    from gongkai.redaction.pdf.chars import Char
    from gongkai.redaction.pdf.plan import Bar

_LEAST = 2  # characters: one alone says nothing
_TOUCHED, _MOSTLY, _WHOLLY = 0.15, 0.5, 0.85


class Remains:
    """Grows page by page; `warnings` compares at the end. It never names a covered word."""

    def __init__(self) -> None:
        self._covered: dict[int, set[str]] = {}
        self._open: list[tuple[str, str]] = []
        self._halves: list[str] = []
        self.shown: list[tuple[str, str]] = []

    def add(self, where: str, chars: Sequence[Char], bars: Sequence[Bar], seen: Sequence[bool]) -> None:
        """Take in a page with its bars; `seen` tells of each character whether a reader sees it."""
        shares = [max((_share(char.ink, bar.box) for bar in bars), default=0.0) for char in chars]
        open_ones = [" " if share >= _MOSTLY else char.text for char, share in zip(chars, shares, strict=True)]
        self.add_texts(where, "".join(open_ones))
        self.shown.append((where, "".join(text for text, shows in zip(open_ones, seen, strict=True) if shows)))
        for bar in bars:
            self.cover(bar.number, "".join(c.text for c in chars if _share(c.ink, bar.box) >= _MOSTLY))
        partly = sum(_TOUCHED <= share < _WHOLLY for share in shares)
        if partly:
            self._halves.append(f"{where}有 {partly} 个字只遮住了一部分，请看一看是否还能认出")

    def add_notes(self, where: str, notes: Iterable[tuple[Box, str]], bars: Sequence[Bar]) -> None:
        """Take in what is drawn beside the text; a bar over most of it covers it."""
        for box, words in notes:
            if max((_share(box, bar.box) for bar in bars), default=0.0) < _WHOLLY:
                self.shown.append((f"{where}（批注、表单）", words))

    def add_texts(self, where: str, text: str) -> None:
        self._open.append((where, bare(text)))

    def cover(self, number: int, text: str) -> None:
        self._covered.setdefault(number, set()).add(bare(text))

    @property
    def words(self) -> list[str]:
        """What the bars cover, as `folding.bare` writes it; a single character says nothing."""
        return sorted({text for texts in self._covered.values() for text in texts if len(text) >= _LEAST})

    def warnings(self) -> list[str]:
        """One sentence for each redaction whose words still stand somewhere."""
        return [*self._halves, *self._elsewhere()]

    def _elsewhere(self) -> Iterator[str]:
        for number, texts in sorted(self._covered.items()):
            wanted = [text for text in texts if len(text) >= _LEAST]
            places = [where for where, text in self._open if any(each in text for each in wanted)]
            if places:
                yield f"第{number}处遮盖的文字在{'、'.join(places[:10])}还有没有遮盖的"


def _share(ink: Box, bar: Box) -> float:
    """How much of a letter a bar covers."""
    wide = min(ink.right, bar.right) - max(ink.left, bar.left)
    high = min(ink.top, bar.top) - max(ink.bottom, bar.bottom)
    whole = (ink.right - ink.left) * (ink.top - ink.bottom)
    return wide * high / whole if wide > 0 and high > 0 and whole > 0 else 0.0
