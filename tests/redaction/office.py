"""Word files and workbooks with a secret planted in one place each."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import docx
import openpyxl
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt, RGBColor
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image

from tests.redaction.pdfs import SECRET, SHOWN, drawn, jpeg_with_exif, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document
    from openpyxl.workbook.workbook import Workbook


def word(change: Callable[[Document], None] | None = None) -> bytes:
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.add_paragraph(SHOWN)
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue(), remove=r"docProps/thumbnail.*|customXml/.*")


def repacked(data: bytes, *, remove: str = r"\Z", add: dict[str, bytes] | None = None, **subs: str) -> bytes:
    """The container without some parts and with others."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if not re.fullmatch(remove, name) and name not in (add or {}):
                new.writestr(name, old.read(name))
        for name, body in (add or {}).items():
            new.writestr(name, body)
    return out.getvalue()


def edited(data: bytes, part: str, old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        text = container.read(part).decode()
    assert old in text
    return repacked(data, add={part: text.replace(old, new, 1).encode()})


def _tracked(tag: str, text_tag: str) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        document.paragraphs[0]._p.append(
            parse_xml(
                f'<w:{tag} {nsdecls("w")} w:id="1" w:author=""><w:r><w:{text_tag}>{SECRET}</w:{text_tag}></w:r>'
                f"</w:{tag}>"
            )
        )

    return change


def _run(document: Document, text: str = SECRET):
    return document.add_paragraph("又一段").add_run(text)


def _hidden(document: Document) -> None:
    _run(document).font.hidden = True


def _hidden_by_style(document: Document) -> None:
    style = document.styles.add_style("甲", 2)
    style.font.hidden = True
    _run(document).style = style


def _white(document: Document) -> None:
    _run(document).font.color.rgb = RGBColor(255, 255, 255)


def _minute(document: Document) -> None:
    _run(document).font.size = Pt(1)


def _comment(document: Document) -> None:
    document.add_comment(document.paragraphs[0].runs, text=SECRET)


def _comment_author(document: Document) -> None:
    document.add_comment(document.paragraphs[0].runs, text="阅", author=SECRET)


def _header(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = SECRET


def _footer(document: Document) -> None:
    document.sections[0].first_page_footer.paragraphs[0].text = SECRET
    document.sections[0].different_first_page_header_footer = True


def _core(document: Document) -> None:
    document.core_properties.last_modified_by = SECRET


def _alt_text(document: Document) -> None:
    _picture(document)
    next(document.element.iter(qn("wp:docPr"))).set("descr", SECRET)


def _picture(document: Document, data: bytes | None = None) -> None:
    document.add_picture(io.BytesIO(data or jpeg_with_exif("")), width=Inches(1))


def _exif(document: Document) -> None:
    _picture(document, jpeg_with_exif())


def _field(document: Document) -> None:
    paragraph = document.add_paragraph()
    for kind, text in (("begin", None), (None, f' QUOTE "{SECRET}" '), ("end", None)):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        element.set(qn("w:fldCharType"), kind) if kind else None
        element.text = text
        run._r.append(element)


def _bookmark(document: Document) -> None:
    document.paragraphs[0]._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="1" w:name="{SECRET}"/>'))


def _control(document: Document) -> None:
    document.element.body.insert(
        0,
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{SECRET}"/></w:sdtPr>'
            "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
        ),
    )


def _link(document: Document) -> None:
    document.part.relate_to(f"http://shifan.example/{SECRET}", f"{_OFFICE}/hyperlink", is_external=True)


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _style_name(document: Document) -> None:
    document.add_paragraph("甲", style=document.styles.add_style(SECRET, 1))


def _font_name(document: Document) -> None:
    _run(document, "甲").font.name = SECRET


def _hidden_row(document: Document) -> None:
    table = document.add_table(2, 1)
    table.cell(1, 0).text = SECRET
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:hidden"))


def box(text: str = SECRET) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        document.add_paragraph()._p.append(
            parse_xml(
                f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
                f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
                "</w:pict></w:r>"
            )
        )

    return change


def _smuggled(name: str, body: bytes) -> Callable[[], bytes]:
    return lambda: repacked(word(), add={name: body})


def _unlisted() -> bytes:
    """A member in front that the directory does not name."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("x.txt", SECRET * 3)
    stray = inner.getvalue()[: inner.getvalue().find(b"PK\x01\x02")]
    return stray + word()


def _zip_comment() -> bytes:
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a") as container:
        container.comment = SECRET.encode()
    return out.getvalue()


NOTES = (
    f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Manager>{SECRET}</Manager></Properties>"
)
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    f'<property name="a"><vt:lpwstr>{SECRET}</vt:lpwstr></property></Properties>'
)

WORDS: dict[str, Callable[[], bytes]] = {
    "deleted by a tracked change": lambda: word(_tracked("del", "delText")),
    "moved away": lambda: word(_tracked("moveFrom", "t")),
    "hidden text": lambda: word(_hidden),
    "hidden by its style": lambda: word(_hidden_by_style),
    "white text": lambda: word(_white),
    "minute text": lambda: word(_minute),
    "comment": lambda: word(_comment),
    "author of a comment": lambda: word(_comment_author),
    "header": lambda: word(_header),
    "footer of the first page": lambda: word(_footer),
    "core properties": lambda: word(_core),
    "app properties": _smuggled("docProps/app.xml", APP.encode()),
    "custom properties": _smuggled("docProps/custom.xml", CUSTOM.encode()),
    "custom XML": _smuggled("customXml/item1.xml", f"<a>{SECRET}</a>".encode()),
    "foot note nobody calls": _smuggled("word/footnotes.xml", NOTES.encode()),
    "thumbnail": _smuggled("docProps/thumbnail.jpeg", jpeg_with_exif()),
    "embedded workbook": lambda: repacked(word(), add={"word/embeddings/a.xlsx": book(_cell)}),
    "embedded PDF": lambda: repacked(word(), add={"word/embeddings/a.bin": drawn(words())}),
    "macro": _smuggled("word/vbaProject.bin", b"\xd0\xcf" + SECRET.encode("gb18030")),
    "alternative text": lambda: word(_alt_text),
    "EXIF of a picture": lambda: word(_exif),
    "code of a field": lambda: word(_field),
    "name of a bookmark": lambda: word(_bookmark),
    "name of a control": lambda: word(_control),
    "address of a link": lambda: word(_link),
    "name of a style": lambda: word(_style_name),
    "name of a font": lambda: word(_font_name),
    "hidden row of a table": lambda: word(_hidden_row),
    "XML comment": lambda: edited(word(), "word/document.xml", "<w:body>", f"<!--{SECRET}--><w:body>"),
    "unknown part": _smuggled("word/notes.dat", SECRET.encode("utf-16-le")),
    "name of a part": _smuggled(f"word/{SECRET}.xml", b"<a/>"),
    "member that the directory does not name": _unlisted,
    "comment of the container": _zip_comment,
    "settings": lambda: edited(
        word(),
        "word/settings.xml",
        "<w:compat>",
        f'<w:docVars><w:docVar w:name="a" w:val="{SECRET}"/></w:docVars><w:compat>',
    ),
}


def book(change: Callable[[Workbook], None] | None = None) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.properties.creator = ""
    workbook.active.title = "名单"
    workbook.active.append([SHOWN, "数量"])
    workbook.active.append(["甲类", 3])
    if change:
        change(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _cell(workbook: Workbook) -> None:
    workbook.active["D4"] = SECRET


def _sheet(state: str) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        sheet = workbook.create_sheet("底稿")
        sheet["A1"], sheet.sheet_state = SECRET, state

    return change


def _row(workbook: Workbook) -> None:
    _cell(workbook)
    workbook.active.row_dimensions[4].hidden = True


def _column(workbook: Workbook) -> None:
    _cell(workbook)
    workbook.active.column_dimensions["D"].hidden = True


def _note(workbook: Workbook) -> None:
    workbook.active["A1"].comment = Comment(SECRET, "")


def _name(workbook: Workbook) -> None:
    workbook.defined_names["a"] = DefinedName("a", attr_text=f'"{SECRET}"')


def _validation(workbook: Workbook) -> None:
    rule = DataValidation("list", formula1=f'"{SECRET},乙"')
    workbook.active.add_data_validation(rule)
    rule.add("B2")


def _sheet_header(workbook: Workbook) -> None:
    workbook.active.oddHeader.center.text = SECRET


def _formula(workbook: Workbook) -> None:
    workbook.active["D4"] = f'=IF(1,"有","{SECRET}")'


def _white_cell(workbook: Workbook) -> None:
    _cell(workbook)
    workbook.active["D4"].font = Font(color="FFFFFFFF")


def _format_of_nothing(workbook: Workbook) -> None:
    _cell(workbook)
    workbook.active["D4"].number_format = ";;;"


def _number_format(workbook: Workbook) -> None:
    workbook.active["B2"].number_format = f'0"{SECRET}"'


def _book_property(workbook: Workbook) -> None:
    workbook.properties.keywords = SECRET


def _link_of_cell(workbook: Workbook) -> None:
    workbook.active["A1"].hyperlink = f"http://shifan.example/{SECRET}"


S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

PIVOT = f'<pivotCacheRecords {S}><r><s v="{SECRET}"/></r></pivotCacheRecords>'
UNLISTED = (
    f'<worksheet {S}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{SECRET}</t></is></c></row></sheetData>'
    "</worksheet>"
)

BOOKS: dict[str, Callable[[], bytes]] = {
    "hidden sheet": lambda: book(_sheet("hidden")),
    "very hidden sheet": lambda: book(_sheet("veryHidden")),
    "hidden row": lambda: book(_row),
    "hidden column": lambda: book(_column),
    "comment": lambda: book(_note),
    "defined name": lambda: book(_name),
    "list of a validation": lambda: book(_validation),
    "header": lambda: book(_sheet_header),
    "formula": lambda: book(_formula),
    "white cell": lambda: book(_white_cell),
    "format that shows nothing": lambda: book(_format_of_nothing),
    "words of a number format": lambda: book(_number_format),
    "properties": lambda: book(_book_property),
    "address of a link": lambda: book(_link_of_cell),
    "external link": lambda: repacked(
        book(),
        add={"xl/externalLinks/externalLink1.xml": f"<externalLink {S}><v>{SECRET}</v></externalLink>".encode()},
    ),
    "cache of a pivot table": lambda: repacked(
        book(),
        add={"xl/pivotCache/pivotCacheRecords1.xml": PIVOT.encode()},
    ),
    "shared string that no cell uses": lambda: repacked(
        book(), add={"xl/sharedStrings.xml": f"<sst {S}><si><t>{SECRET}</t></si></sst>".encode()}
    ),
    "sheet that the book does not list": lambda: repacked(
        book(), add={"xl/worksheets/sheet9.xml": UNLISTED.encode()}
    ),
    "custom XML": lambda: repacked(book(), add={"customXml/item1.xml": f"<a>{SECRET}</a>".encode()}),
    "macro": lambda: repacked(book(), add={"xl/vbaProject.bin": SECRET.encode("gb18030")}),
    "threaded comment": lambda: repacked(
        book(), add={"xl/threadedComments/threadedComment1.xml": f"<a><text>{SECRET}</text></a>".encode()}
    ),
    "text of a drawing": lambda: repacked(
        book(), add={"xl/drawings/drawing1.xml": f'<a:t xmlns:a="a">{SECRET}</a:t>'.encode()}
    ),
    "embedded document": lambda: repacked(book(), add={"xl/embeddings/a.docx": word(_header)}),
}


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def grid(data: bytes, sheet: str = "名单") -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(data))[sheet].rows]


def cut_picture() -> bytes:
    """A Word file with a picture of which only the left half is shown; the right half is red."""
    image = Image.new("RGB", (40, 20), "white")
    image.paste("red", (20, 0, 40, 20))
    out = io.BytesIO()
    image.save(out, "PNG")

    def change(document: Document) -> None:
        _picture(document, out.getvalue())
        fill = next(document.element.iter(qn("pic:blipFill")))
        fill.insert(1, parse_xml(f'<a:srcRect {nsdecls("a")} r="50000"/>'))

    return word(change)
