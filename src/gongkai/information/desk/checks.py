"""Checks of a piece of information before the public sees it: what is wrong, and what to do about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.core.desk.kit import Check
from gongkai.information import kinds, package
from gongkai.information.desk.structured import structured
from gongkai.information.desk.versions import label
from gongkai.information.enums import InformationState, RelationKind, RelationState
from gongkai.information.personal import desk as personal
from gongkai.information.wording import desk as wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.models import Information

_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_HAS_ALT = re.compile(r"""\balt\s*=\s*["'][^"']*\S""", re.IGNORECASE)
_LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_TABLE = re.compile(r"<table\b.*?</table>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SAYS_NOTHING = {"点击这里", "这里", "点击", "详情", "更多", "链接", "点此"}


def checks(row: Information) -> list[Check]:
    """All checks, in the order in which an editor works through them."""
    return [
        Check("必填项", tuple(f"缺少{label(row.kind, name)}" for name in _missing(row))),
        *structured(row),
        Check("发文字号", tuple(_number(row))),
        Check("三同步", tuple(_interpretation(row))),
        personal.check(row),
        wording.check(row),
        Check("链接", tuple(_links(row.body_html))),
        Check("无障碍", tuple(_accessibility(row.body_html))),
        Check(
            "读取提示", tuple(f"{note.get('where', '')}：{note.get('what', '')}" for note in row.warnings or [])
        ),
    ]


def _missing(row: Information) -> list[str]:
    if not kinds.exists(row.kind):
        return []
    kind = kinds.get(row.kind)
    values = {name: getattr(row, name) for name in (*kind.required, "elements")}
    return [name for name in kind.missing(values) if name != "published_on"]  # the release sets its day


def _number(row: Information) -> Iterator[str]:
    if kinds.exists(row.kind) and row.document_number:
        kind = kinds.get(row.kind)
        if not kind.number_fits(row.document_number):
            yield kind.number_hint or "格式与本类信息的文号不符，请核对。"


def _interpretation(row: Information) -> Iterator[str]:
    """Policies come with their interpretation: a package before the release, afterwards at least the relation."""
    if row.state != InformationState.PUBLISHED:
        yield from (f"{each}。" for each in package.lacks(row))
    elif package.asks(row):
        found = package.package_of(row)
        about = row.inverse_relations.filter(kind=RelationKind.INTERPRETS).exclude(state=RelationState.REFUSED)
        if not (found and found.waived_at) and not about.exists():
            yield "还没有关联的政策解读，请起草解读并在解读中引用本文件。"


def _links(html: str) -> Iterator[str]:
    for match in _LINK.finditer(html):
        words = _TAG.sub("", match[1]).strip()
        if not words or words in _SAYS_NOTHING:
            yield f"链接文字“{words}”没有说明去向，请改为目标的名称。"


def _accessibility(html: str) -> Iterator[str]:
    bare = sum(1 for image in _IMAGE.findall(html) if not _HAS_ALT.search(image))
    if bare:
        yield f"{bare} 张图片没有替代文字，读屏软件无法读出，请补写。"
    headless = sum(1 for table in _TABLE.findall(html) if "<th" not in table.lower())
    if headless:
        yield f"{headless} 个表格没有表头单元格，请标出表头。"
