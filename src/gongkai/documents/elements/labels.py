"""Labels under which pages and exports state a document's elements, and what they are in our words."""

from __future__ import annotations

import re
from typing import Final

from gongkai.documents.dates import parse_date
from gongkai.law.identifiers import document_number, index_number

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "title": ("标题", "名称", "信息名称", "文件名称", "公文名称", "题名", "ArticleTitle"),
    "document_number": ("发文字号", "发文号", "文号", "文件编号", "发布文号"),
    "issuer": ("发文机关", "发文单位", "发文机构", "制发机关", "制定机关"),
    "publisher": ("发布机构", "发布机关", "发布单位", "公开机构", "公开主体"),
    "written_on": ("成文日期", "成文时间", "生成日期", "生成时间", "发文日期", "发文时间"),
    "published_on": ("发布日期", "发布时间", "公开日期", "公开时间", "公布日期", "PubDate"),
    "index_number": ("索引号", "信息索引号", "索取号"),
    "theme": ("主题分类", "主题", "信息分类", "分类"),
    "keywords": ("主题词", "关键词", "Keywords", "keywords"),
}
# Of no use to us, but they open a line or end the value before them.
_UNUSED = {
    "有效性",
    "体裁",
    "公开方式",
    "来源",
    "信息来源",
    "文章来源",
    "公开时限",
    "浏览次数",
    "点击数",
    "效力状态",
}
_WORDS = sorted({word for words in FIELDS.values() for word in words} | _UNUSED, key=len)
_SPACED = "|".join(r"[ \u3000]{0,4}".join(word) for word in reversed(_WORDS))
# A label of no use to us, which ends the value before it: 公开时限：长期公开.
_OTHER = re.compile(r"[ \u3000][\u3400-\u9fff]{2,8}[ \u3000]{0,4}[：:]")
_BARE = re.compile(rf"(?:^|(?<=[ \u3000]))({_SPACED})[ \u3000]+(?=\S)")
_FEWEST = 2
_PAIR = re.compile(rf"[【\[]?({_SPACED})[】\]]?[ \u3000]{{0,4}}[：:]\s*")


def field(metadata: dict[str, str], name: str) -> str:
    """Give the first value that stands under one of the labels of `name`, as written."""
    for label in FIELDS[name]:
        value = metadata.get(label, "").strip()
        if value and value not in ("无", "暂无", "/", "-", "—", "null"):
            return value
    return ""


def pairs_in(text: str) -> dict[str, str]:
    """Read a line that begins with a label into label → value; several labels may share the line."""
    found = list(_PAIR.finditer(text))
    if not found:
        found = _without_colons(text)
    if not found or found[0].start() > 0:
        return {}
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {
        re.sub(r"\s", "", match[1]): _value(text[match.end() : end])
        for match, end in zip(found, ends, strict=True)
    }


def _without_colons(text: str) -> list[re.Match[str]]:
    """Find labels set apart by blanks alone (索引号 1/2021-1 文号 某发〔2021〕1号): two at least, and in order."""
    if " " not in text and "\u3000" not in text:
        return []
    found = list(_BARE.finditer(text))
    return found if len(found) >= _FEWEST else []


def _value(text: str) -> str:
    other = _OTHER.search(text)
    return text[: other.start() if other else None].strip()


def checks(label: str, value: str) -> bool:
    """Say whether `value` has the form that `label` asks for; False for labels under which anything may stand."""
    if label in (*FIELDS["written_on"], *FIELDS["published_on"]):
        return parse_date(value) is not None
    if label in FIELDS["index_number"]:
        return index_number.parse(value) is not None
    return label in FIELDS["document_number"] and document_number.parse(value) is not None
