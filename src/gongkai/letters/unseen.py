"""What a Word template can show and a letter cannot hold: its Word file would say something else than its PDF."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVERYWHERE = {
    "w:ins": "有没有接受的修订，请在“审阅”中接受全部修订",
    "w:del": "有没有接受的修订，请在“审阅”中接受全部修订",
    "w:moveFrom": "有没有接受的修订，请在“审阅”中接受全部修订",
    "w:commentReference": "有批注，请删除批注",
    "w:vanish": "有隐藏文字，请删除或者取消隐藏",
    "w:txbxContent": "有文本框，文本框里的字不会出现在 PDF 中，请写成段落",
    "w:sdt": "有内容控件，请去掉控件、保留文字",
    "w:altChunk": "嵌有其他文件，请删除",
    "w:object": "嵌有其他文件，请删除",
    "w:drawing": "有图片，图片不会出现在 PDF 中，请删除",
    "w:pict": "有图片，图片不会出现在 PDF 中，请删除",
}
_IN_BODY = {
    "w:numPr": "有自动编号，编号不会出现在 PDF 中，请手工写序号",
    "w:fldChar": "有域（如自动日期、目录），请改成文字或者变量",
    "w:fldSimple": "有域（如自动日期、目录），请改成文字或者变量",
    "w:footnoteReference": "有脚注，请写进正文",
    "w:endnoteReference": "有尾注，请写进正文",
    "w:gridSpan": "表格里有合并的单元格，请拆开",
    "w:vMerge": "表格里有合并的单元格，请拆开",
}
_PAGE_MARK = re.compile(r"[\s\d—–\-－第页共/]*")


def unseen(data: bytes) -> Iterator[str]:
    """Each thing of a template that would be lost or hidden, in Chinese, with what to do about it."""
    document = Document(io.BytesIO(data))
    parts = {"正文": document.element.body, **dict(_margins(document))}
    for place, element in parts.items():
        known = _EVERYWHERE | (_IN_BODY if place == "正文" else {})
        yield from dict.fromkeys(
            f"{place}{says}" for name, says in known.items() if next(element.iter(qn(name)), None) is not None
        )
    for place, element in parts.items():
        if place not in {"正文", "首页页眉"} and not _PAGE_MARK.fullmatch(_text(element)):
            yield f"{place}里的文字不会出现在 PDF 中，请移到正文"


def _margins(document: Any) -> Iterator[tuple[str, Any]]:
    """Heads and feet by what a clerk calls them; a head for all pages is the first page's too."""
    for section in document.sections:
        first = section.different_first_page_header_footer
        named = [
            ("其他页页眉" if first else "首页页眉", section.header),
            ("页脚", section.footer),
            ("双数页页眉", section.even_page_header),
            ("双数页页脚", section.even_page_footer),
        ]
        named += (
            [("首页页眉", section.first_page_header), ("首页页脚", section.first_page_footer)] if first else []
        )
        yield from ((place, part._element) for place, part in named if not part.is_linked_to_previous)


def _text(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))
