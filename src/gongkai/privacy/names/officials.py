"""Persons named in their function (领导, 负责人, 联系人 of an organ) stay: the public must know them."""

from __future__ import annotations

import re

from gongkai.privacy.folding import after, before

_TITLE_AFTER = re.compile(
    r"[ (,、]{0,2}(?:同志|[副总]{0,2}(?:省|市|县|区|镇|乡|局|厅|部|处|科|州|旗|院|校|所|站|会|组|队|行"
    r"|厂|董事|书记|秘书|理事|监事|村|庭|司)长"
    r"|(?:副|总|党组|常务){0,2}(?:主任(?!医|护|药)|书记|委员|常委|主席|总统|部长|代表|参事|巡视员"
    r"|调研员|法官|检察官|审判员|警官|总理|经理|总裁|总工)"
    r"|院士|教授|研究员|专家|记者|烈士|法官|律师)"
)
_FUNCTION_BEFORE = re.compile(
    r"(?:主任|书记|[省市县区镇乡局厅部处科州旗院校所站会组队行厂司]长|总理|主席|成员|委员|组员|召集人"
    r"|负责人|负责同志|联系人|联络人|联络员|经办人|签发人|签发|承办人|审核人"
    r"|发言人|咨询人|记者|编辑|责编|责任编辑|作者|来源|撰稿|通讯员|摄影?|审判长|审判员|书记员|法官"
    r"|检察官|专家|院士|教授|领导|主持人|解读人|网格员|河长|林长|路长"
    r"|接线员|值班员|审批人|执法人员|值守人|责任人)(?:姓名)?[^,。;:\n、]{0,4}[:、 为是]{0,2}$"
)
_CAREER = re.compile(
    r"(?:现任|历任|曾任|任职)[^。;\n]{0,40}?(?:[局厅县市区镇乡部院处科]长|书记|主任(?!医)|委员|党组"
    r"|常委|巡视员|调研员|科员)|拟任|任前公示|现职|拟提名|拟提拔|拟进一步使用|工作分工"
)


def has_function(text: str, start: int, end: int) -> bool:
    """Say whether the words beside a name tell an official function."""
    return bool(_TITLE_AFTER.match(text, end) or _FUNCTION_BEFORE.search(before(text, start, 16)))


def has_career(text: str, start: int, end: int) -> bool:
    """Say whether the line goes on to tell an official's career, as in a notice before an appointment."""
    return bool(_CAREER.search(after(text, end, 160)) or _CAREER.search(before(text, start, 40)))
