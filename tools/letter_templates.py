"""Makes the letters' Word templates from their wording (`python -m tools.letter_templates`).

The wording is reviewed in `src/gongkai/letters/kinds/*.toml`; a test holds the committed files against this one.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.parser import OxmlElement
from docx.shared import Mm

from gongkai.letters.kind import ANNEX, COPIED
from gongkai.letters.kinds import all_kinds
from gongkai.letters.model import Layout, Role
from gongkai.letters.packing import packed
from tools.letter_page import set_page
from tools.letter_styles import STAND_INS, add_styles

if TYPE_CHECKING:
    from typing import Any

    from gongkai.letters.kind import LetterKind

FOLDER = Path(__file__).resolve().parents[1] / "src/gongkai/letters/templates"
_DAY = date(2019, 5, 15)  # of the law that the wording rests on; a template has no day of its own
_ADDRESSEES = ("申请人", "第三方", "受文机关")
_NEEDLESS = ("thumbnail", "customXml", "stylesWithEffects", "numbering", "webSettings")
_COLUMNS = (Mm(46), Mm(110))
_ROW, _BLANK_ROW = Mm(12), Mm(20)


def build(kind: LetterKind) -> bytes:
    """The template of a kind, byte for byte the same each time."""
    document = Document()
    _prune(document)
    add_styles(document)
    _stand_ins(document)
    set_page(document, kind.layout)
    _front(document, kind)
    if kind.table:
        _table(document, kind.table)
    for line in kind.wording:
        document.add_paragraph(line.text, style=line.role.value)
    if kind.layout is not Layout.FORM:
        _back(document, kind)
    if kind.slip:
        _slip(document, kind)
    return packed(document, title=kind.name, day=_DAY)


def _front(document: Any, kind: LetterKind) -> None:
    labels = {each.label for each in kind.fields}
    if "文号" in labels:
        document.add_paragraph("{{ 文号 }}", style=Role.NUMBER.value)
    document.add_paragraph(kind.title, style=Role.TITLE.value)
    for each in _ADDRESSEES:
        if each in labels and kind.layout is Layout.LETTER:
            document.add_paragraph(f"{{{{ {each} }}}}：", style=Role.ADDRESSEE.value)


def _back(document: Any, kind: LetterKind) -> None:
    if ANNEX in kind.filled:
        document.add_paragraph(f"{{{{ {ANNEX} }}}}", style=Role.ATTACHMENTS.value)
    document.add_paragraph("{{ 发文机关 }}", style=Role.SIGNATURE.value)
    document.add_paragraph("{{ 日期 }}", style=Role.DATE.value)
    if COPIED in kind.filled:
        document.add_paragraph(f"{{{{ {COPIED} }}}}", style=Role.COPIES.value)


def _slip(document: Any, kind: LetterKind) -> None:
    document.add_paragraph("回执", style=Role.SLIP_TITLE.value)
    for line in kind.slip:
        document.add_paragraph(line, style=Role.SLIP.value)
    _table(document, kind.slip_table)


def _table(document: Any, rows: tuple[tuple[str, str], ...]) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for row in rows:
        cells = table.add_row()
        cells.height = _ROW if row[1] else _BLANK_ROW
        for cell, text, width in zip(cells.cells, row, _COLUMNS, strict=True):
            cell.width = width
            _write(cell, text)


def _write(cell: Any, text: str) -> None:
    """Each line of a cell as a paragraph of its own."""
    for place, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.style = Role.CELL.value
        paragraph.add_run(line)


def _prune(document: Any) -> None:
    """Leave out what the library's own blank document brings along and no letter needs."""
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, each in rels.items() if any(word in each.reltype for word in _NEEDLESS)]:
            del rels[key]


def _stand_ins(document: Any) -> None:
    """Say in the font table which fonts serve where the standard's are not installed."""
    part = next(each.target_part for each in document.part.rels.values() if each.reltype.endswith("/fontTable"))
    entries = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for font, others in STAND_INS.items()
    )
    head = f'<w:fonts xmlns:w="{OxmlElement("w:fonts").nsmap["w"]}">'
    part._blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{head}{entries}</w:fonts>'.encode()


def main() -> int:
    """Write every template; remove those of kinds that are gone."""
    FOLDER.mkdir(exist_ok=True)
    codes = {kind.code for kind in all_kinds()}
    for path in FOLDER.glob("*.docx"):
        if path.stem not in codes:
            path.unlink()
    for kind in all_kinds():
        (FOLDER / f"{kind.code}.docx").write_bytes(build(kind))
    return 0


if __name__ == "__main__":
    sys.exit(main())
