"""Files as other programs write them, each with the ID number, the mobile and the name of a third party in one
place where an officer may overlook it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import openpyxl
import pikepdf
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, OutlineItem, String
from PIL import Image, ImageDraw, PngImagePlugin

from tests.redaction import covered, office, pdfs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NAME, MOBILE, ID_NUMBER = "王大锤", "13912345678", "110105198803150029"
SAID = f"{NAME} {MOBILE} {ID_NUMBER}"


def _swapped(data: bytes) -> bytes:
    """A file of the library's own tests with our person in it; containers are packed anew."""
    if not data.startswith(b"PK"):
        return data.replace(
            pdfs.SECRET.encode("utf-16-be").hex().encode(), SAID.encode("utf-16-be").hex().encode()
        )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, old.read(member).replace(pdfs.SECRET.encode(), SAID.encode()))
    return out.getvalue()


def _swapping(makers: Mapping[str, Callable[[], bytes]], *places: str) -> dict[str, Callable[[], bytes]]:
    return {place: lambda make=makers[place]: _swapped(make()) for place in places}


def _pdf(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    return pdfs.changed(change)


def _annotated(**entries: object) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Rect=Array([50, 50, 90, 90]), **entries)
        document.pages[0].obj.Annots = Array([document.make_indirect(note)])

    return _pdf(change)


def _form(document: pikepdf.Pdf) -> None:
    box = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String("who"),
        V=String(SAID),
        Rect=Array([9, 9, 90, 30]),
    )
    field = document.make_indirect(box)
    document.pages[0].obj.Annots = Array([field])
    document.Root.AcroForm = Dictionary(Fields=Array([field]))


def _xfa(document: pikepdf.Pdf) -> None:
    packet = document.make_stream(f"<xdp><data><who>{SAID}</who></data></xdp>".encode())
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=packet)


def _xmp(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as facts:
        facts["dc:description"] = SAID


def _info(document: pikepdf.Pdf) -> None:
    document.docinfo["/Keywords"] = SAID


def _attached(document: pikepdf.Pdf) -> None:
    document.attachments["底稿.docx"] = AttachedFileSpec(document, _word(lambda d: d.add_paragraph(SAID)))


def _layered(document: pikepdf.Pdf) -> None:
    group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("审签")))
    document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    document.pages[0].Resources.Properties = Dictionary(L=group)
    document.pages[0].contents_add(f"/OC /L BDC {pdfs.words(text=SAID)} EMC".encode())


def _script(document: pikepdf.Pdf) -> None:
    act = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SAID}')"))
    document.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("a"), document.make_indirect(act)]))
    )


