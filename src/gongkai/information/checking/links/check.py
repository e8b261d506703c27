"""Dead links and links that do not say where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings

from gongkai.information.checking.links.addresses import Place, addresses
from gongkai.information.checking.links.standing import Standing
from gongkai.information.checking.model import BODY, Hit, brief
from gongkai.information.outward.found import problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.checking.links.addresses import Address
    from gongkai.information.checking.model import Subject

SAYS_NOTHING: Final = {
    "点击这里",
    "这里",
    "点击",
    "详情",
    "更多",
    "链接",
    "点此",
    "点击查看",
    "查看",
    "点击进入",
    "网址",
}


def links(subject: Subject) -> Iterator[Hit]:
    """Each link of the body that leads nowhere (blocks), or only somewhere doubtful, or says nothing (advice)."""
    found = list(addresses(subject, settings.GONGKAI_ADDRESS))
    standing = Standing(subject.information, [each for each in found if each.place is Place.SITE])
    anchors = {str(each.get("id")) for each in subject.root.iter() if each.get("id")} | {"", "top"}
    outward = problem_of([each.url for each in found if each.place is Place.OTHER_SITE])
    for link in found:
        says, blocks = _fault(link, standing, anchors, outward)
        if says:
            yield Hit(
                f"链接“{brief(link.words or link.url, 30)}”{says}。",
                blocks=blocks,
                field=BODY,
                at=f"a:{link.number}",
            )
        if not link.words or link.words in SAYS_NOTHING:
            says = f"链接文字“{link.words}”没有说明去向，请改为目标的名称。"
            yield Hit(says, field=BODY, at=f"a:{link.number}")


def _fault(link: Address, standing: Standing, anchors: set[str], outward: dict[str, str]) -> tuple[str, bool]:
    if link.place is Place.HERE:
        missing = link.fragment not in anchors
        return (
            (f"指向本页的位置“{brief(link.fragment)}”，正文里没有，请改为正确的位置", False)
            if missing
            else ("", False)
        )
    if link.place is Place.SITE:
        return standing.fault(link)
    if link.place is Place.UNREACHABLE:
        return "指向本机文件或内部网络，公众打不开，请改为公开的地址或作为附件上传", True
    if link.place is Place.BROKEN:
        return "的地址写法有误，打不开，请改为以 https:// 开头的完整地址", True
    return outward.get(link.url, ""), False
