"""The desk's buttons for reports, each tied to its action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.core.desk.kit import Act, FormAct
from gongkai.reporting import actions
from gongkai.reporting.checks import explainable
from gongkai.reporting.desk.forms import ExplainForm, FiguresForm, NewReportForm, ProseForm
from gongkai.reporting.enums import ReportEvent as Event
from gongkai.reporting.enums import ReportState
from gongkai.reporting.flow import WRITERS

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.reporting.models import AnnualReport

NOT_YOURS = "年度报告须由本机关的拟稿人、承办人或者政务公开办编制。"


def _new(data: Any, _files: Any, _record: None, actor: Actor) -> NewReportForm:
    return NewReportForm(data, actor)


def _draft(_record: None, form: Any, actor: Actor) -> AnnualReport:
    return actions.draft(form.cleaned_data["unit"], form.cleaned_data["year"], actor=actor)


def _no_draft(_record: None, actor: Actor) -> str:
    form = NewReportForm(None, actor)
    return "" if form.fields["unit"].queryset.exists() else NOT_YOURS  # type: ignore[attr-defined]  # a ModelChoiceField


def _prose(data: Any, _files: Any, report: AnnualReport, _actor: Actor) -> ProseForm:
    return ProseForm(data, report)


def _edit(report: AnnualReport, form: Any, actor: Actor) -> AnnualReport:
    return actions.edit_prose(report, form.sections(), actor=actor)


def _figures(report: AnnualReport, *, actor: Actor, figures: dict[str, Any], note: str) -> None:
    actions.enter_figures(report, figures, note=note, actor=actor)


def _explain(report: AnnualReport, *, actor: Actor, finding: str, words: str) -> None:
    actions.explain(report, finding, words, actor=actor)


def _not_writing(report: AnnualReport, actor: Actor) -> str:
    if report.state != ReportState.DRAFT:
        return f"报告{report.get_state_display()}，不能再改。"
    return "" if WRITERS & report.seats_of(actor) else NOT_YOURS


def _nothing_to_explain(report: AnnualReport, actor: Actor) -> str:
    return _not_writing(report, actor) or ("" if explainable(report) else "没有需要说明的提示。")


CREATE = FormAct(build=_new, do=_draft, label="编制年度报告", refusal=_no_draft)
EDIT = FormAct(build=_prose, do=_edit, label="编写文字", events=(Event.EDIT,))
ACTS = (
    Act("figures", _figures, label="填报数字", form=FiguresForm, refusal=_not_writing),
    Act("explain", _explain, label="说明提示", form=ExplainForm, refusal=_nothing_to_explain),
    Act("recount", actions.recount, label="重新统计", refusal=_not_writing),
    Act(Event.SUBMIT, actions.submit),
    Act(Event.WITHDRAW, actions.withdraw),
    Act(Event.APPROVE, actions.approve),
    Act(Event.PASS_TO_SECRECY, actions.approve),
    Act(Event.CLEAR, actions.clear),
    Act(Event.RETURN, actions.return_for_correction),
    Act(Event.PUBLISH, actions.publish),
    Act(Event.CORRECT, actions.correct),
    Act(Event.DISCARD, actions.discard),
)
OUTCOMES = {
    "create": "已按办件和公开的信息统计出表格。请填报平台没有的数字，编写各部分文字，然后提交审核。",
    "edit": "已保存文字。",
    "figures": "已记录填报的数字。",
    "explain": "已记录说明。",
    "recount": "已重新统计，填报的数字没有变。",
    Event.SUBMIT: "已提交审核。",
    Event.WITHDRAW: "已撤回，可以继续修改。",
    Event.APPROVE: "已审核通过，等待发布人发布。",
    Event.PASS_TO_SECRECY: "已审核通过，等待保密审查。",
    Event.CLEAR: "保密审查已通过，等待发布人发布。",
    Event.RETURN: "已退回编制人，理由会显示在对方的待办中。",
    Event.PUBLISH: "已发布并冻结：网页、表格数据、Word 和 PDF 一并公开，此后数字不再变化。",
    Event.CORRECT: "已建立更正版，编制发布后取代现在公开的报告。",
    Event.DISCARD: "已作废。",
}
