"""A letter as PDF/A, set by typst with the fonts that the machine has; the same letter gives the same bytes."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import typst

from gongkai.letters.errors import TypesettingError
from gongkai.letters.model import Grid, Layout, Paragraph, Role

if TYPE_CHECKING:
    from gongkai.letters.model import Block, Letter

_STANDARD: Literal["a-2b"] = "a-2b"
_UNSET = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_HELD_CHARACTERS = 200  # a paragraph of up to seven lines is not broken before a signature
_RUNNING = frozenset((Role.BODY, Role.REMEDY))
_ENOUGH = 40  # characters of running text that a page with a signature should hold


def to_pdf(letter: Letter) -> bytes:
    """The letter as a PDF for the archive (PDF/A-2b), fonts embedded.

    A character that no font of the machine has is set as its number, 〔U+2A6A5〕, never as an empty box;
    `missing_characters` tells which. Raises TypesettingError where no Chinese font is installed.
    """
    return _set(letter)[0]


def missing_characters(letter: Letter) -> tuple[str, ...]:
    """The characters of a letter that no font of this machine has: install one before the letter goes out."""
    return _set(letter)[1]


def _set(letter: Letter) -> tuple[bytes, tuple[str, ...]]:
    data = json.dumps(_data(letter), ensure_ascii=False)
    try:
        return _compiled(data, letter), ()
    except typst.TypstError as error:
        missing = _missing(error)
        if not missing:
            raise TypesettingError("PDF 不能排版", [error.message]) from error
    try:
        return _compiled(
            data.translate({ord(each): f"〔U+{ord(each):04X}〕" for each in missing}), letter
        ), missing
    except typst.TypstError as error:
        advice = "本机没有中文字体，请安装 fonts-noto-cjk，或者把方正小标宋、仿宋字体装入系统"
        raise TypesettingError("PDF 不能排版", [advice, error.message]) from error


def _compiled(data: str, letter: Letter) -> bytes:
    day = letter.day
    return typst.compile(
        _source(),
        format="pdf",
        sys_inputs={"letter": data},
        pdf_standards=_STANDARD,
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


@lru_cache(maxsize=1)
def _source() -> bytes:
    return files("gongkai.letters").joinpath("letter.typ").read_bytes()


def _missing(error: typst.TypstError) -> tuple[str, ...]:
    """The characters that the setter names as having no glyph."""
    found = "".join(_UNSET.findall(f"{error.diagnostic}\n{error.message}"))
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), found)
    return tuple(dict.fromkeys(each for each in plain if each not in '"\\ '))


def _data(letter: Letter) -> dict[str, Any]:
    return {
        "title": letter.title,
        "issuer": letter.values["发文机关"],
        "layout": letter.layout.value,
        "year": letter.day.year,
        "month": letter.day.month,
        "date": letter.day.day,
        "blocks": _blocks(letter),
    }


def _blocks(letter: Letter) -> list[dict[str, Any]]:
    held = _held(letter.blocks)
    found = []
    before: Block | None = None
    for place, block in enumerate(letter.blocks):
        first_annex = _is(block, Role.ATTACHMENTS) and not _is(before, Role.ATTACHMENTS)
        if isinstance(block, Grid) or letter.layout is Layout.LETTER or not _is(block, Role.ISSUER):
            found.append({**block.as_json(), "hold": place in held, "gap": first_annex})
        before = block
    return found


def _held(blocks: tuple[Block, ...]) -> set[int]:
    """The paragraphs before a signature that must stand on its page: enough that it is not alone there."""
    end = next((place for place, block in enumerate(blocks) if _is(block, Role.SIGNATURE)), 0)
    held, characters = set(), 0
    for place in range(end - 1, -1, -1):
        block = blocks[place]
        if not isinstance(block, Paragraph) or len(block.text) > _HELD_CHARACTERS or characters >= _ENOUGH:
            break
        if block.role is Role.BODY:
            held.add(place)
        characters += len(block.text) if block.role in _RUNNING else 0
    return held


def _is(block: Block | None, role: Role) -> bool:
    return isinstance(block, Paragraph) and block.role is role
