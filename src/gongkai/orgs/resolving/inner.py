"""Units inside a body (职能处室, 办公室（党政办）, 政务公开办): who is meant is the body they belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKETS = re.compile(r"\([^()]*\)")
_INNER = re.compile(
    r"(?:等)?(?:各|相关|有关|职能|内设|业务|主管|责任|综合|下属)*"
    r"(?:处室|科室|股室|处|科|股|室|机构|政务公开(?:处|科|办)|信息公开(?:处|科|办)|政府信息公开(?:处|科|办)"
    r"|党政(?:综合)?办|综合办|办|秘书处|机关党委|党组|党委|[\u4e00-\u9fff]{2,8}(?:处|科|股|支队|大队))$"
)
# The office that answers for 政务公开 stands inside the office of the government.
_DISCLOSURE_OFFICE = re.compile(r"^(?:政府)?(?:政务公开|信息公开|政府信息公开)(?:领导小组)?(?:工作)?(?:办|处|科)$")
_BODY_END = re.compile(r"(?:局|委|办|厅|院|署|中心|公司|政府|管委会|区|县|镇|乡|街道|社|集团|学校)$")


_ROLE_IN_FRONT = re.compile(
    r"^(?:[（(]?\d{1,3}[）).、．]|由)?(?:(?:牵头|责任|配合|指导|主办|协办|承办|参加|落实)(?:单位|部门|处室)?[:：])?"
)
_ROLE_BEHIND = re.compile(
    r"(?:(?:分别|共同|具体)?(?:牵头|负责|配合|落实|参与|指导|主办|协办)|按照?(?:各自)?职(?:责|能)分工)+(?:落实|负责)?[。；]?$"
)
_SELF = re.compile(r"^(?:本|我)(?:局|委|办|厅|院|中心|单位|机关)$")


def without_role(text: str) -> str:
    """A name without what only says its part in a task (由…牵头, 责任单位：…); the whole when nothing is left."""
    return _ROLE_BEHIND.sub("", _ROLE_IN_FRONT.sub("", text.strip())).strip() or text


def means_itself(folded: str) -> bool:
    """Whether a document speaks of the body that wrote it (本局, 我委)."""
    return bool(_SELF.match(folded))


def outer_forms(folded: str) -> Iterator[str]:
    """The folded names of the bodies that a folded name may lie inside, the longest first."""
    bare = _BRACKETS.sub("", folded)
    if bare != folded:
        yield bare
    for cut in range(len(bare) - 1, 1, -1):
        if _BODY_END.search(bare[:cut]) and _INNER.fullmatch(bare[cut:]):
            yield bare[:cut]


def is_disclosure_office(core: str) -> bool:
    """Whether a folded name without its area means the office in charge of 政务公开."""
    return bool(_DISCLOSURE_OFFICE.match(core))
