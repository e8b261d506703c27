"""The secrets of one look, ready to be found in texts and in bytes."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import ahocorasick
import opencc

from gongkai.redaction.folding import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FEW = 3  # up to here one search for each form is faster
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs")
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@cache
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


class Secrets:
    """Numbered from 1, as they were given; blank ones are left out of account."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._bare = {number: bare(each) for number, each in enumerate(secrets, 1) if each.strip()}
        given = {number: each for number, each in enumerate(secrets, 1) if each.strip()}
        self._bytes = {number: frozenset(_encoded(each)) for number, each in given.items()}
        self._all_at_once = _automaton(self._bytes) if len(given) > _FEW else None
        self.found: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._bare)

    def in_text(self, text: str) -> list[int]:
        """The numbers of the secrets that stand in a text."""
        if not self._bare:
            return []
        plain = bare(text)
        numbers = [number for number, secret in self._bare.items() if secret in plain]
        self.found.update(numbers)
        return numbers

    def in_bytes(self, data: bytes) -> list[int]:
        """The numbers of the secrets that stand in bytes, in any of the encodings that files use."""
        if self._all_at_once is not None:
            hits = self._all_at_once.iter(data.decode("latin-1"))
            numbers = sorted({number for _, each in hits for number in each})
        else:
            numbers = [number for number, forms in self._bytes.items() if any(form in data for form in forms)]
        self.found.update(numbers)
        return numbers


def _automaton(forms: Mapping[int, frozenset[bytes]]) -> ahocorasick.Automaton:
    """Finds the forms of many secrets in one walk; bytes stand in it as Latin-1."""
    numbers: dict[bytes, set[int]] = {}
    for number, each in forms.items():
        for form in each:
            numbers.setdefault(form, set()).add(number)
    automaton = ahocorasick.Automaton()
    for form, found in numbers.items():
        automaton.add_word(form.decode("latin-1"), found)
    automaton.make_automaton()
    return automaton


def _encoded(secret: str) -> Iterator[bytes]:
    for form in _forms(secret):
        for encoding in _ENCODINGS:
            yield form.encode(encoding, "ignore") or form.encode("utf-8", "replace")
        for wide in (form.encode("utf-16-be", "replace").hex(), form.encode("utf-8", "replace").hex()):
            yield wide.encode()
            yield wide.upper().encode()


def _forms(secret: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", secret).strip()
    tight = "".join(plain.split())
    wide = tight.translate(_FULL_WIDTH)
    return {
        form for form in (secret.strip(), plain, tight, wide, _traditional().convert(plain), bare(secret)) if form
    }
