"""What followed some answers of the demo city: reviews, a suit, a new answer, and what the office learnt."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from gongkai.cases.disputes import actions
from gongkai.cases.disputes.actions import Filing
from gongkai.cases.disputes.models import REVIEW
from gongkai.cases.foi.importing import run
from gongkai.cases.models import Case
from gongkai.cases.office import complaints, opening, precedents
from gongkai.cases.office.enums import ComplaintSubject
from gongkai.core.errors import GongkaiError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

CITY, COURT = "示范市人民政府", "示范市东湖区人民法院"
HANDLER = "jiaoyu_handler"
# Id, unit, days ago it arrived and was answered, the answer, who, what.
APPLICATIONS = (
    ("H1", "zhujian", 420, 395, "not_existing", "柏知远", "2019年以前中心城区老旧小区加装电梯补贴发放明细"),
    ("H2", "shengtai", 330, 308, "third_party", "闻人静", "示范化工园区两家企业的清洁生产审核报告"),
    ("H3", "jiaoyu", 95, 75, "process", "谈雨桐", "示范市实验小学教师岗位聘任会议纪要"),
    ("H4", "jiaoyu", 50, 28, "internal", "祁望", "2025年中小学校服采购工作的内部分工方案"),
    ("H5", "jiaoyu", 210, 192, "granted", "简舟", "2025年全市义务教育学校课后服务收费标准"),
    ("H6", "jiaoyu", 120, 103, "granted", "殷小满", "2025年全市义务教育学校课后服务的收费标准"),
)
LESSON = (
    "会议纪要中有内部讨论，也有已经生效的结论，却整份不予公开，没有作区分处理。",
    "答复不予公开前逐段核对：结论、依据和已执行的安排能够区分的，应当部分公开，并在答复中写明区分的理由（条例第三十七条）。",
)


def load_disputes(organizations: dict[str, Organization], actor: Actor) -> None:
    """What is over as another system would hand it over; what is under way through the acts themselves."""
    today = timezone.localdate()
    records = [*_applications(today), *_over(today)]
    report = run(json.dumps(each, ensure_ascii=False) for each in records)
    if report.problems:
        raise GongkaiError(f"示范数据有误：{report.problems[0]['what']}")
    _running(_case("H4"), today, actor)
    for name in ("H1", "H2", "H3"):
        precedents.approve(precedents.propose(_case(name), actor=actor), actor=actor)
    lesson = actions.write_lesson(_case("HR3"), fault=LESSON[0], lesson=LESSON[1], actor=actor)
    actions.approve_lesson(lesson, actor=actor)
    words = "各学校课后服务的项目、时段和每课时收费标准，减免对象和办理方式。"
    opening.propose(_case("H6"), actor=actor, title="义务教育学校课后服务收费标准", summary=words)
    _complained(organizations, today, actor)


def _case(name: str) -> Case:
    return Case.objects.get(origin=name)


def _applications(today: dt.date) -> Iterator[dict[str, Any]]:
    for name, unit, arrived, answered, decision, who, request in APPLICATIONS:
        yield {
            "id": name,
            "unit": unit,
            "channel": "counter",
            "arrived_on": _ago(today, arrived),
            "applicant": {"class": "natural_person", "name": who, "phone": "13800000000"},
            "request": request,
            "events": [_event(today, answered, "serve", decision=decision)],
        }


def _over(today: dt.date) -> Iterator[dict[str, Any]]:
    """A suit that was lost by whoever brought it, a review that upheld, one that ordered a new answer."""
    yield {
        **_dispute(today, "suit", "HS1", "H1", (380, 376)),
        "docket": "（示）行初41号",
        "claim": "请求撤销答复，责令重新检索后答复。",
        "events": [
            _event(today, 370, "copy"),
            _event(today, 360, "answer"),
            _event(today, 360, "evidence"),
            _event(today, 290, "judge", outcome="claim_rejected", text="检索的范围和方法合理，已尽检索义务。"),
            _event(today, 250, "final"),
            _event(today, 245, "archive"),
        ],
    }
    yield {
        **_dispute(today, REVIEW, "HR2", "H2", (280, 276)),
        "claim": "请求公开全部审核报告。",
        "events": [
            _event(today, 272, "copy"),
            _event(today, 262, "answer"),
            _event(today, 224, "decide", outcome="upheld", text="已依法征求第三方意见，理由成立。"),
        ],
    }
    until = (today + dt.timedelta(days=12)).isoformat()
    yield {
        **_dispute(today, REVIEW, "HR3", "H3", (60, 55)),
        "simplified": True,
        "claim": "请求撤销不予公开的答复，责令重新答复。",
        "events": [
            _event(today, 52, "copy"),
            _event(today, 47, "answer"),
            _event(today, 24, "decide", outcome="redo", served_on=_ago(today, 22), text="没有作区分处理。"),
            _event(today, 20, "redo", until=until),
        ],
    }


def _dispute(today: dt.date, kind: str, name: str, about: str, days: tuple[int, int]) -> dict[str, Any]:
    unit = next(each[1] for each in APPLICATIONS if each[0] == about)
    filed, accepted = days
    return {
        "kind": kind,
        "id": name,
        "unit": unit,
        "about": about,
        "body": CITY if kind == REVIEW else COURT,
        "filed_on": _ago(today, filed),
        "accepted_on": _ago(today, accepted),
    }


def _event(today: dt.date, days: int, event: str, **fields: str) -> dict[str, str]:
    return {"event": event, "on": _ago(today, days), **fields}


def _ago(today: dt.date, days: int) -> str:
    return (today - dt.timedelta(days=days)).isoformat()


def _running(act: Case, today: dt.date, actor: Actor) -> None:
    """One whose copy came three days ago: the bureau has to answer it."""
    filing = Filing(
        kind=REVIEW,
        body=CITY,
        claim="请求撤销答复，公开分工方案。",
        filed_on=today - dt.timedelta(days=9),
        accepted_on=today - dt.timedelta(days=6),
        copy_on=today - dt.timedelta(days=3),
        simplified=True,
    )
    case = actions.register(act, filing, actor=actor)
    actions.assign(case, get_user_model().objects.get(username=HANDLER), actor=actor)


def _complained(organizations: dict[str, Organization], today: dt.date, actor: Actor) -> None:
    """One that waits to be looked into, one in which the unit was ordered to put it right."""
    told = "网站上的重大传染病防控信息停在上半年，一直没有更新。"
    complaints.register(organizations["weijian"], ComplaintSubject.NOT_UPDATED, told, actor=actor)
    made = complaints.register(
        organizations["shichang"],
        ComplaintSubject.NOT_PUBLISHED,
        "食品抽检结果本月没有公布。",
        name="曲和平",
        received_on=today - dt.timedelta(days=8),
        actor=actor,
    )
    complaints.order(
        made,
        actor=actor,
        finding="经核查，本月两批抽检结果已经作出，没有在规定的时限内公布。",
        order="公布两批抽检结果，并说明延迟的原因；以后每批结果作出后按时公布。",
        due_on=today + dt.timedelta(days=7),
    )
