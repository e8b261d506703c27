"""Header words of task tables: what each column holds, by synonym and never by place."""

from __future__ import annotations

import re
from enum import StrEnum

from gongkai.documents.tasks.roles import Role


class Column(StrEnum):
    """What a column holds. The texts are ranked: DETAIL says most exactly what is to be done."""

    NUMBER = "number"
    GROUP = "group"
    WEAK_TEXT = "weak text"
    TEXT = "text"
    DETAIL = "detail"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    GUIDING = "guiding"
    SUPPORTING = "supporting"
    PERSON = "person"
    DUE = "due"
    NOTE = "note"


ROLE_OF = {
    Column.LEAD: Role.LEAD,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
    Column.GUIDING: Role.GUIDING,
    Column.SUPPORTING: Role.SUPPORTING,
}
TEXTS = (Column.WEAK_TEXT, Column.TEXT, Column.DETAIL)

_BODY = r"(?:单位|部门|处室|科室|机构|主体|股室|镇街)"
_BODIES = rf"{_BODY}?(?:[（(]?(?:及|和|、|/)?(?:责任)?(?:人|科室|处室|{_BODY})?[）)]?)"
_JOB = (
    r"(?:工作|任务|重点|主要|具体|改革|试点|整改|创建|年度|建设|目标|攻坚|专项|行动"
    r"|评估|考核|实施|推进|落实|细化|量化|阶段性?)"
)
_WORDS: tuple[tuple[Column, str], ...] = (
    (Column.NUMBER, r"(?:顺?序号?|编号|项目?序号|任务(?:序号|编号)|项目?编号|№|No\.?|项次)"),
    (
        Column.PERSON,
        r"(?!.*(?:单位|部门)).{0,6}(?:责任人|负责人|责任领导|分管领导|牵头领导|包保领导|挂钩领导|市领导|联系人|联络员|经办人|具体责任人|领导).{0,8}",
    ),
    (Column.LEAD, rf"(?:总?牵头|主办|主责|第一责任|主要责任|主体责任|市级牵头|牵头责任|省级牵头){_BODIES}"),
    (Column.SUPPORTING, rf"(?:市级)?(?:主要)?(?:配合|协办|参与|协助|协同|协作|参加|支持|会办)(?:责任)?{_BODIES}"),
    (Column.GUIDING, rf"(?:市级|业务|省级|对口)?(?:指导|督导|督办|督查|监督|监管|督促|验收){_BODIES}"),
    (
        Column.RESPONSIBLE,
        (
            rf"(?:市级|县级|具体|各级|市直)?(?:责任|承办|落实|实施|负责|承担|完成|执行|整改责任|任务承担|责任落实|具体落实|推进){_BODIES}"
            rf"|责任分工|职责分工|责任主体|责任|单位(?:及|和)?分工|责任落实"
        ),
    ),
    (
        Column.DUE,
        (
            r"(?:计划|预计|拟|要求|整改|工作|目标|推进|任务|最终|应|规定)?(?:完成|办结|推进|时间|时限|截止|截至|结束|整改|落实|达标|序时)"
            r"(?:的)?(?:时间|时限|节点|期限|安排|要求|日期|进度|时间节点|时间要求|进度安排|限期|年限)(?:及?要求|节点)?"
            r"|(?:进度|时序|序时|推进|实施|工作|节点)(?:时间)?(?:安排|进度|要求|计划)(?<!工作安排)(?<!工作要求)(?<!工作计划)(?<!实施要求)"
            r"|(?:公开|更新|发布)(?:的)?(?:频次|频率|周期|时间|时限)(?:要求)?|频次|频率"
            r"|时间|时限|期限|完成时|时间进度|进度|年限|限时"
        ),
    ),
    (
        Column.DETAIL,
        (
            r"(?:(?:具体|主要|工作|任务|重点|推进|实施|整改|落实|改革|建设|细化|量化)+(?:事项|内容|分解)"
            r"|.{0,4}(?:举措|措施|做法))(?:(?:及|和|、)?(?:要求|目标))?"
            r"|具体(?:任务|工作|要求|事项)|(?:细化|分解|子|二级)任务|(?:任务|工作)分解|工作要点|任务要点|(?:任务|工作)描述"
        ),
    ),
    (
        Column.TEXT,
        (
            rf"{_JOB}{{0,3}}(?:任务|工作|目标任务|任务分工|工作任务|任务名称|任务清单|工作名称|工作项目|整改任务)"
            r"|任务目标|任务及要求|工作目标任务|(?:重点)?工作(?:任务)?(?:及|和)(?:目标|要求|措施)|(?:存在)?问题|重点工作事项"
        ),
    ),
    (
        Column.GROUP,
        r"(?:工作|任务|所属|重点|一级|事项|项目|责任)?(?:分类|类别|类型|领域|目标|板块|方面|专项|大类|指标|章节|维度)|一级任务|类",
    ),
    (
        Column.WEAK_TEXT,
        r"(?:重点|建设|实事)?项目(?:名称)?|(?:建设|主要|项目)?(?:规模|内容)|事项(?:名称)?|要求|实事|目标要求|名称",
    ),
    (
        Column.NOTE,
        r"备注|说明|附注|完成情况|进展情况|落实情况|(?:工作)?(?:成果|成效)(?:形式|要求)?|(?:来源|依据|任务来源)|工作标准|完成标准|工作目标|工作要求",
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _WORDS)
_REFUSED = re.compile(
    r"公开(?:事项|内容|时限|依据|主体|渠道|载体|对象|方式|层级)|收费|(?:设定|实施|法律|执法)依据|追责|权力|职权|行政相对人"
    r"|(?:联系|办公|监督|咨询)电话|单价|金额|得分|分值|评分|扣分|预算|决算|面积|人数|数量|身份证|学历|职务|岗位|报名|考试|(?:办理|承诺|法定|审批)(?:时限|期限|地点)|服务对象|申请材料"
)
_LONGEST = 16


def classify(label: str) -> Column | None:
    """Tell what a column with this header holds; None when the words are not those of task tables."""
    plain = re.sub(r"[\s*：:]+", "", label)
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", plain[:40]) or plain
    if not plain or len(bare) > _LONGEST:
        return None
    return _lookup(bare) or _lookup(plain)


def refuses(label: str) -> bool:
    """Whether a header belongs to another kind of table: catalog of disclosure, fees, contacts, scores."""
    return bool(_REFUSED.search(re.sub(r"\s+", "", label)))


def _lookup(plain: str) -> Column | None:
    if plain == "工作内容":
        return Column.DETAIL
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(plain)), None)


def is_task_header(kinds: list[Column | None], labels: list[str]) -> bool:
    """Whether these columns make a task table: something to do, and who does it or by when."""
    held = {kind for kind in kinds if kind}
    refused = sum(refuses(label) for label in labels)
    units = held & set(ROLE_OF)
    if held & {Column.TEXT, Column.DETAIL}:
        return bool(units or held & {Column.DUE, Column.PERSON}) and refused <= (2 if units else 0)
    strong = held & {Column.LEAD, Column.SUPPORTING, Column.RESPONSIBLE}
    return bool(held & {Column.WEAK_TEXT, Column.GROUP}) and bool(strong) and not refused
