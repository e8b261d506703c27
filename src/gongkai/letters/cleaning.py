"""What a person typed, made fit to be printed: the characters stay, what only steers a machine goes."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\u00a0\u3000]+")
_ENDS = "。；;，,、 \u3000"
_CLOSED = "。！？：；…”’」』》）)!?:;．.~～—_"
# Marks that turn the reading direction or are not seen, characters that XML forbids, halves of characters.
_UNSEEN = dict.fromkeys(
    (0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)


def paragraphs(text: str) -> list[str]:
    """The lines of a text, each tidy; empty ones left out."""
    return [line for each in _BREAKS.split(text) if (line := _tidy(each))]


def one_line(text: str) -> str:
    """A text as one line; a break becomes a blank."""
    return " ".join(paragraphs(text))


def phrase(text: str) -> str:
    """One line without the stop at its end: the letter's own sentence goes on after it."""
    return one_line(text).rstrip(_ENDS)


def sentences(text: str) -> list[str]:
    """The paragraphs of a text, each closed by a full stop where its writer left it open."""
    bare = (line if line[-1] in _CLOSED else line.rstrip(_ENDS) for line in paragraphs(text))
    return [line if line[-1] in _CLOSED else f"{line}。" for line in bare if line]


def _tidy(line: str) -> str:
    kept = "".join(each for each in line.translate(_UNSEEN) if _printable(each))
    return _SPACES.sub(" ", kept).strip()


def _printable(char: str) -> bool:
    if char == "\t":
        return True
    return unicodedata.category(char) not in {"Cc", "Cs"} and ord(char) & 0xFFFE != 0xFFFE  # noqa: PLR2004 - U+FFFE, U+FFFF and their like in every plane
