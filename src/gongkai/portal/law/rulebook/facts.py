"""The columns that single rules have of their own, in Chinese; an unknown one keeps its code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

LABELS = {
    "applies": "适用于",
    "audience": "对象",
    "bad": "差评",
    "by": "依据",
    "caution": "提示",
    "cell": "年报栏目",
    "certainty": "确信程度",
    "channels": "渠道",
    "check": "校验",
    "checks": "检查项",
    "code": "代号",
    "decides": "决定机关",
    "elements": "要素",
    "event": "以何为准",
    "field": "领域",
    "fields": "字段",
    "font": "字体",
    "format": "格式",
    "from": "起算",
    "full_marks": "满分",
    "gazette": "公报",
    "grade": "等级",
    "group": "分组",
    "instead": "可以代替的材料",
    "kind": "类别",
    "least": "最少",
    "length": "长度",
    "limit": "时限",
    "mark": "确信程度",
    "marks": "标注",
    "method": "方式",
    "most": "最多",
    "names": "其他写法",
    "nature": "性质",
    "number": "编号",
    "obligation": "必选",
    "on_silence": "逾期不答复",
    "page": "页面",
    "pages": "页面",
    "part": "部分",
    "path": "途径",
    "pattern": "样式",
    "per": "按",
    "period": "周期",
    "places": "地方",
    "remedy": "救济类别",
    "required": "必备",
    "responder": "回应主体",
    "rule": "规则",
    "score": "分值",
    "size": "尺寸",
    "standard": "标准",
    "steps": "步骤",
    "subject": "主体",
    "tag": "标签",
    "times": "次数",
    "unit": "单位",
    "value": "数值",
    "values": "取值",
    "when": "何时需要",
    "first_on": "开始",
    "last_on": "结束",
    "block_items": "每档件数",
    "rise_fen": "每档提高",
}
MEANINGS = {
    "organ_decides": "由行政机关依照条例决定",
    "deemed_consent": "视为同意公开",
    "home": "首页",
    "column": "栏目页",
    "content": "内容页",
    "weekly": "每周",
    "monthly": "每月",
    "quarterly": "每季度",
    "yearly": "每年",
    "daily": "每日",
}


def fact_label(name: str) -> str:
    """The words for a column."""
    return LABELS.get(name, name)


def value_words(value: Any) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return "；".join(f"{fact_label(str(name))} {value_words(each)}" for name, each in value.items())
    if isinstance(value, (list, tuple)):
        return "、".join(value_words(each) for each in value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return MEANINGS.get(str(value), str(value))
