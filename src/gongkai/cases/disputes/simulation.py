"""Invented reviews and suits about an invented application, each lawful: for demo, tests and benchmarks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from gongkai.cases.disputes.enums import ReviewEvent, SuitEvent
from gongkai.cases.disputes.models import REVIEW, SUIT
from gongkai.cases.disputes.outcomes import REMANDED, result, second_instance, table
from gongkai.cases.foi.simulation import Story

if TYPE_CHECKING:
    from random import Random

SILENT = 60  # natural days after which somebody who heard nothing complains
FIRST_SIMPLIFIED = dt.date(2024, 1, 1)  # rule REV-54
TAKES_EFFECT = 30  # natural days: fifteen, and whatever holidays add to them


def disputes_of(random: Random, record: dict[str, Any], last: dt.date) -> list[dict[str, Any]]:
    """What may follow an application (of `foi.simulation.history`), as `gongkai foi import` reads it.

    A review, a suit, or a suit after the review; nothing past `last`, none where that is too early.
    """
    served = next((event for event in record["events"] if event["event"] == "serve"), None)
    begun = served["on"] if served else record["arrived_on"]
    day = dt.date.fromisoformat(begun) + dt.timedelta(days=random.randint(1, 50) + (0 if served else SILENT))
    if day > last:
        return []
    base = {"unit": record["unit"], "about": record["id"], "challenge": "answer" if served else "silence"}
    if random.randrange(3) == 0:
        return [_suit(Story(random, day, last), {**base, "id": f"SD{record['id']}"})]
    story = Story(random, day, last)
    review = _review(story, {**base, "id": f"R{record['id']}"})
    found = [review]
    decided = next((event for event in review["events"] if event["event"] == "decide"), None)
    if decided and story.happens(50):
        later = dt.date.fromisoformat(decided["on"]) + dt.timedelta(days=random.randint(1, 15))
        if later <= last:
            found.append(
                _suit(Story(random, later, last), {**base, "id": f"SA{record['id']}", "after": review["id"]})
            )
    return found


def _review(story: Story, base: dict[str, Any]) -> dict[str, Any]:
    filed = story.day
    simplified = filed >= FIRST_SIMPLIFIED and story.happens(50)
    made = {
        **base,
        "kind": REVIEW,
        "body": "示范市人民政府",
        "claim": "请求撤销答复",
        "filed_on": filed.isoformat(),
    }
    made |= {"simplified": simplified, "events": story.events}
    if story.pass_days(0, 5):
        made["accepted_on"] = story.day.isoformat()
        _heard(story, simplified=simplified)
    return made


def _heard(story: Story, *, simplified: bool) -> None:
    if not _steps(story, (ReviewEvent.COPY, 0, 7), (ReviewEvent.ANSWER, 1, 12)):
        return
    if story.happens(20) and not _steps(story, (ReviewEvent.SUSPEND, 1, 5), (ReviewEvent.RESUME, 5, 30)):
        return
    if not simplified and story.happens(20) and not _steps(story, (ReviewEvent.EXTEND, 5, 20)):
        return
    if story.pass_days(3, 25):
        outcome = story.random.choice(table(REVIEW).items).code
        story.tell(ReviewEvent.DECIDE, outcome=outcome)
        _answered_anew(story, REVIEW, outcome, ReviewEvent.REDO)


def _steps(story: Story, *steps: tuple[Any, int, int]) -> bool:
    """Tell one after another; False where the story has not come so far yet."""
    for event, least, most in steps:
        if not story.pass_days(least, most):
            return False
        story.tell(event)
    return True


def _answered_anew(story: Story, kind: str, outcome: str, event: Any) -> None:
    ended = story.day
    if not result(kind, outcome).facts.get("redo") or not story.happens(80) or not story.pass_days(1, 5):
        return
    said: dict[str, Any] = {"until": (ended + dt.timedelta(days=30)).isoformat()} if story.happens(70) else {}
    told, answered = story.day, ended + dt.timedelta(days=story.random.randint(1, 35))
    if story.happens(70) and answered <= story.until:
        said |= {"answered_on": answered.isoformat(), "decision": "granted"}
    story.events.append({"event": str(event), "on": told.isoformat(), **said})


def _suit(story: Story, base: dict[str, Any]) -> dict[str, Any]:
    made = {**base, "kind": SUIT, "body": "示范市东湖区人民法院", "claim": "请求撤销答复"}
    made |= {"filed_on": story.day.isoformat(), "events": story.events}
    if story.pass_days(1, 7):
        made["accepted_on"] = story.day.isoformat()
        if _steps(story, (SuitEvent.COPY, 1, 5), (SuitEvent.ANSWER, 1, 12), (SuitEvent.EVIDENCE, 0, 0)):
            _instances(story)
    return made


def _instances(story: Story) -> None:
    """The first instance, and where somebody appeals the second; once in a while the first again."""
    for _ in range(2):
        if not story.pass_days(10, 90):
            return
        outcome = story.random.choice(table(SUIT).items).code
        story.tell(SuitEvent.JUDGE, outcome=outcome)
        if "appeal" not in result(SUIT, outcome).facts:
            return
        if not story.happens(50):
            _takes_effect(story, outcome)
            return
        if not _steps(story, (SuitEvent.APPEAL, 1, 10), (SuitEvent.APPEAL_COPY, 1, 5)) or not _second(
            story, outcome
        ):
            return


def _takes_effect(story: Story, outcome: str) -> None:
    story.day += dt.timedelta(days=TAKES_EFFECT + story.random.randint(1, 10))
    if story.day <= story.until:
        story.tell(SuitEvent.FINAL)
        _answered_anew(story, SUIT, outcome, SuitEvent.REDO)


def _second(story: Story, outcome: str) -> bool:
    """Whether it was sent back to the first instance."""
    if not story.pass_days(10, 60):
        return False
    item = story.random.choice(second_instance().items)
    if item.code == REMANDED:
        story.tell(SuitEvent.REMAND)
        return True
    own = {"outcome": story.random.choice(table(SUIT).items).code} if item.facts["takes"] == "own" else {}
    story.tell(SuitEvent.JUDGE_APPEAL, second=item.code, **own)
    _answered_anew(story, SUIT, own.get("outcome", outcome), SuitEvent.REDO)
    return False
