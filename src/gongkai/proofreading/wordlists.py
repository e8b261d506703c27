"""Lists of words to look for, all at once, in a time that does not depend on how long the list is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ahocorasick

from gongkai.documents.errors import UnreadableError, reason_of
from gongkai.proofreading.language.alike import read_lines
from gongkai.proofreading.model import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CITY_LIST = "sensitive_words.txt"
_CERTAINTY = 0.9


@dataclass(frozen=True, slots=True)
class Word:
    """A word to look for: what to write for it, what kind of slip it is, and words around it that acquit it."""

    text: str
    suggest: str
    kind: Kind
    certainty: float
    unless: tuple[str, ...] = ()
    category: str = ""


class Matcher:
    """Finds every word of a list in a text."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._automaton = ahocorasick.Automaton()
        for word in words:
            self._automaton.add_word(word.text, word)
        self._any = len(self._automaton) > 0
        if self._any:
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[tuple[int, int, Word]]:
        """Where which word stands; of words that begin inside one another all."""
        if self._any:
            for last, word in self._automaton.iter(text):
                yield last + 1 - len(word.text), last + 1, word


class SensitiveWords:
    """Sensitive words: our own short list, and the one that a city supplies."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.words = {word.text: word for line in (*read_lines("sensitive.txt"), *lines) if (word := _word(line))}
        self._matcher = Matcher(self.words.values())

    @classmethod
    def of_city(cls, home: Path) -> SensitiveWords:
        """With the list under the data folder, where there is one: `词 类别 建议` on each line, `#` for remarks.

        Raises `UnreadableError` when the list is there and cannot be read.
        """
        path = home / CITY_LIST
        try:
            return cls(path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else ())
        except (OSError, UnicodeDecodeError) as error:
            why = reason_of(error) if isinstance(error, OSError) else "编码不是 UTF-8"
            raise UnreadableError(path.name, f"敏感词表打不开（{why}）", "请检查文件的权限和编码") from error

    def check(self, text: str) -> Iterator[Finding]:
        """Where sensitive words stand."""
        for start, end, word in self._matcher.find(text):
            yield Finding(start, end, word.text, word.suggest, Kind.SENSITIVE, word.certainty)


def _word(line: str) -> Word | None:
    parts = line.split()
    if not parts or parts[0].startswith("#"):
        return None
    text, category, suggest = (*parts, "", "")[:3]
    return Word(text, "" if suggest == "-" else suggest, Kind.SENSITIVE, _CERTAINTY, category=category)
