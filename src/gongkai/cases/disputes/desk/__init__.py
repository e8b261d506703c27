"""The desk modules 行政复议, 行政诉讼, 重新答复 and 复议诉讼通报."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.desk.columns import CaseClock
from gongkai.cases.disputes import filing
from gongkai.cases.disputes.actions.lessons import approve_refusal, take_back_refusal
from gongkai.cases.disputes.desk import acts, filters, lessons, redo, tabs, todo
from gongkai.cases.disputes.desk.columns import About, Body, DisputeClock
from gongkai.cases.disputes.desk.useful import useful
from gongkai.cases.disputes.flow.review import FLOW as REVIEW_FLOW
from gongkai.cases.disputes.flow.suit import FLOW as SUIT_FLOW
from gongkai.cases.disputes.models import REVIEW, SUIT, RedoCase, ReviewCase, SuitCase
from gongkai.cases.disputes.outcomes import in_words
from gongkai.cases.foi.desk import acts as foi_acts
from gongkai.cases.foi.desk import tabs as foi_tabs
from gongkai.cases.foi.desk.outcomes import OUTCOMES
from gongkai.cases.foi.desk.useful import useful as foi_useful
from gongkai.cases.foi.flow import FLOW as FOI_FLOW
from gongkai.cases.models import Lesson
from gongkai.cases.querysets import CASEWORKERS
from gongkai.core.desk.forms import ReasonForm
from gongkai.core.desk.kit import Act, Choice, Column, Date, FormAct, Module, State, Tab, Title, register

if TYPE_CHECKING:
    from gongkai.core.flow import Flow

TONES = {
    "awaiting_copy": "",
    "answering": "warning",
    "signature": "primary",
    "signed": "warning",
    "examined": "primary",
    "trial": "primary",
    "judged": "warning",
    "appeal": "primary",
    "suspended": "",
    "decided": "success",
    "final": "success",
    "archived": "ended",
    "void": "ended",
}


def _tones(flow: Flow) -> dict[str, str]:
    """Those of a kind's own states."""
    return {state: tone for state, tone in TONES.items() if state in flow.states.values}


