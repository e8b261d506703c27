"""Invented applications with random lawful histories: for the demo, for tests and for benchmarks.

Everything is drawn from a `random.Random`, so that hypothesis can shrink a history that offends.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongkai.cases.clock import law, rule
from gongkai.cases.enums import ApplicantClass, Channel, Opinion
from gongkai.cases.foi.enums import FoiEvent
from gongkai.law.answers import decisions
from gongkai.law.calendar import national

if TYPE_CHECKING:
    from random import Random

    from django.db.models import TextChoices

CONFIRMED = (Channel.INTERNET, Channel.POST_PLAIN, Channel.FAX)
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈", "一二三四五六七八九十"
_SUBJECTS = (
    "学位供给",
    "征收补偿标准",
    "道路养护",
    "空气质量监测",
    "会议费支出",
    "用地规划条件",
    "低保对象数量",
    "公交线路调整",
)
_FORMS = ("统计数据", "批准文件", "实施方案", "验收报告", "会议纪要", "合同文本")
_BUSY = (5, 15)  # of a hundred: how often something uncommon happens, how often something common


@dataclass
class Story:
    """A history as it is told: the day, and the events so far."""

    random: Random
    day: dt.date
    until: dt.date
    events: list[dict[str, Any]] = field(default_factory=list)

    def happens(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def pass_days(self, least: int, most: int) -> bool:
        """Let working days go by; False where the story has not come so far yet."""
        self.day = national().add(self.day, self.random.randint(least, most)).date
        return self.day <= self.until

    def tell(self, event: TextChoices, **fields: Any) -> None:
        self.events.append({"event": event.value, "on": self.day.isoformat(), **fields})


def history(random: Random, number: int, unit: str, first: dt.date, last: dt.date) -> dict[str, Any]:
    """One case that arrived between two days, as `gongkai foi import` reads it; nothing is told past `last`."""
    arrived = first + dt.timedelta(days=random.randrange((last - first).days + 1))
    channel = random.choice(list(Channel))
    story = Story(random, arrived, last)
    _tell(story, channel)
    klass = ApplicantClass.NATURAL_PERSON if story.happens(75) else random.choice(list(ApplicantClass)[1:])
    subject = f"{arrived.year - random.randint(0, 3)}年{random.choice(_SUBJECTS)}的{random.choice(_FORMS)}"
    return {
        "id": f"S{number}",
        "unit": unit,
        "channel": channel.value,
        "arrived_on": arrived.isoformat(),
        "applicant": {
            "class": klass.value,
            "name": random.choice(_SURNAMES) + random.choice(_GIVEN) + random.choice(_GIVEN),
            "phone": f"139{random.randrange(10**8):08d}",
        },
        "request": subject,
        "events": story.events,
    }


def _tell(story: Story, channel: Channel) -> None:
    rare, often = _BUSY
    if channel in CONFIRMED:
        if not story.pass_days(0, 2):
            return
        story.tell(FoiEvent.CONFIRM)
    if story.happens(rare):
        if story.pass_days(1, 5):
            story.tell(FoiEvent.WITHDRAW)
        return
    story.tell(FoiEvent.ASSIGN)
    decided = ""
    if story.happens(often):
        decided = _correction(story)
    elif story.happens(rare):
        decided = _fee(story)
    if decided == _UNTOLD or (not decided and story.happens(often) and not _consultation(story)):
        return
    if not decided and story.happens(rare) and story.pass_days(1, 3):
        story.tell(FoiEvent.EXTEND, days=rule("FOI-33x", story.day).number, approved_by="负责人")
    _answer(story, decided)


_UNTOLD = "untold"


def _correction(story: Story) -> str:
    """The answer that a correction notice came to, if it ended the case."""
    if not story.pass_days(1, 7):
        return _UNTOLD
    by = national().add(story.day, 15).date
    story.tell(FoiEvent.ASK_CORRECTION, by=by.isoformat())
    if story.happens(70):
        if not story.pass_days(1, 15):
            return _UNTOLD
        story.tell(FoiEvent.CORRECT)
        return "still_unclear" if story.happens(10) else ""
    if not story.pass_days(16, 20):
        return _UNTOLD
    story.tell(FoiEvent.CORRECTION_LAPSED)
    return "not_corrected"


def _fee(story: Story) -> str:
    """The answer that a fee notice came to, if it ended the case."""
    if not story.pass_days(1, 10):
        return _UNTOLD
    if not any(version.in_force(story.day) for version in law().book.versions("FEE-05")):
        return ""  # nobody could be charged by the page yet
    story.tell(FoiEvent.ASK_FEE, basis="pages", count=story.random.randint(31, 300))
    if story.happens(60):
        if not story.pass_days(1, 20):
            return _UNTOLD
        story.tell(FoiEvent.PAY, receipt="示财 0001")
        return ""
    if not story.pass_days(21, 25):
        return _UNTOLD
    story.tell(FoiEvent.FEE_LAPSED)
    return "fee_unpaid"


def _consultation(story: Story) -> bool:
    """Ask third parties or an organ; False while an opinion is out."""
    if not story.pass_days(1, 5):
        return False
    bodies = ["third_party"] * story.random.randint(1, 3) if story.happens(70) else ["organ"]
    for body in bodies:
        story.tell(FoiEvent.CONSULT, body=body)
    for body in bodies:
        if not story.pass_days(0, 8):
            return False
        if story.happens(20):
            story.tell(FoiEvent.OPINION_LAPSED, body=body)
        else:
            opinion = story.random.choice([Opinion.AGREES, Opinion.OBJECTS])
            story.tell(FoiEvent.OPINION, body=body, opinion=opinion.value)
    return True


def _answer(story: Story, decided: str) -> None:
    if not story.pass_days(1, 22):  # some are late: an office is made of people
        return
    code = decided or story.random.choice(decisions(on=story.day)).code
    story.tell(FoiEvent.PROPOSE, decision=code)
    story.tell(FoiEvent.APPROVE)
    story.tell(FoiEvent.CLEAR)
    story.tell(FoiEvent.SIGN, decision=code)
    story.tell(FoiEvent.SERVE, decision=code, method="post")
    if story.happens(80) and story.pass_days(1, 30):
        story.tell(FoiEvent.ARCHIVE)
