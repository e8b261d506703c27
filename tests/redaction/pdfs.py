"""PDFs with a secret planted in one place each."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.documents.readers.minipdf import Page, pdf

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "李保密乙13800138000"
SHOWN = "示范市人民政府文件"


def plain(*pages: Page) -> bytes:
    return pdf(*(pages or (Page().text(72, 700, SHOWN),)))


def changed(change: Callable[[pikepdf.Pdf], None], data: bytes | None = None) -> bytes:
    """A plain PDF after `change`, written by qpdf."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data or plain())) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def drawn(*operators: str) -> bytes:
    page = Page().text(72, 700, SHOWN)
    page.operators += operators
    return plain(page)


def words(y: float = 600, text: str = SECRET) -> str:
    return f"BT /F1 16 Tf 72 {y} Td <{text.encode('utf-16-be').hex()}> Tj ET"


def bar(y: float = 600) -> str:
    return f"0 g 60 {y - 8} 400 30 re f"


def picture(colour: str = "white") -> bytes:
    """A page that is one picture, as a scanner gives it."""
    out = io.BytesIO()
    Image.new("RGB", (595, 842), colour).save(out, "PDF")
    return out.getvalue()


def _with_bar_on_scan(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"q 0 g 60 590 400 30 re f Q")


def _annotate(document: pikepdf.Pdf, **entries: object) -> None:
    note = Dictionary(Type=Name.Annot, Rect=Array([50, 50, 90, 90]), **entries)
    document.pages[0].obj.Annots = Array([document.make_indirect(note)])


def _field(document: pikepdf.Pdf) -> None:
    field = document.make_indirect(Dictionary(FT=Name.Tx, T=String("t"), V=String(SECRET)))
    document.Root.AcroForm = Dictionary(Fields=Array([field]))


def _attach(document: pikepdf.Pdf) -> None:
    document.attachments["表.txt"] = pikepdf.AttachedFileSpec(document, SECRET.encode("gb18030"))


def _attach_pdf(document: pikepdf.Pdf) -> None:
    document.attachments["a.pdf"] = pikepdf.AttachedFileSpec(document, drawn(words()))


def _outline(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


def _script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SECRET}')"))


def _xmp(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as facts:
        facts["dc:creator"] = [SECRET]


def _info(document: pikepdf.Pdf) -> None:
    document.docinfo["/Author"] = SECRET


def _alternative(document: pikepdf.Pdf) -> None:
    element = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(SECRET)))
    document.Root.StructTreeRoot = document.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))


def _private(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=String(SECRET)))


def _layer(document: pikepdf.Pdf) -> None:
    group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("a")))
    document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    page = document.pages[0]
    page.Resources.Properties = Dictionary(L=group)
    page.contents_add(f"/OC /L BDC {words()} EMC".encode())


def _exif_picture(document: pikepdf.Pdf) -> None:
    photo = pikepdf.Stream(document, jpeg_with_exif())
    photo.Type, photo.Subtype, photo.Filter = Name.XObject, Name.Image, Name.DCTDecode
    photo.Width, photo.Height, photo.ColorSpace, photo.BitsPerComponent = 8, 8, Name.DeviceRGB, 8
    document.pages[0].Resources.XObject = Dictionary(P=document.make_indirect(photo))