COLUMNS = (
    Column("number", "登记编号", css="nowrap"),
    About("title", "所涉申请和行为"),
    State("state", "状态"),
    DisputeClock("due_on", "时限"),
    Column("result", "结果", value=in_words, css="nowrap"),
    Body("dispute.body", "复议机关、法院", order=("dispute__body",)),
    Column("unit.label", "机关", order=("unit__name",)),
    Column("handler.name", "承办人", file_only=True),
    Date("received_on", "收到之日", file_only=True),
    Date("closed_on", "审结（生效）日期", file_only=True),
)
FILES = (
    Tab("letters", "文书", "cases/desk_letters.html", foi_tabs.letters, lambda row, _: row.letters.count()),
    Tab(
        "documents", "材料", "cases/desk_documents.html", foi_tabs.documents, lambda row, _: row.documents.count()
    ),
    Tab("parties", "当事人", "cases/desk_parties.html", foi_tabs.parties),
)
TABS = (
    Tab("events", "经过", "cases/desk_events.html", tabs.events, lambda row, _: row.version),
    Tab("clock", "期限", "cases/disputes_clock.html", tabs.terms),
    Tab("evidence", "证据目录", "cases/disputes_evidence.html", tabs.evidence),
    *FILES,
)
SHARED = {
    "columns": COLUMNS,
    "search": ("title", "number", "dispute__docket", "dispute__act__title"),
    "rows": tabs.rows,
    "order": ("pressing", "-pk"),
    "related": ("unit", "handler", "dispute", "dispute__act", "dispute__after"),
    "prefetch": ("parties", "events"),
    "event_labels": tabs.EVENTS,
    "outcomes": acts.OUTCOMES,
    "destroys": "会使本件不再办理，也不计入年度报告",
    "notices": tabs.notices,
    "facts": tabs.facts,
    "content_template": "cases/disputes_content.html",
    "useful": useful,
    "tabs": TABS,
    "owner": lambda row: row.unit,
    "shared_timeline": True,
}
register(
    Module(
        code=REVIEW,
        label="行政复议",
        section="依申请公开",
        seats=CASEWORKERS,
        model=ReviewCase,
        position=16,
        filters=filters.ReviewFilters,
        flow=REVIEW_FLOW,
        tones=_tones(REVIEW_FLOW),
        acts=acts.REVIEW_ACTS,
        create=FormAct(
            filing.numbered(REVIEW), filing.create, "登记复议", ("register",), filing.refusal, "登记复议"
        ),
        todo=todo.groups(ReviewCase, "行政复议"),
        **SHARED,  # type: ignore[arg-type]  # each by its name
    )
)
register(
    Module(
        code=SUIT,
        label="行政诉讼",
        section="依申请公开",
        seats=CASEWORKERS,
        model=SuitCase,
        position=17,
        filters=filters.SuitFilters,
        flow=SUIT_FLOW,
        tones=_tones(SUIT_FLOW),
        acts=acts.SUIT_ACTS,
        create=FormAct(
            filing.numbered(SUIT), filing.create, "登记诉讼", ("register",), filing.refusal, "登记诉讼"
        ),
        todo=todo.groups(SuitCase, "行政诉讼"),
        **SHARED,  # type: ignore[arg-type]  # as above
    )
)
register(
    Module(
        code="redo",
        label="重新答复",
        section="依申请公开",
        seats=CASEWORKERS,
        model=RedoCase,
        position=18,
        columns=(
            Column("number", "登记编号", css="nowrap"),
            Title("title", "申请事项"),
            State("state", "状态"),
            CaseClock("due_on", "时限"),
            Column("handler.name", "承办人"),
            Column("unit.label", "承办机关", order=("unit__name",)),
        ),
        filters=filters.RedoFilters,
        search=("title", "number"),
        rows=foi_tabs.rows,
        order=("pressing", "-pk"),
        related=("unit", "handler", "new_answer", "new_answer__act", "new_answer__order"),
        prefetch=("parties",),
        flow=FOI_FLOW,
        acts=redo.ACTS,
        useful=foi_useful,
        elsewhere=redo.NEVER,
        tones={"answered": "success", "archived": "ended", "withdrawn": "ended", "void": "ended"},
        event_labels=foi_tabs.EVENTS,
        outcomes=OUTCOMES,
        notices=redo.notices,
        facts=redo.facts,
        content_template="cases/desk_content.html",
        tabs=(
            Tab("events", "经过", "cases/desk_events.html", redo.events, lambda row, _: row.version),
            Tab("clock", "期限", "cases/disputes_order.html", redo.term),
            *FILES,
        ),
        owner=lambda row: row.unit,
        shared_timeline=True,
        todo=redo.groups,
    )
)
register(
    Module(
        code="lessons",
        label="复议诉讼通报",
        section="依申请公开",
        seats=CASEWORKERS,
        model=Lesson,
        position=19,
        columns=(
            Title("fault", "问题"),
            Column("unit_name", "机关"),
            Column("ground", "原答复的类型"),
            Column("result", "结果"),
            State("state", "状态"),
            Date("shared_on", "通报日期"),
            Choice("state", "状态", file_only=True),
        ),
        filters=filters.LessonFilters,
        search=("fault", "lesson", "unit_name"),
        rows=lessons.rows,
        related=("case", "case__unit"),
        acts=(
            Act("approve_lesson", lessons.approve, label="核定并通报", refusal=approve_refusal),
            Act(
                "take_back_lesson",
                lessons.take_back,
                label="撤回通报",
                form=foi_acts.plain(ReasonForm),
                refusal=take_back_refusal,
            ),
        ),
        tones={"draft": "warning", "shared": "success", "taken_back": "ended"},
        facts=lessons.facts,
        owner=lambda row: row.case.unit,
        todo=todo.lessons,
    )
)
