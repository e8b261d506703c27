"""Quoted text is found wherever it stands, across word cuts, figures, letters and punctuation.

The answers come from a plain scan of the folded library; the cases say which stretch to ask for.
"""

from gongkai.search.analysis import fold
from tests.search.conformance.case import ask
from tests.search.conformance.library import LIBRARY

_STRETCHES = (
    "公积金", "积金", "金的", "房公", "金提取管", "的提取，保障", "自住住房的", "本人账户内的存储余额",
    "一万二千元", "年可", "第二条 职工", "条 为", "要点的通", "《2021年政务公开工作要点》", "知各镇",
    "年7月1日", "月1", "7月", "1日起", "每人每月九百", "細則", "0512", "12-66", "话：0512-6660-1234",
    "户口簿。联", "APP 申报", "v2.0", "2.0，网", "https://rc.example.cn/apply", "rc.ex", "人才 Talent",
    "（Ⅰ级）", "、较大（", "9月至12月", "9月", "。65岁", "0.5个", "站）。", "9:00—17:00", "，欢",
    "建议项目", "市青云路1号（地铁2号线", "1号", "2号线", "文明🌳，树", "😀", "的", "。", "、", "税",
    "公积金公积金", "金住", "法第",
)  # fmt: skip


def _holding(stretch: str) -> frozenset[str]:
    wanted = fold(stretch)
    return frozenset(one.id for one in LIBRARY if wanted in fold(one.title) or wanted in fold(one.body))


CASES = [ask(stretch, f'"{stretch}"', ids=_holding(stretch)) for stretch in _STRETCHES]
