"""Forms of the report: which one, its prose, its figures by hand, words to an open question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from gongkai.core.errors import InvalidInputError
from gongkai.core.ui.widgets import RichText
from gongkai.law.annual_report import form_for, shipped_forms
from gongkai.orgs.models import Organization
from gongkai.reporting.actions.drafting import MOST_WORDS, read_figure
from gongkai.reporting.checks import explainable, figure_cells
from gongkai.reporting.figures import with_entered
from gongkai.reporting.flow import WRITERS
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.paper.numbers import said

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

SECTION = "section_"
HELP = {
    "overview": "写明本年度主动公开、依申请公开、政府信息管理、平台建设和监督保障的情况。",
    "problems": "存在的主要问题和改进情况；县级以上政府的报告还要写工作考核、社会评议和责任追究的结果。",
    "other": "收取信息处理费的情况和其他需要报告的事项；没有的写明“无”。",
}
TABLED = "本部分的统计表自动列入，这里只写表外的文字，可以不写。"


class NewReportForm(forms.Form):
    """Which unit's report on which year."""

    unit = forms.ModelChoiceField(label="报告机关", queryset=Organization.objects.none(), empty_label=None)
    year = forms.IntegerField(label="报告年度", help_text="如 2025：报告 1 月 1 日至 12 月 31 日的情况。")

    def __init__(self, data: Any, actor: Actor) -> None:
        super().__init__(data, initial={"year": timezone.localdate().year - 1})
        units = [unit.pk for unit in Organization.objects.managed_by(actor) if _writes(unit, actor)]
        self.fields["unit"].queryset = Organization.objects.filter(pk__in=units)  # type: ignore[attr-defined]  # a ModelChoiceField
        year = self.fields["year"]
        year.widget.attrs |= {"min": shipped_forms()[0].first_year, "max": timezone.localdate().year}

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year > timezone.localdate().year:
            raise forms.ValidationError("这个年度还没有开始。")
        return year


def _writes(unit: Organization, actor: Actor) -> bool:
    return bool(WRITERS & AnnualReport(unit=unit).seats_of(actor))


class ProseForm(forms.Form):
    """The words of the sections."""

    def __init__(self, data: Any, report: AnnualReport) -> None:
        super().__init__(data)
        for section in form_for(report.year).sections:
            self.fields[f"{SECTION}{section.key}"] = forms.CharField(
                label=f"{section.number}、{section.title}",
                required=False,
                initial=report.sections.get(section.key, ""),
                widget=RichText({"rows": 8}),
                help_text=TABLED if section.tables else HELP.get(section.key, ""),
            )

    def sections(self) -> dict[str, str]:
        return {name.removeprefix(SECTION): value for name, value in self.cleaned_data.items()}


class FiguresForm(forms.Form):
    """The figures that are entered by hand, each beside what was counted."""

    def __init__(self, data: Any, report: AnnualReport, _actor: Actor) -> None:
        super().__init__(data)
        self.cells = {_field(path): (path, name, measure) for path, name, measure in figure_cells(report.year)}
        for field, (path, name, _) in self.cells.items():
            entered = report.manual.get(path)
            self.fields[field] = forms.CharField(
                label=name,
                required=False,
                initial=entered["value"] if entered else "",
                help_text=_beside(report, path),
                widget=forms.TextInput({"inputmode": "decimal", "size": 12}),
            )
        self.fields["note"] = forms.CharField(
            label="数字的来源",
            max_length=MOST_WORDS,
            help_text="例如：行政执法统计年报、财政非税系统。与填报人、填报时间一并记录。",
        )

    def clean(self) -> dict[str, Any]:
        figures = {}
        for field, (path, name, measure) in self.cells.items():
            try:
                figures[path] = read_figure(path, (name, measure), self.cleaned_data.get(field))
            except InvalidInputError as error:
                self.add_error(field, str(error))
        return {"figures": figures, "note": self.cleaned_data.get("note", "")}


def _field(path: str) -> str:
    return path.replace("/", "__")


def _beside(report: AnnualReport, path: str) -> str:
    """What was counted, or that nobody counts it; and who entered what stands."""
    if path in report.unsourced:
        counted = f"{report.unsourced[path]}。"
    else:
        table, row, column = path.split("/")
        value = with_entered(report.computed, {}).get(table, {}).get(row, {}).get(column)
        counted = f"平台统计为 {said(value) or '0'}；与此一致的不必填。"
    entered = report.manual.get(path)
    return counted + (f"{entered['by']}于 {entered['at'][:16].replace('T', ' ')} 填报。" if entered else "")


class ExplainForm(forms.Form):
    """Words to one of the questions of the checks."""

    finding = forms.ChoiceField(label="提示")
    words = forms.CharField(
        label="说明",
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea({"rows": 3}),
        help_text="写明为什么是这样；清空即收回说明。",
    )

    def __init__(self, data: Any, report: AnnualReport, _actor: Actor) -> None:
        super().__init__(data)
        self.fields["finding"].choices = [(each.key, each.says[:150]) for each in explainable(report)]  # type: ignore[attr-defined]  # a ChoiceField
