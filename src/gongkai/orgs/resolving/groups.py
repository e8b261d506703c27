"""Phrases that stand for many bodies at once: 各市、区, 市各有关部门, 试点单位."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.orgs.models.organization import OrganizationKind

_GROUP = re.compile(
    r"^(?:本|全|我)?(?:省|市|区|县|镇|乡)?(?:直|级)?(?:政府)?各"
    r"|(?:有关|相关|其他|其它|试点|成员|责任|承办|牵头|主办|主管|监管|直属|职能|配合|参建|公共企事业|企事业)"
    r"(?:行业|工作|政府)?(?:主管|职能|责任|成员|监管|直属)?(?:部门|单位|机构|委办局|处室|地区|地方|镇街|乡镇|街道|县区|区县|县市区)"
    r"|^(?:省|市|区|县)(?:直|级)(?:各)?(?:部门|单位|机关)(?!工委|党工委|党委|事务)|委办局"
    r"|[\u4e00-\u9fff]部门(?:和(?:直属)?单位)?$"  # 财政部门, 发改、财政等部门: of whatever level
)
_WORDS = (
    (OrganizationKind.COMMITTEE, re.compile(r"管委会|管理委员会|开发区|高新区|园区|功能区|度假区|新区|区镇")),
    (OrganizationKind.DISTRICT, re.compile(r"各[^部门单位]*[市县区旗州盟]|县区|区县|各地")),
    (OrganizationKind.TOWNSHIP, re.compile(r"镇|乡|街道")),
    (OrganizationKind.VILLAGE, re.compile(r"村|社区|居委会")),
    (OrganizationKind.DEPARTMENT, re.compile(r"部门|委办局|直属|市直|局|机关")),
    (OrganizationKind.PUBLIC_ENTERPRISE, re.compile(r"企事业")),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Many bodies named by one phrase; `kinds` says of what kind they are, empty when the phrase does not tell."""

    name: str
    kinds: tuple[str, ...] = ()


def group_in(text: str) -> Group | None:
    """The group that a phrase stands for; None when it is no such phrase."""
    plain = re.sub(r"\s", "", text)
    if not _GROUP.search(plain):
        return None
    return Group(text, tuple(str(kind) for kind, words in _WORDS if words.search(plain)))
