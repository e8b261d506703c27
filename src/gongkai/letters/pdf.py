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
from gongkai.letters.model import Layout, Paragraph, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.letters.model import Block, Letter

_COMMON = frozenset("年月日公开信息")  # every Chinese font has them
_NO_FONT = "本机没有中文字体，请安装 fonts-noto-cjk，或者把方正小标宋、仿宋字体装入系统，再重新启动"
_STANDARD: Literal["a-2b"] = "a-2b"
_UNSET = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_HELD_CHARACTERS = 200  # a paragraph of up to seven lines is not broken before a signature
_RUNNING = frozenset((Role.BODY, Role.REMEDY))
_LINES = frozenset((*_RUNNING, Role.CLOSING))
_LINE = 28  # characters
_PHRASE = 4  # characters: 此致 is no line of text
_SHORT = 3 * _LINE  # a paragraph of up to three lines is kept whole before a signature
_ENOUGH = 2  # lines of text that a page with a signature should hold
_SPARES = (0, 2, 1, 3)  # lines by which every page is made shorter, so that text goes over with the signature


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
    if not _fonts().families():  # the setter would leave all pages blank, and say nothing
        raise TypesettingError("PDF 不能排版", [_NO_FONT])
    try:
        return _compiled(letter, ()), ()
    except typst.TypstError as error:
        missing = _missing(error)
        if not missing or not _COMMON.isdisjoint(missing):
            raise TypesettingError("PDF 不能排版", [_NO_FONT if missing else error.message]) from error
    try:
        return _compiled(letter, missing), missing
    except typst.TypstError as error:
        raise TypesettingError("PDF 不能排版", [error.message]) from error


def _compiled(letter: Letter, missing: tuple[str, ...]) -> bytes:
    """Set a letter, the characters without a glyph by their numbers, no page with a signature alone."""
    held, last = tail(letter.blocks)
    spare = _SPARES[0]
    if last is not None:
        spare = next((each for each in _SPARES if not _alone(_data(letter, held, last, each, missing))), spare)
    day = letter.day
    return typst.compile(
        _source(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"letter": _data(letter, held, last, spare, missing)},
        pdf_standards=_STANDARD,
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def _alone(data: str) -> bool:
    """Whether the signature stands on a later page than the end of the last long paragraph."""
    found = typst.query(_source(), "<place>", field="value", font_paths=_fonts(), sys_inputs={"letter": data})
    places = dict(json.loads(found))
    return bool(places["last"] != places["signed"])


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The fonts of the machine, looked for once: that takes longer than setting a letter."""
    return typst.Fonts(include_embedded_fonts=False)


@lru_cache(maxsize=1)
def _source() -> bytes:
    return files("gongkai.letters").joinpath("letter.typ").read_bytes()


def _missing(error: typst.TypstError) -> tuple[str, ...]:
    """The characters that the setter names as having no glyph."""
    found = "".join(_UNSET.findall(f"{error.diagnostic}\n{error.message}"))
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), found)
    return tuple(dict.fromkeys(each for each in plain if each not in '"\\ '))


def _data(letter: Letter, held: frozenset[int], last: int | None, spare: int, missing: tuple[str, ...]) -> str:
    facts = {
        "title": letter.title,
        "issuer": letter.values["发文机关"],
        "layout": letter.layout.value,
        "year": letter.day.year,
        "month": letter.day.month,
        "date": letter.day.day,
        "spare": spare,
        "blocks": list(_blocks(letter, held, last)),
    }
    stand_ins = {ord(each): f"〔U+{ord(each):04X}〕" for each in missing}
    return json.dumps(facts, ensure_ascii=False).translate(stand_ins)


def _blocks(letter: Letter, held: frozenset[int], last: int | None) -> Iterator[dict[str, Any]]:
    before: Block | None = None
    for place, block in enumerate(letter.blocks):
        if letter.layout is Layout.LETTER or not _is(block, Role.ISSUER):
            first_annex = _is(block, Role.ATTACHMENTS) and not _is(before, Role.ATTACHMENTS)
            yield {**block.as_json(), "hold": place in held, "gap": first_annex, "last": place == last}
        before = block


def tail(blocks: tuple[Block, ...]) -> tuple[frozenset[int], int | None]:
    """The short paragraphs before a signature that must stand on its page, and the long one before them, if any.

    None for the long one where the short ones are text enough.
    """
    end = next((place for place, block in enumerate(blocks) if _is(block, Role.SIGNATURE)), 0)
    held: set[int] = set()
    lines = 0
    for place in range(end - 1, -1, -1):
        block = blocks[place]
        if not isinstance(block, Paragraph) or lines >= _ENOUGH:
            break
        if block.role in _RUNNING and len(block.text) > _SHORT:
            return frozenset(held), place
        held |= {place} if block.role in _RUNNING else set()
        lines += -(-len(block.text) // _LINE) if block.role in _LINES and len(block.text) > _PHRASE else 0
    return frozenset(held), None


def _is(block: Block | None, role: Role) -> bool:
    return isinstance(block, Paragraph) and block.role is role
