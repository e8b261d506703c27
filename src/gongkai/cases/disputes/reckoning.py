"""The periods of a review and of a suit as a pure function of its events: several may run at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.disputes.enums import Moment
from gongkai.cases.disputes.outcomes import result
from gongkai.cases.disputes.terms import Term
from gongkai.law.errors import ClockError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from gongkai.cases.disputes.facts import Fact, Facts
    from gongkai.law.installed import Law
    from gongkai.law.rulebook import Rule

SIMPLIFIED_REVIEW, SIMPLIFIED_SUIT = "REV-53", "SUE-82"
COPY_OF_APPLICATION, COPY_OF_COMPLAINT = "收到申请书副本之日", "收到起诉状副本之日"


def review_terms(facts: Facts, law: Law) -> list[Term]:
    """答复 (5 or 10), 复议决定 (30 or 60, once 30 more). Raises ClockError for what cannot be."""
    for later, earlier in (
        (Moment.ANSWERED, Moment.COPY),
        (Moment.DECIDED, Moment.COPY),
        (Moment.RESUMED, Moment.SUSPENDED),
    ):
        facts.not_before(later, earlier)
    return [*_review_answer(facts, law), *_review_decision(facts, law)]


def _review_answer(facts: Facts, law: Law) -> Iterator[Term]:
    copy = facts.on(Moment.COPY)
    if copy is None:
        return
    rule = _of(law, "REV-54" if facts.simplified else "REV-48", copy)
    done = facts.on(Moment.ANSWERED)
    over = facts.on(Moment.DECIDED) is not None
    yield Term("answer", "提交答复和证据", rule, copy, COPY_OF_APPLICATION, law, done=done, over=over)


def _review_decision(facts: Facts, law: Law) -> Iterator[Term]:
    accepted = facts.accepted
    if accepted is None:
        return
    rule = _of(law, "REV-62s" if facts.simplified else "REV-62", accepted)
    extension, extended = _extension(facts, law, accepted)
    paused, stayed = facts.stay
    done = facts.on(Moment.DECIDED)
    yield Term(
        "decision",
        "作出复议决定",
        rule,
        accepted,
        "受理之日",
        law,
        ours=False,
        done=done,
        paused=paused,
        stayed=stayed and done is None,
        extension=extension,
        extended=extended,
    )


def _extension(facts: Facts, law: Law, accepted: dt.date) -> tuple[Rule | None, int]:
    asked = facts.last(Moment.EXTENDED)
    if asked is None:
        return None, 0
    rule = _of(law, "REV-62x", accepted)
    days = int(asked.data.get("days") or rule.number)
    if facts.simplified:
        raise ClockError(f"简易程序的复议决定期限不能延长（{rule.authority}）。", rule=rule.id)
    if not 0 < days <= rule.number:
        raise ClockError(f"复议决定最多延长{rule.amount}，填写的是{days}日（{rule.authority}）。", rule=rule.id)
    return rule, days


def suit_terms(facts: Facts, law: Law) -> list[Term]:
    """答辩, 举证, 一审裁判, 上诉, 二审答辩, 二审裁判. Raises ClockError for what cannot be."""
    for later, earlier in (
        (Moment.ANSWERED, Moment.COPY),
        (Moment.EVIDENCE, Moment.COPY),
        (Moment.JUDGED, Moment.COPY),
        (Moment.APPEALED, Moment.JUDGED),
        (Moment.APPEAL_COPY, Moment.APPEALED),
        (Moment.FINAL, Moment.JUDGED),
    ):
        facts.not_before(later, earlier)
    return [
        *_suit_answers(facts, law),
        *_first_judgment(facts, law),
        *_appeal(facts.round, law),
        *_second_instance(facts.round, law),
    ]


def _suit_answers(facts: Facts, law: Law) -> Iterator[Term]:
    copy, over = facts.on(Moment.COPY), facts.on(Moment.JUDGED) is not None
    if copy is None:
        return
    rule = _of(law, "SUE-67", copy)
    done = facts.on(Moment.ANSWERED)
    yield Term("answer", "提交答辩状", rule, copy, COPY_OF_COMPLAINT, law, done=done, over=over)
    delayed, given = facts.last(Moment.EVIDENCE_DELAYED), facts.on(Moment.EVIDENCE)
    if delayed is None:
        yield Term("evidence", "提交证据、依据", rule, copy, COPY_OF_COMPLAINT, law, done=given, over=over)
        return
    later = _of(law, "SUE-34x", delayed.on)
    yield _delayed(delayed, later, law, given, over=over)


def _delayed(delayed: Fact, rule: Rule, law: Law, given: dt.date | None, *, over: bool) -> Term:
    """Evidence that the court allowed to come later: from the day on which the hindrance ended."""
    ended, until = delayed.day("ended"), delayed.day("until")
    return Term(
        "evidence",
        "提交证据、依据（延期）",
        rule,
        ended or delayed.on,
        "正当事由消除之日" if ended else "法院准许延期之日",
        law,
        done=given,
        over=over,
        fixed=until,
        stayed=ended is None and until is None,
        pause=rule.id,
    )


def _first_judgment(facts: Facts, law: Law) -> Iterator[Term]:
    """After a remand by the ordinary procedure alone (rule SUE-82b)."""
    filed, back = facts.accepted, facts.last(Moment.REMANDED)
    if filed is None or (back and filed < back.on):
        return  # after a remand the limit runs from the new filing, once that is stated
    rule = _of(law, "SUE-83" if facts.simplified and not back else "SUE-81", filed)
    judged = facts.round.on(Moment.JUDGED)
    paused, stayed = facts.stay
    yield Term(
        "judgment",
        "一审裁判",
        rule,
        filed,
        "立案之日",
        law,
        ours=False,
        done=judged,
        paused=paused,
        stayed=stayed and judged is None,
        pause="SUE-50",
    )


def _appeal(facts: Facts, law: Law) -> Iterator[Term]:
    """From the day on which the organ was served. The other party's own period runs from its own day."""
    judged = facts.last(Moment.JUDGED)
    if judged is None:
        return
    served = judged.day("served") or judged.on
    item = result("suit", str(judged.data["outcome"]), served)
    if "appeal" not in item.facts:
        return
    rule = _of(law, str(item.facts["appeal"]), served)
    appealed, over = facts.last(Moment.APPEALED), facts.on(Moment.FINAL) is not None
    ours = item.facts["column"] == "corrected"
    done = appealed.on if appealed and appealed.on >= judged.on else None
    why = "裁判文书送达本机关之日"
    yield Term("appeal", "上诉", rule, served, why, law, ours=ours, done=done, over=over)


def _second_instance(facts: Facts, law: Law) -> Iterator[Term]:
    appealed = facts.last(Moment.APPEALED)
    if appealed is None:
        return
    ended = facts.on(Moment.FINAL)
    if copy := facts.on(Moment.APPEAL_COPY):
        rule = _of(law, "SUE-108", copy)
        done, over = facts.on(Moment.APPEAL_ANSWERED), ended is not None
        yield Term("appeal_answer", "二审答辩", rule, copy, "收到上诉状副本之日", law, done=done, over=over)
    rule = _of(law, "SUE-88", appealed.on)
    yield Term("final", "二审裁判", rule, appealed.on, "收到上诉状之日", law, ours=False, done=ended)


def _of(law: Law, rule_id: str, on: dt.date) -> Rule:
    """A rule as it stood on a day. Raises ClockError where there was none."""
    versions = law.book.versions(rule_id)
    found = next((rule for rule in versions if rule.in_force(on)), None)
    if found is None:
        first = versions[0]
        raise ClockError(f"{on} 还没有“{first.title}”的规定（自{first.valid_from}起施行），请核对程序和日期。")
    return found
