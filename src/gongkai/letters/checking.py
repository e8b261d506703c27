"""What may be wrong with a Word template, said so that a clerk can put it right."""

from __future__ import annotations

import io
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.exceptions import OpcError

from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import MB, Limits
from gongkai.documents.readers.package import Package
from gongkai.letters.errors import TemplateError
from gongkai.letters.filling import filled, sources
from gongkai.letters.kind import REMEDY
from gongkai.letters.markup import MISWRITTEN, examined
from gongkai.letters.model import Layout, Paragraph, Role
from gongkai.letters.reading import blocks
from gongkai.letters.unseen import unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.letters.kind import LetterKind
    from gongkai.letters.model import Block

_LARGEST = 5_000_000
_LIMITS = Limits(unpacked=20 * MB, part=5 * MB, members=500)
_MARK = re.compile(r"\{[{%].*?[}%]\}")
_BRACE = re.compile(r"[{}｛｝]")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")  # as docxtpl reads the quotes that Word makes round
_SPAN = r"(?:\d+|[一二三四五六七八九十]+)个?(?:工作)?[日天月]"
_COURSE = r"行政(?:复议|诉讼)"
_WRITTEN_OUT = re.compile(rf"{_SPAN}[^。]*{_COURSE}|{_COURSE}[^。]*{_SPAN}")
_EXTERNAL = re.compile(rb'TargetMode\s*=\s*["\']External["\']')
_HYPERLINK = re.compile(rb'<Relationship\b[^>]*relationships/hyperlink"[^>]*>')


def problems_of(data: bytes, kind: LetterKind, *, name: str) -> tuple[str, ...]:
    """Every problem of a template for letters of that kind; empty when it can be used."""
    if unsafe := tuple(_unsafe(data, name)):
        return unsafe
    try:
        found = (*_marks(data, kind), *unseen(data))
    except (OpcError, KeyError, ValueError, AttributeError, RecursionError) as error:
        return (f"{name} 不是完好的 Word 文件（{error}），请用办公软件另存为 .docx",)
    return found or tuple(_trial(data, kind, name))


def _unsafe(data: bytes, name: str) -> Iterator[str]:
    """A container that must not be opened, or that brings along what a letter must not carry."""
    if len(data) > _LARGEST:
        yield f"{name} 有 {len(data) // 1_000_000} MB，模板最大 {_LARGEST // 1_000_000} MB，请去掉大图片"
        return
    try:
        package = Package(data, name, _LIMITS)
        for member in package.names:
            if member.endswith((".xml", ".rels")):
                package.xml(member)
        if "word/document.xml" not in package.names:
            yield f"{name} 不是 Word 文件（.docx）"
        if any("vbaProject" in member for member in package.names):
            yield f"{name} 带有宏，请另存为不含宏的 .docx"
        if any(
            _EXTERNAL.search(_HYPERLINK.sub(b"", package.read(each)))
            for each in package.names
            if each.endswith(".rels")
        ):
            yield f"{name} 引用了外部文件或网址上的图片、模板，请嵌入或者删除"
    except UnreadableError as error:
        yield str(error)


def _marks(data: bytes, kind: LetterKind) -> Iterator[str]:
    used: set[str] = set()
    lines, wrong = _lines(data), False
    for source in sources(data):
        names, refused = examined(source)
        used |= names
        wrong = wrong or MISWRITTEN in refused
        yield from (_placed(each, lines) for each in refused)
    yield from _stray(lines)
    if wrong:  # what stands beside a mark that cannot be read is not known
        return
    for name in sorted(used - kind.variables):
        yield _unknown(name, kind, lines)
    for name in sorted(kind.required - used):
        yield f"缺少变量 {{{{ {name} }}}}，{kind.name}必须写明"
    for place, line in enumerate(lines, start=1):
        if _WRITTEN_OUT.search(_MARK.sub("", line)):
            yield f"第{place}段写明了复议或者诉讼的期限，期限随法律变化，请改用变量 {{{{ {REMEDY} }}}}"


def _placed(refused: str, lines: list[str]) -> str:
    """What is refused, with the paragraphs in which it stands."""
    places = [
        number for number, line in enumerate(lines, start=1) if refused in examined(line.translate(_STRAIGHT))[1]
    ]
    return f"{'、'.join(f'第{number}段' for number in places)}：{refused}" if places else refused


def _stray(lines: list[str]) -> Iterator[str]:
    """Braces that are no mark: single ones, and those of the full width that an input method writes."""
    for number, line in enumerate(lines, start=1):
        left = _MARK.sub("", line)
        if (found := _BRACE.search(left)) and MISWRITTEN not in examined(line.translate(_STRAIGHT))[1]:
            near = left[max(0, found.start() - 2) : found.end() + 8].strip()
            yield f"第{number}段：“{near}”里的大括号不起作用，变量应写作 {{{{ 名称 }}}}，用半角、两层大括号"


def _lines(data: bytes) -> list[str]:
    document = Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return [*(each.text for each in document.paragraphs), *cells]


def _unknown(name: str, kind: LetterKind, lines: list[str]) -> str:
    place = next((f"第{number}段" for number, line in enumerate(lines, start=1) if name in line), "页眉或者页脚")
    near = get_close_matches(name, kind.variables, n=1, cutoff=0.4)
    advice = f"，是不是“{near[0]}”" if near else f"，可用的有：{'、'.join(sorted(kind.variables))}"
    return f"{place}：{kind.name}没有“{name}”这个变量{advice}"


def _trial(data: bytes, kind: LetterKind, name: str) -> Iterator[str]:
    """Fill the template in for a trial and look whether the parts of a letter come out."""
    try:
        found = blocks(filled(data, {each: f"〔{each}〕" for each in kind.variables}, name=name))
        filled(data, dict.fromkeys(kind.variables, ""), name=name)
    except TemplateError as error:
        yield from error.problems
        return
    yield from _parts(found, kind)


def _parts(found: tuple[Block, ...], kind: LetterKind) -> Iterator[str]:
    roles = [each.role for each in found if isinstance(each, Paragraph)]
    needed = [Role.TITLE]
    needed += [Role.SIGNATURE, Role.DATE] if kind.layout is not Layout.FORM else []
    needed += [Role.ADDRESSEE] if kind.layout is Layout.LETTER else []
    for role in needed:
        if roles.count(role) != 1:
            yield f"应有且只有一段用“{role.value}”样式，现在有{roles.count(role)}段"
    remedies = [each.text for each in found if isinstance(each, Paragraph) and each.role is Role.REMEDY]
    if remedies != ([f"〔{REMEDY}〕"] if kind.remedy else []):
        yield _remedy_advice(kind)


def _remedy_advice(kind: LetterKind) -> str:
    if kind.remedy:
        return f"{{{{ {REMEDY} }}}} 应当单独成段、用“{Role.REMEDY.value}”样式，并且只有一段"
    return f"{kind.name}不告知救济途径，不应有“{Role.REMEDY.value}”样式的段落"
