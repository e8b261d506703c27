"""What the name of an organ looks like, for signature lines, red heads and titles."""

from __future__ import annotations

import re
from functools import lru_cache

_ENDS = """
政府 办公厅 办公室 委员会 管委会 厅 局 部 署 会 院 行 委 办 司 处 所 中心 公司 集团 大学 学校 总队 支队 大队 调查队
指挥部 领导小组 工作组 联席会议 联合会 编委 党组 检察院 法院 海关 总社 站 馆 街道办事处 党工委 团 社 联
"""
_SUFFIX = "|".join(sorted(_ENDS.split(), key=len, reverse=True))
_NAME = re.compile(rf"[\u3400-\u9fff（）()]{{0,40}}(?:{_SUFFIX})(?:[（(][\u3400-\u9fff]{{1,20}}[）)])?")
_LONGEST = 120
_POSTS = re.compile(
    r"(?:国务院|代)?(?:总\s*理|主\s*席|省\s*长|市\s*长|县\s*长|区\s*长|州\s*长|旗\s*长|部\s*长|局\s*长|主\s*任|署\s*长|行\s*长|院\s*长|委员长|盟\s*长)"
    r"[：:\s]*[\u3400-\u9fff·]{1,4}(?:\s[\u3400-\u9fff]{1,2})?",
)
# 某省教育厅某省财政厅: the name of the place shows where the next issuer begins.
_REGION = re.compile(r"([\u3400-\u9fff]{2,7}?(?:省|市|县|区|州))")
_VERBS = re.compile(r"[，。；：！？《》“”]|应当|必须|负责|按照|根据|以及|可以|进行|请|已经|各级|有关|落实|要求")


def is_organ(text: str) -> bool:
    """Say whether a line is nothing but the name of one organ, or of several side by side."""
    return len(text) <= _LONGEST and _is_organ(text)


@lru_cache(maxsize=4096)  # every reader of an element asks this of the same lines
def _is_organ(text: str) -> bool:
    if _VERBS.search(text):
        return False
    names = re.split(r"[ \u3000、\t]+", text.strip())
    return all(_NAME.fullmatch(name) and len(name) > 1 for name in _unspaced(names))


def is_post(text: str) -> bool:
    """Say whether a line is an office holder who signs an order (省长 某某)."""
    return len(text) < 20 and bool(_POSTS.fullmatch(text.strip()))  # noqa: PLR2004 — an office and a name


def _unspaced(names: list[str]) -> list[str]:
    """Undo letter-spacing: 示 范 市 人 民 政 府 is one name."""
    return ["".join(names)] if all(len(name) == 1 for name in names) else names


def tidy_organs(text: str) -> str:
    """Write joint issuers with one blank between, as on the page."""
    joint = " ".join(_unspaced(re.split(r"[ \u3000\t]+", text.strip())))
    region = _REGION.match(joint)
    return re.sub(rf"(?<=[厅局委会部院行府办署室])(?={region[1]})", " ", joint) if region else joint