def jpeg_with_exif(secret: str = SECRET) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", (8, 8), "white")
    exif = image.getexif()
    exif[0x010E] = secret.encode()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def _form_text(document: pikepdf.Pdf) -> None:
    """White on white within a form within a page."""
    form = document.make_stream(f"1 g {words()}".encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    form.Resources = document.pages[0].Resources
    document.pages[0].obj.Resources = Dictionary(
        Font=document.pages[0].Resources.Font, XObject=Dictionary(Fm=form)
    )
    document.pages[0].contents_add(b"/Fm Do")


def _cropped(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.CropBox = Array([0, 650, 595, 842])


def _ascii_filtered(document: pikepdf.Pdf) -> None:
    stream = pikepdf.Stream(document, f"1 g {words()}".encode().hex().encode() + b">")
    stream.Filter = Name.ASCIIHexDecode
    document.pages[0].obj.Contents = Array([document.pages[0].obj.Contents, document.make_indirect(stream)])


def incremental() -> bytes:
    """A page with the secret, then an update in which the page says something else."""
    old = drawn(words())
    start = old.rfind(b"startxref") + 10
    before = int(old[start:].split()[0])
    content = Page().text(72, 700, SHOWN).operators[0].encode()
    at = len(old)
    update = b"7 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(content), content)
    table = f"xref\n7 1\n{at:010} 00000 n \ntrailer\n<< /Size 8 /Root 1 0 R /Prev {before} >>\n"
    return old + update + table.encode() + f"startxref\n{at + len(update)}\n%%EOF\n".encode()


def unreferenced() -> bytes:
    """An object in the table that nothing refers to."""
    data = plain()
    return _appended(data, f"({SECRET})".encode("utf-16-be"), listed=True)


def unlisted() -> bytes:
    """A compressed stream between the objects and the table, which no table lists."""
    return _appended(plain(), zlib.compress(words().encode()), listed=False)


def _appended(data: bytes, body: bytes, *, listed: bool) -> bytes:
    if listed:
        body = b"<< /Note <feff" + SECRET.encode("utf-16-be").hex().encode() + b"> >>"
        at, before = len(data), int(data[data.rfind(b"startxref") + 10 :].split()[0])
        extra = b"8 0 obj\n" + body + b"\nendobj\n"
        table = f"xref\n8 1\n{at:010} 00000 n \ntrailer\n<< /Size 9 /Root 1 0 R /Prev {before} >>\n"
        return data + extra + table.encode() + f"startxref\n{at + len(extra)}\n%%EOF\n".encode()
    stray = b"99 0 obj\n<< /Length %d >>\nstream\n" % len(body) + body + b"\nendstream\nendobj\n"
    where = data.rfind(b"xref\n0 ")
    tail = data[where:].replace(f"startxref\n{where}".encode(), f"startxref\n{where + len(stray)}".encode())
    return data[:where] + stray + tail


PLANTED: dict[str, Callable[[], bytes]] = {
    "text layer": lambda: drawn(words()),
    "text under a drawn bar": lambda: drawn(words(), bar()),
    "text under a labelled bar": lambda: drawn(words(), bar(), "1 g", words(602, "依据"), "0 g"),
    "white on white": lambda: drawn("1 g", words(), "0 g"),
    "invisible text mode": lambda: drawn("3 Tr", words(), "0 Tr"),
    "clipped away": lambda: drawn("q 0 0 10 10 re W n", words(), "Q"),
    "outside the page": lambda: drawn(words(-200)),
    "outside the crop box": lambda: changed(_cropped, drawn(words(300))),
    "white text in a form": lambda: changed(_form_text),
    "layer that is off": lambda: changed(_layer),
    "comment": lambda: changed(lambda d: _annotate(d, Subtype=Name.Text, Contents=String(SECRET))),
    "author of a comment": lambda: changed(lambda d: _annotate(d, Subtype=Name.Text, T=String(SECRET))),
    "form field": lambda: changed(_field),
    "attached text": lambda: changed(_attach),
    "attached PDF": lambda: changed(_attach_pdf),
    "bookmark": lambda: changed(_outline),
    "JavaScript": lambda: changed(_script),
    "Info": lambda: changed(_info),
    "XMP": lambda: changed(_xmp),
    "alternative text": lambda: changed(_alternative),
    "private data of a program": lambda: changed(_private),
    "EXIF of a picture": lambda: changed(_exif_picture),
    "content behind another filter": lambda: changed(_ascii_filtered),
    "incremental update": incremental,
    "unreferenced object": unreferenced,
    "stream that no table lists": unlisted,
    "bytes behind the end": lambda: plain() + SECRET.encode("utf-16-le"),
}


def annotation_bar() -> bytes:
    """The classic mistake: a black square laid over the text as an annotation."""

    def lay(document: pikepdf.Pdf) -> None:
        form = document.make_stream(b"0 g 0 0 400 30 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 400, 30])
        _annotate(document, Subtype=Name.Square, IC=Array([0, 0, 0]), AP=Dictionary(N=form))
        document.pages[0].obj.Annots[0].Rect = Array([60, 592, 460, 622])

    return changed(lay, drawn(words()))


def redact_annotation() -> bytes:
    return changed(lambda d: _annotate(d, Subtype=Name.Redact))


def bar_on_scan() -> bytes:
    return changed(_with_bar_on_scan, picture())
