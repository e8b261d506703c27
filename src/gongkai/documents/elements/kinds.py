"""文种: the word at the end of a title that says what sort of document it is."""

from __future__ import annotations

import re

# 党政机关公文处理工作条例 (中办发〔2012〕14号) art. 8, then what laws, rules and their annexes are called.
_OFFICIAL = "决议 决定 命令 令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要"
_OTHERS = """
法典 宪法 法 条例 规定 办法 细则 规则 规程 规范 准则 章程 方案 规划 计划 纲要 要点 预案 措施 目录 清单
指南 标准 制度 公示 倡议书 解释 名单 答复 守则 须知 指引 公约 总结 安排 分工 体系 要求 说明 政策 举措
决定书 告知书 通知书 意见书
图 表 解读 名录 导则 通则 大纲 建议 台账 汇报 修正案
"""
OFFICIAL = tuple(_OFFICIAL.split())
OTHERS = tuple(_OTHERS.split())
_ALIASES = {"复函": "函", "命令": "命令", "法典": "法", "宪法": "法"}
_NOT_LAWS = "(?<![方做办疗技书语用说看想兵手无合违执司非守普])"
_WORDS = sorted({*OFFICIAL, *OTHERS, "复函"} - {"法"}, key=len, reverse=True)
_TAIL = r"》?(?:\s*[（(〔\[][^（）()〔〕]{1,30}[）)〕\]])*\s*$"
_KIND = re.compile(rf"({'|'.join(_WORDS)}|{_NOT_LAWS}法){_TAIL}")
_WINDOW = 80


def document_type(title: str) -> str:
    """Give the 文种 word that ends `title` (editions and 试行 in brackets left out), or ''."""
    found = _KIND.search(title, max(0, len(title) - _WINDOW))
    return _ALIASES.get(found[1], found[1]) if found else ""


def is_official_kind(word: str) -> bool:
    """Say whether a 文种 is one of the fifteen by which organs issue documents."""
    return word in OFFICIAL
