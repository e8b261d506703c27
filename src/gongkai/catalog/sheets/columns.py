"""The columns of a catalogue by their headings, in whatever order and under whatever of their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SQUEEZE = re.compile(r"[\s（）()\[\]【】:：*＊、/／]+")
_BRACKETS = re.compile(r"[（(\[【][^（）()\[\]【】]*[）)\]】]")


@dataclass(frozen=True, slots=True)
class Role:
    """What a column holds; `option` names the choice where a column of its own stands for it (√ under 主动)."""

    name: str
    option: str = ""


# The first that fits counts; headings are squeezed (no blanks, no brackets).
_ROLES = (
    ("serial", re.compile(r"序号?|编号|№|[Nn][Oo]\.?")),
    ("code", re.compile(r".{0,6}(?:编码|代码|目录编号|事项编号)")),
    ("first", re.compile(
        r"(?:一级|1级|第一级).{0,6}|.{0,4}(?:事项类别|事项类型|公开类别|事项大类|公开分类|"
        r"事项分类|(?:职权|权力|服务)(?:类别|类型))|类别|栏目|分类|大类|主项.{0,4}"
    )),
    ("third", re.compile(r"(?:三级|3级|第三级).{0,6}|小类")),
    ("second", re.compile(r"(?:二级|2级|第二级).{0,6}|(?:事项子项|子项).{0,4}")),
    ("elements", re.compile(
        r".{0,4}(?:公开|主要)?(?:内容|要素)(?:要素|标准|与要素|和要素|及要素|要求)?|"
        r".{0,4}内容.{0,2}要素.{0,4}"
    )),
    ("limit", re.compile(
        r"(?!承诺|法定|办理|办结|受理|申请|咨询|服务|工作|审批|成文|发文|印发).{0,4}(?:公开|发布|更新)?"
        r"(?:时限|时间|期限|频率|频次|周期)(?:要求)?"
    )),
    ("subject", re.compile(
        r".{0,6}(?:公开|责任|实施|发布|信息|公开责任)?(?:主体|责任单位|责任部门|公开单位|"
        r"责任机构|发布单位|公开部门|承办单位|责任处室单位|实施机关|实施部门)"
    )),
    ("post", re.compile(r".{0,4}(?:责任科室|责任岗位|责任人|承办科室|责任处室|岗位|科室|内设机构)")),
    ("phase", re.compile(r"五公开.{0,4}")),
    ("form", re.compile(r".{0,2}(?:公开形式|公开格式|表现形式|形式)")),
    ("channels", re.compile(
        r".{0,4}(?:渠道|载体|公开平台|公开途径|发布平台|公开场所|渠道和载体|渠道与载体|"
        r"渠道及载体|渠道载体)(?:和载体|及方式|形式|要求)?"
    )),
    ("audience", re.compile(
        r"(?:信息|面向)?公开(?:对象|范围|群体)|(?:公开)?(?:面向|受众|知晓)?(?:对象|群体|人群)|受众"
    )),
    ("method", re.compile(r"(?:信息)?公开(?:方式|属性|类型|性质)|方式")),
    ("tier", re.compile(r".{0,2}(?:公开层级|层级|公开级别|实施层级|适用层级|级别)")),
    ("basis", re.compile(r".{0,12}依据(?:和.{0,6}|及.{0,6})?|.{0,6}法律法规")),
    ("item", re.compile(
        r".{0,6}(?:公开事项|事项名称|公开项目|事项|目录名称|公开目录|信息名称|职权名称|权力名称|"
        r"服务名称|项目名称)(?:名称)?"
    )),
    ("remark", re.compile(r"备注|说明")),
)  # fmt: skip
_OPTIONS = (
    ("audience", "all", re.compile(r"(?:面向)?(?:全社会|全体社会|社会公众|社会|公众|全社会公众)")),
    ("audience", "specific", re.compile(
        r"(?:面向)?(?:特定|特殊|部分)(?:群体|群众|对象|人群|公众|主体|范围).{0,12}"
    )),
    ("method", "proactive", re.compile(r"主动(?:公开)?")),
    ("method", "on_request", re.compile(r"依?申请(?:公开)?|依公民申请.{0,4}")),
    ("tier", "province", re.compile(r"省级|省")),
    ("tier", "city", re.compile(r"(?:设区的?)?(?:市级|市|市州级|地市级|市本级)")),
    ("tier", "town", re.compile(r"(?:乡|镇|街道|乡镇).{0,8}级?|镇街级?")),
    ("tier", "village", re.compile(r"(?:村|社区|村居|村社区)(?:级|居级)?")),
    ("tier", "county", re.compile(r"(?:县|区|县区|区县|县市区|市县|旗县|县市|市区|旗|区市|市县区).{0,3}级?")),
)  # fmt: skip


def role_of(labels: Sequence[str]) -> Role | None:
    """The role of a column from its headings, upper first (公开对象, 全社会); None for a local column."""
    words = [SQUEEZE.sub("", label) for label in labels if label.strip()]
    words = [word for at, word in enumerate(words) if word and (at == 0 or word != words[at - 1])]
    if not words:
        return None
    for word in reversed(words):
        if option := _option(word):
            return option
    found = next((role for label in reversed(labels) if (role := _named(label))), None)
    if found and found.name == "channels" and _named(labels[-1]) != found:
        return Role("channels", "".join(labels[-1].split()))  # a column for each channel, ticked
    return found


def heading(labels: Sequence[str]) -> str:
    """The heading as people read it: upper and lower joined, each once."""
    words = ["".join(label.split()) for label in labels if label.strip()]
    return "／".join(word for at, word in enumerate(words) if at == 0 or word != words[at - 1])


def known(label: str) -> bool:
    """Whether a cell reads like a heading of a catalogue."""
    word = SQUEEZE.sub("", label)
    return bool(word) and (_named(label) is not None or _option(word) is not None)


def _named(label: str) -> Role | None:
    """The role of one heading, as written or without what it explains in brackets (公开主体（责任单位）)."""
    return _role(SQUEEZE.sub("", label)) or _role(SQUEEZE.sub("", _BRACKETS.sub("", label)))


def _role(word: str) -> Role | None:
    return next((Role(name) for name, pattern in _ROLES if pattern.fullmatch(word)), None)


def _option(word: str) -> Role | None:
    return next((Role(name, option) for name, option, pattern in _OPTIONS if pattern.fullmatch(word)), None)
