"""A phrase, part by part: what stands before a limit (event, condition), the limit, what stands behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gongkai.catalog.limits import quantities, rhythms, words
from gongkai.catalog.limits.events import placed
from gongkai.catalog.limits.folding import fold, says_nothing
from gongkai.catalog.limits.model import Limit, LimitKind, Reading, Start
from gongkai.catalog.limits.seasons import season_of
from gongkai.catalog.limits.segments import parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

_MOST = 3000  # characters of a cell; the longest of the published catalogues has some two hundred
_LONGEST = 300  # characters of a sentence: what patterns cost grows faster than a sentence does


class _Core(NamedTuple):
    pattern: re.Pattern[str]
    build: Callable[[Match[str]], list[Limit]]


# Of several that begin at the same place the first counts: the more words a pattern asks for, the further up.
_CORES = (
    _Core(rhythms.FULL_DATE, rhythms.full_date),
    _Core(rhythms.MONTH_AFTER, rhythms.month_after),
    _Core(rhythms.AFTER_EACH, rhythms.after_each),
    _Core(rhythms.OPENING, rhythms.opening),
    _Core(rhythms.ENDING, rhythms.ending),
    _Core(rhythms.A_TIME, rhythms.a_time),
    _Core(rhythms.DAY_OF_QUARTER, rhythms.day_of_quarter),
    _Core(rhythms.DAYS, rhythms.days),
    _Core(rhythms.DAY_OF_MONTH, rhythms.day_of_month),
    _Core(rhythms.WEEKDAY, rhythms.weekday),
    _Core(rhythms.MONTHS, rhythms.months),
    _Core(rhythms.DAY_OF_YEAR, rhythms.day_of_year),
    _Core(rhythms.QUARTER_OF_YEAR, rhythms.quarter_of_year),
    _Core(rhythms.HALF_BY, rhythms.half_by),
    _Core(rhythms.HALF_OF_YEAR, rhythms.half_of_year),
    _Core(rhythms.YEAR_END, rhythms.year_end),
    _Core(rhythms.SPANS, rhythms.spans),
    _Core(rhythms.EACH, rhythms.each),
    _Core(rhythms.ONCE_A, rhythms.once_a),
    _Core(rhythms.NAMED, rhythms.named),
    _Core(quantities.EXTENDED, quantities.extended),
    _Core(quantities.LASTING, quantities.lasting),
    _Core(quantities.IN_ADVANCE, quantities.in_advance),
    _Core(quantities.BEFORE, quantities.before),
    _Core(quantities.AT_LEAST, quantities.at_least),
    _Core(quantities.WITHIN, quantities.within),
    _Core(words.NEXT_DAY, words.next_day),
    _Core(words.EXCEPT, words.word(LimitKind.EXCEPT)),
    _Core(words.BY_PROGRESS, words.word(LimitKind.BY_PROGRESS)),
    _Core(words.REFERRED, words.word(LimitKind.REFERRED)),
    _Core(words.AS_FITS, words.word(LimitKind.AS_FITS)),
    _Core(words.ON_REQUEST, words.word(LimitKind.UPON, Start.REQUEST)),
    _Core(words.DURING, words.word(LimitKind.DURING)),
    _Core(words.STAGE, words.word(LimitKind.STAGE)),
    _Core(words.STANDING, words.word(LimitKind.STANDING)),
    _Core(words.AT_ONCE, words.word(LimitKind.AT_ONCE)),
    _Core(words.PROMPTLY, words.word(LimitKind.PROMPTLY)),
)
_ACT = (
    r"公开|公示|公布|发布|公告|通知|邀请|告知|答复|回复|反馈|上传|上网|报送|更新|送达|录入|"
    r"归集|提供|推送|张贴|完成|进行|"
    r"备案|调整|披露|实施|办结|发出|发放|公示期|维护|执行|转发|转载|解读"
)
_FILLER = re.compile(
    rf"(?:以内|之内|内|应当|应该|应|须|必须|予以|给予|主动|依法|依规|及时|集中|统一|全文|"
    rf"一次性|一次|向社会|对外|面向|社会|公众|群众|"
    rf"信息|结果|情况|内容|相关|有关|事项|等|的|并|且|和|要|作出|将|其|均|为|时限|期限|时间|原则上|准确|各[一1]次|"
    rf"(?:{_ACT})(?!{quantities.LENGTH}|期)|[，、：。；\-])*"
)
_DOES = re.compile(
    rf"(?![^，]*(?:除外|不予|不受|不得|超过|延长|以上|左右|另))[^\d]{{0,30}}?(?:{_ACT}|审批|"
    rf"审核|办理|举行|召开|上报)[^\d]{{0,12}}"
)
_EVENT_ALONE = re.compile(
    r"(?P<event>[^\d，；。前]{2,40}?(?:之日起|之日|之后|以后|后|当日|(?<!小)时|起|(?P<before>之前|以前|前)))"
    r"(?:应当?|须|予以|向社会|主动|对外|依法)*(?:公开|公示|公布|发布|公告|上网|更新|完成)?"
)


@lru_cache(maxsize=4096)  # a catalogue says the same thing in nearly all of its rows
def read(text: str) -> Reading:
    """What a phrase of 公开时限 says; nothing of it is lost, what is not understood stands in `unread`."""
    folded = fold(text)
    if says_nothing(folded):
        return Reading(text)
    if len(folded) > _MOST:
        return Reading(text, unread=(text,))
    limits: list[Limit] = []
    unread: list[str] = []
    for sentence in parts(folded):
        if sum(map(len, sentence)) > _LONGEST:
            unread.append("，".join(sentence))
        else:
            _read_sentence(sentence, limits, unread)
    if not limits and not unread:  # 公开 alone: words, but no limit
        unread.append(folded)
    return Reading(text, _once(limits), tuple(unread))


def _once(limits: list[Limit]) -> tuple[Limit, ...]:
    """Each limit once, however often the cell repeats it."""
    kept: dict[Limit, Limit] = {}
    for limit in limits:
        kept.setdefault(replace(limit, text=""), limit)
    return tuple(kept.values())


def _read_sentence(pieces: list[str], limits: list[Limit], unread: list[str]) -> None:
    """The pieces between commas; one without a limit belongs to the next (涉及行政处罚的，7个工作日内公开)."""
    waiting = ""
    for piece in pieces:
        text = waiting + piece
        found, rest = _read_piece(text)
        if not found and rest:
            waiting = f"{rest}，"
            continue
        waiting = ""
        limits += found
        unread += [rest] if rest else []
    if waiting:
        unread.append(waiting.rstrip("，"))


def _read_piece(text: str) -> tuple[list[Limit], str]:
    """The limits of a piece, and what of it was not understood."""
    limits: list[Limit] = []
    rest = behind = text
    while rest:
        step = _next(rest)
        if step is None:
            return _without(rest, behind, limits)
        found, behind = step
        limits = _in_season([*limits, *found])
        rest = behind[_filled(behind) :]
    return limits, ""


def _in_season(limits: list[Limit]) -> list[Limit]:
    """汛期内每日: the season is when the rhythm holds, no limit of its own."""
    if len(limits) > 1 and limits[-2].kind is LimitKind.DURING and season_of(limits[-2].what):
        season = limits[-2].what.removesuffix("内").removesuffix("间")
        return [*limits[:-2], limits[-1].under(season)]
    return limits


def _next(text: str) -> tuple[list[Limit], str] | None:
    """The first limit in the text and what follows it; None where there is none, or its surroundings forbid it."""
    first = _first(text)
    if first is None:
        return None
    match, found = first
    before, after = text[: match.start()], text[match.end() :]
    said = placed(before, found)
    if said is None:
        return None
    whole = text[: match.end() + _filled(after)].strip("，、：")
    return [replace(limit, text=whole) for limit in said], after


def _filled(text: str) -> int:
    """How many characters at the front only say that something is made public."""
    filler = _FILLER.match(text)
    return filler.end() if filler else 0


def _first(text: str) -> tuple[Match[str], list[Limit]] | None:
    """The core that begins first; one whose figures are impossible (13月, 2月30日) is none."""
    best: tuple[Match[str], list[Limit]] | None = None
    for core in _CORES:
        match = core.pattern.search(text)
        if match is None or not match[0] or (best and best[0].start() <= match.start()):
            continue
        try:
            best = match, core.build(match)
        except ValueError:
            return None
    return best


def _without(rest: str, behind: str, limits: list[Limit]) -> tuple[list[Limit], str]:
    """What is left holds no limit: words of the act itself, an event alone, or something not understood.

    `behind` is all that follows the last limit: with the act, which `rest` has lost (公布 | 上月数据).
    """
    if _FILLER.fullmatch(rest) or (limits and _DOES.fullmatch(behind)):
        return limits, ""
    if alone := _EVENT_ALONE.fullmatch(rest):
        kind = LimitKind.AHEAD if alone["before"] else LimitKind.UPON
        said = placed(alone["event"].removesuffix(alone["before"] or ""), [Limit(kind, rest)])
        return ([*limits, *said], "") if said else (limits, rest)
    return limits, rest
