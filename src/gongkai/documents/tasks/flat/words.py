"""Header words in running lines: a word a line, all in one line, glued, or broken over two lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gongkai.documents.tasks.headers import ROLE_OF, Column, classify, is_task_header

_WORDS = (
    "任务编号|序号|编号|牵头责任单位|牵头单位|牵头部门|主办单位|主办部门|主要责任单位|主要责任部门|责任单位|责任部门"
    "|责任处室|责任科室|责任主体|责任领导|责任人|负责人|市领导|分管领导|承办单位|承办部门|落实单位|落实部门|实施单位"
    "|配合单位|配合部门|协办单位|协办部门|参与单位|参加单位|协同单位|协助单位|支持单位|指导单位|指导部门|督导单位"
    "|督办单位|完成时间|完成时限|完成期限|办结时限|时间节点|时间安排|时间要求|时间进度|进度安排|进度要求|推进时间"
    "|整改时限|计划完成时间|时限要求|完成时间节点|时限|时间|备注|工作分类|任务分类|分类|类别|领域|目标任务|重点工作任务"
    "|重点任务|工作任务|主要任务|具体任务|试点任务|改革任务|任务分工|任务名称|任务内容|任务|具体事项|重点事项|工作事项"
    "|具体工作内容|工作内容|主要内容|具体内容|工作举措|具体举措|主要举措|重点举措|工作措施|具体措施|主要措施|政策措施"
    "|整改措施|整改任务|重点工作|主要工作|工作目标|工作要求|目标要求|目标|完成情况|进展情况|牵头|配合|事项|内容|项目"
)
_RUN = re.compile(rf"(?:(?:{_WORDS})[\s|｜]*){{3,}}")
_WORD = re.compile(_WORDS)
_ANCHORS = ("单位", "部门", "处室", "科室", "主体", "时限", "牵头", "时间", "期限")
_TASKS = ("任务", "事项", "内容", "举措", "措施", "工作", "项目", "目标")
_NAMED = re.compile(
    r"(?:责任|牵头|主办|承办|落实|配合|实施|负责|分工)\s*(?:单位|部门|处室|科室|主体)|(?:时限|时间|期限|节点)"
)
_LONGEST_WORD = 16
_HALF = 4
_LONGEST_LINE = 200
_GAP = re.compile(r"\s*[\t|｜]\s*|\s{2,}")


@dataclass(frozen=True, slots=True)
class FlatHeader:
    """Header words found in lines: they fill `start` to `end` (exclusive); `rest` follows in the last line."""

    start: int
    end: int
    labels: tuple[str, ...]
    kinds: tuple[Column | None, ...]
    rest: str = ""
    before: str = ""
    one_per_line: bool = False


def header_near(lines: list[str], at: int) -> FlatHeader | None:
    """Find a header that line `at` is part of, or None."""
    line = lines[at]
    if not any(anchor in line for anchor in _ANCHORS):
        return None
    if len(line) <= _LONGEST_WORD and (_anchors(line) or (at and _halves(lines[at - 1], line))):
        return _one_per_line(lines, at)
    if not _NAMED.search(line) or not any(word in line for word in _TASKS):
        return None
    return _in_one_line(line, at) or _in_text(line, at)


def _anchors(line: str) -> bool:
    kind = classify(line)
    return kind in ROLE_OF or kind in (Column.DUE, Column.PERSON)


def _halves(first: str, second: str) -> bool:
    """Whether two lines are the halves of one header word: 责任 / 单位."""
    return len(first) <= _HALF and len(second) <= _HALF and _anchors(first + second)


def repeats(lines: list[str], at: int, header: FlatHeader) -> int:
    """Give the end of a header a word a line that repeats `header` from line `at` on, else 0."""
    if not header.one_per_line or lines[at] not in header.labels[0]:
        return 0
    words, end = _collect(lines, at)
    return end if tuple(words) == header.labels else 0


def _one_per_line(lines: list[str], at: int) -> FlatHeader | None:
    start = at
    while start and at - start < 10 and _part(lines, start - 1):  # noqa: PLR2004 — widest tables
        start -= 1
    words, end = _collect(lines, start)
    kinds = [classify(word) for word in words]
    if len(words) < 2 or not is_task_header(kinds, words) or end <= at:  # noqa: PLR2004 — two columns
        return None
    if len(words) == 2 and Column.NUMBER in kinds:  # noqa: PLR2004 — a number and one more is no table
        return None
    return FlatHeader(start, end, tuple(words), tuple(kinds), one_per_line=True)


def _part(lines: list[str], at: int) -> bool:
    line = lines[at]
    if classify(line) is not None:
        return True
    return len(line) <= _HALF and at + 1 < len(lines) and classify(line + lines[at + 1]) is not None


def _collect(lines: list[str], start: int) -> tuple[list[str], int]:
    """Take header words from `start` on; one may be broken over two lines (责任 / 单位)."""
    words, at = [], start
    while at < len(lines) and len(lines[at]) <= _LONGEST_WORD:
        pair = lines[at] + lines[at + 1] if at + 1 < len(lines) and len(lines[at + 1]) <= _HALF else ""
        if classify(pair) and not (classify(lines[at]) and classify(lines[at + 1])):
            words.append(pair)
            at += 2
        elif classify(lines[at]) and lines[at] not in words:
            words.append(lines[at])
            at += 1
        else:
            break
    return words, at


def joined(header: FlatHeader) -> list[FlatHeader]:
    """Read neighbouring halves that are words of their own as one word: 工作 / 内容, 时间 / 要求."""
    words: list[str] = []
    open_half = False
    for word in header.labels if header.one_per_line else ():
        if open_half and len(word) <= _HALF // 2 and classify(words[-1] + word):
            words[-1] += word
            open_half = False
        else:
            words.append(word)
            open_half = len(word) <= _HALF // 2
    kinds = tuple(classify(word) for word in words)
    if len(words) == len(header.labels) or not is_task_header(list(kinds), words):
        return []
    return [replace(header, labels=tuple(words), kinds=kinds)]


def _in_one_line(line: str, at: int) -> FlatHeader | None:
    if len(line) > _LONGEST_LINE:
        return None
    for parts in (_GAP.split(line), line.split()):
        words = [part.strip() for part in parts if part.strip()]
        kinds = [classify(word) for word in words]
        known = sum(kind is not None for kind in kinds)
        if len(words) > 1 and known * 4 >= len(words) * 3 and is_task_header(kinds, words):
            return FlatHeader(at, at + 1, tuple(words), tuple(kinds))
    return None


def _in_text(line: str, at: int) -> FlatHeader | None:
    """Header words one after another inside a longer text, as when all line breaks were lost."""
    for run in _RUN.finditer(line):
        words = _WORD.findall(run[0])
        kinds = [classify(word) for word in words]
        if len(set(words)) == len(words) and is_task_header(kinds, words):
            return FlatHeader(
                at, at + 1, tuple(words), tuple(kinds), line[run.end() :].strip(), line[: run.start()]
            )
    return None