def _outlined(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(OutlineItem(SAID, 0))


def _scan_with_layer() -> bytes:
    """A page that is one picture, with the words of a recogniser laid over it unseen."""

    def change(document: pikepdf.Pdf) -> None:
        with pikepdf.open(io.BytesIO(pdfs.plain())) as other:
            fonts = document.copy_foreign(other.make_indirect(other.pages[0].Resources.Font))
        document.pages[0].Resources.Font = fonts
        document.pages[0].contents_add(f"3 Tr {pdfs.words(text=SAID)}".encode())

    return pdfs.changed(change, pdfs.picture())


PDFS: dict[str, Callable[[], bytes]] = {
    "text layer": lambda: pdfs.drawn(pdfs.words(text=SAID)),
    "text under a bar": lambda: pdfs.drawn(pdfs.words(text=SAID), pdfs.bar()),
    "text layer of a scan": _scan_with_layer,
    "note": lambda: _annotated(Subtype=Name.Text, Contents=String(SAID)),
    "rich text of a note": lambda: _annotated(Subtype=Name.FreeText, RC=String(f"<p>{SAID}</p>")),
    "form field": lambda: _pdf(_form),
    "XFA form": lambda: _pdf(_xfa),
    "XMP": lambda: _pdf(_xmp),
    "Info": lambda: _pdf(_info),
    "attached Word file": lambda: _pdf(_attached),
    "layer that is off": lambda: _pdf(_layered),
    "JavaScript": lambda: _pdf(_script),
    "outline": lambda: _pdf(_outlined),
    "earlier revision": lambda: _swapped(pdfs.incremental()),
}


def _word(change: Callable[..., object]) -> bytes:
    document = docx.Document()
    document.core_properties.author = document.core_properties.comments = ""
    document.add_paragraph("公开的内容")
    change(document)
    return _saved(document)


def _book(change: Callable[..., object]) -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = ""
    book.active["A1"] = "公开的内容"
    change(book)
    return _saved(book)


def _saved(made: object) -> bytes:
    held = io.BytesIO()
    made.save(held)  # type: ignore[attr-defined]  # both libraries have it
    return held.getvalue()


def _deleted(document: docx.document.Document) -> None:
    gone = f"<w:r><w:delText>{SAID}</w:delText></w:r>"
    document.paragraphs[0]._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="甲">{gone}</w:del>'))


def _core(document: docx.document.Document) -> None:
    document.core_properties.subject = SAID


def _choices(document: docx.document.Document) -> None:
    listed = f'<w:dropDownList><w:listItem w:displayText="{SAID}" w:value="1"/></w:dropDownList>'
    document.element.body.insert(
        0,
        parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr>{listed}</w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"),
    )


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
GLOSSARY = (
    f'<w:glossaryDocument xmlns:w="{_W}"><w:docParts><w:docPart><w:docPartBody>'
    f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
)

WORDS: dict[str, Callable[[], bytes]] = {
    "body": lambda: _word(lambda d: d.add_paragraph(SAID)),
    "comment": lambda: _word(lambda d: d.add_comment(d.paragraphs[0].runs, text=SAID)),
    "tracked deletion": lambda: _word(_deleted),
    "header": lambda: _word(lambda d: setattr(d.sections[0].header.paragraphs[0], "text", SAID)),
    "footer": lambda: _word(lambda d: setattr(d.sections[0].footer.paragraphs[0], "text", SAID)),
    "properties": lambda: _word(_core),
    "list of a control": lambda: _word(_choices),
    "glossary": lambda: office.repacked(office.word(), add={"word/glossary/document.xml": GLOSSARY.encode()}),
    **_swapping(
        office.WORDS,
        *(
            "hidden text",
            "foot note nobody calls",
            "app properties",
            "custom properties",
            "custom XML",
            "settings",
        ),
        *("embedded workbook", "alternative text", "XML comment"),
    ),
    **_swapping(covered.WORDS, "black highlight", "black paragraph", "white in a table"),
}


def _hidden(state: str) -> Callable[[], bytes]:
    def change(book: openpyxl.Workbook) -> None:
        book.create_sheet("底稿")["A1"] = SAID
        book["底稿"].sheet_state = state

    return lambda: _book(change)


def _flat(kind: str) -> Callable[[], bytes]:
    def change(book: openpyxl.Workbook) -> None:
        book.active["D4"] = SAID
        sizes = book.active.row_dimensions[4] if kind == "row" else book.active.column_dimensions["D"]
        sizes.hidden = True

    return lambda: _book(change)


def _validated(book: openpyxl.Workbook) -> None:
    listed = DataValidation(type="list", formula1=f'"{NAME},{MOBILE},{ID_NUMBER}"')
    listed.add("C1:C9")
    book.active.add_data_validation(listed)


BOOKS: dict[str, Callable[[], bytes]] = {
    "hidden sheet": _hidden("hidden"),
    "very hidden sheet": _hidden("veryHidden"),
    "hidden row": _flat("row"),
    "hidden column": _flat("column"),
    "comment": lambda: _book(lambda b: setattr(b.active["A1"], "comment", Comment(SAID, "甲"))),
    "formula": lambda: _book(lambda b: b.active.__setitem__("B2", f'=LEN("{NAME}{MOBILE}")')),
    "list of a validation": lambda: _book(_validated),
    "number in a cell": lambda: _book(lambda b: b.active.__setitem__("B2", int(MOBILE))),
    **_swapping(
        office.BOOKS,
        *("defined name", "properties", "cache of a pivot table", "external link"),
        *("white cell", "threaded comment", "text of a drawing"),
    ),
    **_swapping(covered.BOOKS, "black cell", "below a merged cell", "row of a hair's height"),
}


def _picture(form: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(out, form, **options)  # type: ignore[arg-type]  # of the form
    return out.getvalue()


def _described() -> bytes:
    facts = PngImagePlugin.PngInfo()
    facts.add_itxt("Description", SAID)
    return _picture("PNG", pnginfo=facts)


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SAID.encode()
    return _picture("JPEG", exif=exif)


def _preview() -> bytes:
    """The preview that a camera wrote before the picture was blacked out."""
    small = Image.new("RGB", (60, 20), "white")
    ImageDraw.Draw(small).text((2, 4), MOBILE, fill="black")
    inner = io.BytesIO()
    small.save(inner, "JPEG")
    body = inner.getvalue()
    outer = _picture("JPEG")
    return outer[:2] + b"\xff\xe3" + (len(body) + 2).to_bytes(2, "big") + body + outer[2:]


IMAGES: dict[str, Callable[[], bytes]] = {
    "EXIF": _exif,
    "words of a PNG": _described,
    "XMP": lambda: _picture("JPEG", xmp=f"<x><dc:creator>{SAID}</dc:creator></x>".encode()),
    "preview": _preview,
    "hung on behind": lambda: _picture("PNG") + office.word(),
}
