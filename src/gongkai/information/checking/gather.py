"""All checks of a piece of information in one list, and what of it hinders the release."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from gongkai.information.checking.files.check import files
from gongkai.information.checking.links import links
from gongkai.information.checking.markup.headings import headings
from gongkai.information.checking.markup.images import images
from gongkai.information.checking.markup.pasted import pasted
from gongkai.information.checking.markup.tables import tables
from gongkai.information.checking.markup.titles import titles
from gongkai.information.checking.model import Group, Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gongkai.information.checking.model import Hit
    from gongkai.information.models import Information

CHECKS: Final[tuple[tuple[str, Callable[[Subject], Iterator[Hit]]], ...]] = (
    ("标题", titles),
    ("标题层次", headings),
    ("链接", links),
    ("附件", files),
    ("表格", tables),
    ("图片", images),
    ("粘贴样式", pasted),
)
NAMED: Final = 3  # hits that a refusal names


def gathered(information: Information, content: Mapping[str, Any] | None = None) -> list[Group]:
    """Every check with its hits, as the information stands or as a version's `content` would make it."""
    subject = _subject(information, content or {})
    return [Group(label, tuple(check(subject))) for label, check in CHECKS]


def refusal(information: Information) -> str:
    """Why the information may not go public yet: what blocks; "" when nothing does."""
    return _said(_blocking(information))


def newly_refused(information: Information, content: Mapping[str, Any]) -> str:
    """Why a revision may not be approved: what blocks in it and did not stand before."""
    standing = {hit.says for hit in _blocking(information)}
    return _said([hit for hit in _blocking(information, content) if hit.says not in standing])


def _blocking(information: Information, content: Mapping[str, Any] | None = None) -> list[Hit]:
    return [hit for group in gathered(information, content) for hit in group.hits if hit.blocks]


def _said(hits: list[Hit]) -> str:
    if not hits:
        return ""
    more = f"（另有 {len(hits) - NAMED} 处，见“检查”）" if len(hits) > NAMED else ""
    return f"检查未通过：{''.join(hit.says for hit in hits[:NAMED])}{more}"


def _subject(information: Information, content: Mapping[str, Any]) -> Subject:
    title = content.get("title", information.title)
    return Subject(information, str(title), str(content.get("body_html", information.body_html) or ""))
