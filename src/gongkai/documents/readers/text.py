"""Plain text and Markdown: a paragraph per line, tables where tabs or pipes make columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph, RawDocument, TableBlock
from gongkai.documents.decode import decode
from gongkai.documents.errors import UnreadableError
from gongkai.documents.readers.grid import merge_continued
from gongkai.documents.readers.joining import join_lines
from gongkai.documents.readers.texttables import TableFinder
from gongkai.documents.readers.wrapped import goes_on, wrap_width

if TYPE_CHECKING:
    from gongkai.documents.blocks import Block
    from gongkai.documents.limits import Limits

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"\s*([-*_=])(?:\s*\1){2,}\s*$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_GARBLED = 0.1
_COMMENT = re.compile(r"<!--[^\n]{0,200}?-->")  # of a Markdown file; never shown
_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")


def read_text(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a .txt or .md file. Any bytes decode, with warnings; only too many lines are refused."""
    if data.count(b"\n") + data.count(b"\r") > 2 * limits.lines:
        raise UnreadableError(name, f"文本超过 {limits.lines} 行", "公文不会这样长，请检查是否选错了文件")
    text, warnings = decode(data)
    if text.count("\ufffd") > _GARBLED * len(text):
        raise UnreadableError(name, "内容不是文本，多数字节不能解码", "请确认没有选错文件，或重新下载")
    return RawDocument(blocks=blocks_of_text(text, limits), warnings=warnings)


def blocks_of_text(text: str, limits: Limits) -> list[Block]:
    """Split text into paragraphs (one a line) and tables; Markdown marks become styles."""
    lines = _LINE_BREAK.split(_COMMENT.sub("", text))
    blocks: list[Block] = []
    width = wrap_width(lines)
    finder = TableFinder(lines, limits)
    at = 0
    while at < len(lines):
        found = finder.at(at) if _may_be_table(lines[at]) else None
        if found:
            rows, end = found
            blocks.append(TableBlock(rows=rows, place=f"第{at + 1}行"))
            at = end
            continue
        start = at
        while at + 1 < len(lines) and goes_on(lines[at], lines[at + 1], width):
            at += 1
        whole = lines[start] if at == start else join_lines(lines[start : at + 1])
        paragraph = _paragraph(whole, start + 1)
        if paragraph:
            blocks.append(paragraph)
        at += 1
    return merge_continued(blocks)


def _may_be_table(line: str) -> bool:
    return "\t" in line or line.lstrip().startswith("|")


def _paragraph(line: str, number: int) -> Paragraph | None:
    text = line.strip()
    if not text or (text[0] in "-*_=" and _RULE.match(text)):
        return None
    style = ""
    if text[0] == "#" and (heading := _HEADING.match(text)):
        style, text = f"heading{len(heading[1])}", heading[2]
    if "**" in text or "__" in text:
        text = _BOLD.sub(r"\2", text)
    return Paragraph(text=text.replace("\t", " "), place=f"第{number}行", style=style) if text else None
