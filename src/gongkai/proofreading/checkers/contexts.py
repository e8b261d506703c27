"""Words that are right by themselves and wrong where they stand: 截止目前, 权力和义务, 反应情况."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.proofreading.checkers.base import flag
from gongkai.proofreading.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.proofreading.model import Finding


@dataclass(frozen=True, slots=True)
class _Rule:
    """`word` should be `suggest` where one of `before` precedes and one of `after` follows, if any is given."""

    word: str
    suggest: str
    certainty: float
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def holds(self, text: str, start: int, end: int) -> bool:
        return (not self.before or text.endswith(self.before, 0, start)) and (
            not self.after or text.startswith(self.after, end)
        )


def _words(joined: str) -> tuple[str, ...]:
    return tuple(joined.split())


_YEARS = tuple(f"{figure}" for figure in range(10))
_HOW = _words("认真 积极 切实 严格 全面 深入 扎实 及时 大力 有序 稳步 持续 坚决 自觉 主动 不断 广泛")
_DO = _words("开展 贯彻 落实 推进 组织 做好 执行 履行 加强 完成 推动 配合 解决 遵守 学习 宣传 抓好 实施")
_GAINS = _words("进展 突破 成效 成果 实效 成绩 胜利 成功")
_RULES = (
    _Rule("截止", "截至", 0.85, after=(*_words("目前 现在 今日 今天 本月 上月 去年 今年 本年 年底"), *_YEARS)),
    _Rule("权利", "权力", 0.85, after=_words("机关 寻租 下放 腐败")),
    _Rule("权利", "权力", 0.85, before=_words("行政 公共"), after=_words("运行 清单 监督 制约")),
    _Rule("权力", "权利", 0.9, after=_words("和义务 与义务 、义务")),
    _Rule("权力", "权利", 0.8, before=("合法",)),
    _Rule("法制", "法治", 0.85, after=_words("政府 社会 国家 轨道 中国 思维 方式 化营商环境")),
    _Rule("法制", "法治", 0.9, before=("依",), after=_words("国 市 县 省 水 污 税 理")),
    _Rule("反应", "反映", 0.85, after=_words("情况 问题 诉求 意见 民意 线索 民情")),
    _Rule(
        "必需", "必须", 0.85, after=_words("严格 坚持 加强 按照 符合 遵守 进行 建立 依法 经过 具备 认真 及时 履行")
    ),
    _Rule("必须品", "必需品", 0.95),
    _Rule("做出", "作出", 0.6, after=_words("决定 规定 处罚 批复 答复 裁决 判决 行政")),
    _Rule("其它", "其他", 0.5),
    _Rule("订立", "制定", 0.6, after=_words("目标 计划 方案 措施 制度")),
    _Rule("启示", "启事", 0.95, before=_words("招聘 招领 征稿 征集 寻人 寻物")),
    _Rule("的", "地", 0.8, before=_HOW, after=_DO),
    _Rule("的", "得", 0.85, before=_words("做 干 抓 办 搞"), after=_words("很好 更好 不够 怎么样 很实 更实")),
    _Rule("的", "得", 0.8, before=_words("落实 完成 执行"), after=_words("很好 不好 不够 怎么样 比较好")),
    _Rule("的", "得", 0.95, before=_words("取 获"), after=tuple(f"了{gain}" for gain in _GAINS)),
    _Rule(
        "的",
        "得",
        0.85,
        before=_words("取 获"),
        after=_words("重大 明显 显著 积极 阶段性 实质性 了重大 了明显 了显著"),
    ),
    _Rule("在次", "再次", 0.9, after=_words("强调 要求 重申 提出 发生 召开 进行 申请")),
    _Rule("布门", "部门", 0.95),
    _Rule("既日", "即日", 0.9, after=("起",)),
    _Rule("日期", "日起", 0.95, before=("之",), after=_words("施行 实施 执行 生效")),
    _Rule("以", "已", 0.8, before=_words("均 都 现"), after=_words("完成 建成 办结 落实到位 整改")),
    _Rule(
        "得", "的", 0.85, before=_words("重要 主要 有关 相关 良好"), after=_words("作用 问题 工作 情况 措施 基础")
    ),
    _Rule(
        "地", "的", 0.8, before=_words("重要 主要 有关 相关 良好"), after=_words("作用 问题 工作 情况 措施 基础")
    ),
)
_BY_WORD: dict[str, list[_Rule]] = {}
for _rule in _RULES:
    _BY_WORD.setdefault(_rule.word, []).append(_rule)
_ANY = re.compile("|".join(sorted(_BY_WORD, key=len, reverse=True)))


def check_contexts(text: str) -> Iterator[Finding]:
    """Words that their neighbours show to be the wrong ones."""
    for match in _ANY.finditer(text):
        for rule in _BY_WORD[match[0]]:
            if rule.holds(text, *match.span()):
                yield flag(text, *match.span(), rule.suggest, Kind.WORD, rule.certainty)
                break
