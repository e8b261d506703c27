"""Files: what stands in sight and out of sight is found, and its place told."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment

from gongkai.documents.errors import UnreadableError
from gongkai.privacy import scan, scan_html
from tests.documents.readers.minipdf import Page, pdf
from tests.privacy.people import id_card

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def places(data: bytes, name: str) -> dict[str, str]:
    """Words of each hit → where it stands."""
    found = scan(data, name=name)
    assert all(found.text[hit.start : hit.end] == hit.text for hit in found.hits)
    return {hit.text: found.where(hit) for hit in found.hits}


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(data: bytes, **parts: str) -> bytes:
    """A package with some members replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            if member not in parts:
                new.writestr(member, old.read(member))
        for member, content in parts.items():
            new.writestr(member, content)
    return out.getvalue()


def test_places_in_a_text_are_characters_of_the_file():
    text = "公示\r\n联系手机：13800138000\r\n"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        found = scan(text.encode(encoding), name="公示.txt")
        assert [(hit.start, hit.end) for hit in found.hits] == [(9, 20)]
        assert found.where(found.hits[0]) == "第2行"


def test_a_word_file_is_searched_in_sight_and_out_of_sight():
    document = docx.Document()
    document.add_paragraph("手机13800000001")
    document.add_paragraph().add_run("手机13800000002").font.hidden = True
    table = document.add_table(rows=2, cols=2)
    for at, words in enumerate(["姓名", "身份证号", "张大山", id_card()]):
        table.cell(at // 2, at % 2).text = words
    document.sections[0].header.paragraphs[0].text = "手机13800000003"
    document.sections[0].footer.paragraphs[0].text = "手机13800000004"
    document.core_properties.author = "李小四"
    comment = '<w:comment w:author="王五二"><w:p><w:r><w:t>手机13800000005</w:t></w:r></w:p></w:comment>'
    comments = f'<w:comments xmlns:w="{W}">{comment}</w:comments>'
    found = places(with_parts(saved(document), **{"word/comments.xml": comments}), "名单.docx")
    assert found["13800000001"] == "第1段"
    assert "隐藏文字" in found["13800000002"]
    assert "页眉" in found["13800000003"]
    assert "页脚" in found["13800000004"]
    assert "批注" in found["13800000005"]
    assert "作者" in found["李小四"]
    assert "作者" in found["王五二"]
    assert {"张大山", id_card()} <= found.keys()


def test_deletions_that_are_tracked_are_still_in_the_file():
    document = docx.Document()
    document.add_paragraph("正文")
    data = saved(document)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    deleted = '<w:p><w:del w:author="a"><w:r><w:delText>手机13800138000</w:delText></w:r></w:del></w:p>'
    changed = with_parts(data, **{"word/document.xml": xml.replace("<w:body>", f"<w:body>{deleted}")})
    assert "已删除" in places(changed, "稿.docx")["13800138000"]


def test_a_workbook_is_searched_with_what_it_hides():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    for row in (["姓名", "身份证号", "手机"], ["张大山", id_card(), 13800000001], ["李小四", "", "13800000002"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet["A2"].comment = Comment("手机13800000003", "经办员")
    hidden = book.create_sheet("底稿")
    hidden.append(["手机13800000004"])
    hidden.sheet_state = "hidden"
    book.properties.creator = "王五二"
    found = places(saved(book), "名单.xlsx")
    assert found["张大山"] == "工作表“名单”A2"
    assert "隐藏列" in found[id_card()]
    assert found["13800000001"] == "工作表“名单”C2"
    assert "隐藏行" in found["13800000002"]
    assert "批注" in found["13800000003"]
    assert "隐藏" in found["13800000004"]
    assert "作者" in found["王五二"]
    assert "经办员" not in found


def test_a_pdf_is_searched_page_by_page():
    found = places(pdf(Page().text(60, 780, "联系手机13800138000")), "名单.pdf")
    assert "第1页" in found["13800138000"]


def test_a_page_is_searched_with_comments_attributes_and_hidden_parts():
    markup = (
        "<html><head><meta name='Author' content='姓名：李小四'></head><body><p>手机138<b>0000</b>0001</p>"
        "<!-- 手机13800000002 --><img alt='手机13800000003'><div style='display: none'>手机13800000004</div>"
        "<a href='mailto:zhang@example.com'>写信</a><script>var a = '13800000005'</script></body></html>"
    )
    found = places(markup.encode(), "页.html")
    assert found["13800000001"].startswith("正文")
    assert found["13800000002"] == "网页注释"
    assert "alt" in found["13800000003"]
    assert found["13800000004"] == "隐藏内容"
    assert found["zhang@example.com"] == "链接地址"
    assert "李小四" in found
    assert "13800000005" not in found


def test_an_empty_fragment_has_no_hits():
    assert scan_html(" ").hits == []


def tiff(author: str) -> bytes:
    """A directory with an author and a GPS position of three fractions each."""
    name = author.encode() + b"\0" * 9
    position = struct.pack("<6I", 31, 1, 30, 1, 0, 1)
    words_at, gps_at = 8 + 2 + 24 + 4, 8 + 2 + 24 + 4 + len(name)
    degrees_at = gps_at + 2 + 24 + 4
    directory = struct.pack("<H", 2)
    directory += struct.pack("<HHII", 0x013B, 2, len(name), words_at)
    directory += struct.pack("<HHII", 0x8825, 4, 1, gps_at)
    gps = struct.pack("<H", 2)
    gps += struct.pack("<HHII", 2, 5, 3, degrees_at) + struct.pack("<HHII", 4, 5, 3, degrees_at)
    return b"II*\0" + struct.pack("<I", 8) + directory + b"\0" * 4 + name + gps + b"\0" * 4 + position


def jpeg(exif: bytes) -> bytes:
    body = b"Exif\0\0" + exif
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xda"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


@pytest.mark.parametrize("picture", [jpeg(tiff("张大山")), png((b"eXIf", tiff("张大山"))), tiff("张大山")])
def test_a_picture_tells_its_author_and_where_it_was_taken(picture):
    found = places(picture, "照片.jpg")
    assert "张大山" in found
    assert "31.50000，31.50000" in found


def test_a_png_s_text_is_read():
    chunk = b"Author\0\0\0\0\0" + "李小四".encode()
    assert "李小四" in places(png((b"iTXt", chunk), (b"tEXt", b"Comment\x00tel 13800138000")), "图.png")


def test_pictures_inside_a_document_are_looked_into():
    data = with_parts(saved(docx.Document()), **{"word/media/image1.jpeg": jpeg(tiff("张大山"))})
    assert "image1.jpeg" in places(data, "图文.docx")["张大山"]


def test_a_damaged_part_is_told_and_the_rest_is_searched():
    document = docx.Document()
    document.add_paragraph("手机13800138000")
    found = scan(with_parts(saved(document), **{"word/comments.xml": "<w:comments"}), name="稿.docx")
    assert [hit.text for hit in found.hits] == ["13800138000"]
    assert "comments.xml" in found.warnings[0]


@pytest.mark.parametrize("cut", [3, 9, 30, 50, 80])
def test_a_damaged_picture_gives_what_can_be_read(cut):
    scan(jpeg(tiff("张大山"))[:cut] + b"\0", name="照片.jpg")


def test_an_empty_text_is_clean():
    assert scan(b"", name="空.txt").hits == []


@pytest.mark.parametrize(("data", "name"), [(b"PK\x03\x04broken", "坏.docx"), (b"\0\x01\x02" * 50, "x")])
def test_what_cannot_be_read_is_refused(data, name):
    with pytest.raises(UnreadableError):
        scan(data, name=name)


PRIVATE = ("手机13800000005", "手机13800000006", "张大山")


def test_notes_and_filled_forms_of_a_pdf_are_searched():
    plain = pdf(Page().text(60, 780, "公示"))
    note, value, author = (f"<feff{words.encode('utf-16-be').hex()}>" for words in PRIVATE)
    notes = (
        f"/Annots [<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /T {author} /Contents {note} >>"
        f" << /Type /Annot /Subtype /Widget /FT /Tx /T (phone) /V {value} /Rect [40 10 90 30] >>]"
    )
    found = scan(annotated(plain, notes), name="表.pdf")
    assert {hit.text: found.where(hit) for hit in found.hits} == {
        "13800000005": "第1页的批注",
        "13800000006": "第1页的表单",
        "张大山": "第1页批注的作者",
    }


def annotated(data: bytes, notes: str) -> bytes:
    """The same PDF with annotations on its first page; pdfium finds the objects although they moved."""
    return data.replace(b"/MediaBox", f"{notes} /MediaBox".encode(), 1)


def test_text_boxes_and_pivot_caches_of_a_workbook_are_searched():
    book = openpyxl.Workbook()
    book.active.append(["项目"])
    drawing = '<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><a:t>手机13800000007</a:t></xdr:wsDr>'
    cache = '<pivotCacheDefinition><sharedItems><s v="手机13800000008"/></sharedItems></pivotCacheDefinition>'
    data = with_parts(
        saved(book),
        **{"xl/drawings/drawing1.xml": drawing, "xl/pivotCache/pivotCacheDefinition1.xml": cache},
    )
    found = places(data, "表.xlsx")
    assert found == {"13800000007": "图形和文本框", "13800000008": "数据透视表缓存"}


def test_properties_of_documents_of_every_kind_are_searched():
    document = docx.Document()
    document.core_properties.comments = "手机13800000009"
    assert "文档属性" in places(saved(document), "文.docx")["13800000009"]
