"""The desk module 依申请公开: one inbox for every channel, the acts of each state, the clock with its proof."""

from __future__ import annotations

from gongkai.cases.desk.columns import CaseClock, Received
from gongkai.cases.disputes import linked
from gongkai.cases.enums import Purpose
from gongkai.cases.foi.desk import acts, beside, intake, tabs, todo
from gongkai.cases.foi.desk.checks import checks
from gongkai.cases.foi.desk.filters import CaseFilters, several_units
from gongkai.cases.foi.desk.hinting import hinting
from gongkai.cases.foi.desk.outcomes import OUTCOMES
from gongkai.cases.foi.desk.useful import useful
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.flow import FLOW
from gongkai.cases.foi.models import FoiCase
from gongkai.cases.querysets import CASEWORKERS
from gongkai.core.desk.kit import Choice, Column, Date, FormAct, Module, State, Tab, Title, register

register(
    Module(
        code="foi",
        label="依申请公开",
        section="依申请公开",
        seats=CASEWORKERS,
        model=FoiCase,
        position=15,
        columns=(
            Column("number", "登记编号", css="nowrap"),
            Title("title", "申请事项"),
            State("state", "状态"),
            CaseClock("due_on", "时限"),
            Column("applicant", "申请人", value=tabs.applicant),
            Choice("applicant_class", "申请人类别", file_only=True),
            Received("received_on", "收到之日"),
            Choice("channel", "渠道", file_only=True),
            Column("handler.name", "承办人"),
            Column("unit.label", "承办机关", order=("unit__name",), wanted=several_units),
            Date("closed_on", "办结日期", file_only=True),
            Column("decision", "处理决定", value=tabs.decided, file_only=True),
        ),
        filters=CaseFilters,
        search=("title", "number"),
        rows=tabs.rows,
        order=tabs.ORDER,
        related=("unit", "handler", "split_from", "same_as"),
        prefetch=("parties",),
        create=FormAct(
            intake.IntakeForm.build,
            intake.create,
            "登记申请",
            (FoiEvent.REGISTER,),
            intake.refusal,
            button="登记申请",
        ),
        flow=FLOW,
        acts=(*acts.ACTS, *beside.ACTS),
        useful=useful,
        heading=lambda row: f"{row.number}　{row.title}".strip(),
        own_tabs=("content",),
        checks=checks,
        must="须处理后签发",
        destroys="会使本件不再办理，也不计入年度报告",
        tones={
            "unconfirmed": "warning",
            "registered": "warning",
            "handling": "primary",
            "awaiting_correction": "",
            "awaiting_payment": "",
            "review": "primary",
            "secrecy": "primary",
            "signature": "primary",
            "signed": "warning",
            "answered": "success",
            "withdrawn": "ended",
            "void": "ended",
            "archived": "ended",
        },
        event_labels=tabs.EVENTS | beside.EVENTS,
        outcomes=OUTCOMES | beside.OUTCOMES,
        notices=tabs.notices,
        facts=tabs.facts,
        content_template="cases/desk_content.html",
        tabs=(
            Tab("events", "经过", "cases/desk_events.html", tabs.events, lambda row, _: row.version),
            Tab("hints", "线索", "cases/desk_hints.html", hinting),
            Tab("clock", "期限", "cases/desk_clock.html", tabs.clock_proof),
            Tab("letters", "文书", "cases/desk_letters.html", tabs.letters, lambda row, _: row.letters.count()),
            Tab(
                "documents",
                "材料",
                "cases/desk_documents.html",
                tabs.documents,
                lambda row, _: row.documents.exclude(purpose=Purpose.LETTER).count(),
            ),
            Tab("parties", "当事人", "cases/desk_parties.html", tabs.parties),
            Tab(
                "disputes",
                "复议诉讼",
                "cases/disputes_of_case.html",
                linked.of_case,
                lambda row, _: row.disputes.count(),
            ),
        ),
        owner=lambda row: row.unit,
        shared_timeline=True,
        todo=todo.groups,
    )
)
