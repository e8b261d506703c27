"""The table of a structured kind at the desk: filled in by hand, or taken from a spreadsheet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.html import format_html

from gongkai.core.desk.kit import Act
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.documents.errors import UnreadableError
from gongkai.information import actions, kinds
from gongkai.information.enums import InformationEvent, InformationState
from gongkai.information.flow import FLOW
from gongkai.information.kinds import DataType
from gongkai.information.rows import list_of, values_of
from gongkai.information.rows.lines import from_text, to_text
from gongkai.information.rows.sheet import read_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.core.files.uploadedfile import UploadedFile
    from django.utils.safestring import SafeString

    from gongkai.core.actors import Actor
    from gongkai.information.kinds import Table
    from gongkai.information.models import Information

MOST_BY_HAND = 500  # rows; longer tables are changed in a spreadsheet
MOST_MEGABYTES = 20


class RowTable(forms.Textarea):
    """Rows as tab-separated text, as a spreadsheet pastes them; a script makes a table of it."""

    class Media:
        css = {"all": ["information/rows.css"]}
        js = [forms.Script("information/rows.js", defer=True)]

    def __init__(self, table: Table) -> None:
        super().__init__({"rows": 14, "wrap": "off", "spellcheck": "false"})
        self.table = table

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        columns = [
            {
                "label": column.heading,
                "required": column.required,
                "choices": ["是", "否"] if column.type is DataType.BOOLEAN else list(column.choices),
                "number": column.numeric,
                "day": column.type is DataType.DATE,
                "long": column.type is DataType.LONG_TEXT,
            }
            for column in self.table.columns
        ]
        area = super().render(name, value, attrs, renderer)
        return format_html('<row-table data-columns="{}">{}</row-table>', json.dumps(columns), area)


def _reason() -> forms.CharField:
    return forms.CharField(label="修改说明", max_length=300, required=False, help_text="写入版本历史和审计记录。")


class RowsForm(forms.Form):
    """The whole table."""

    def __init__(self, data: Any, record: Information) -> None:
        super().__init__(data)
        self.table = _table(record)
        written = to_text(self.table, (values for values, _ in values_of(record)))
        self.fields["rows"] = forms.CharField(
            label=self.table.label,
            required=False,
            strip=False,
            initial=written,
            widget=RowTable(self.table),
            help_text="每行一条，各列用制表符隔开，第一行是表头；可以从 Excel 或 WPS 整块复制后粘贴。",
        )
        self.fields["reason"] = _reason()

    def clean_rows(self) -> list[dict[str, str]]:
        try:
            return from_text(self.table, str(self.cleaned_data["rows"]))
        except InvalidInputError as error:
            raise forms.ValidationError(str(error)) from error


class UploadForm(forms.Form):
    """A filled spreadsheet, in place of the rows that stand or behind them."""

    file = forms.FileField(
        label="表格文件",
        validators=[FileExtensionValidator(["xlsx", "csv"])],
        help_text=f"xlsx 或 csv，不超过 {MOST_MEGABYTES} MB。表头与模板相同，列的先后不限。",
    )
    mode = forms.ChoiceField(
        label="与现有各行的关系",
        choices=[("replace", "替换现有各行"), ("append", "接在现有各行之后")],
        widget=forms.RadioSelect,
        initial="replace",
    )

    def __init__(self, data: Any, record: Information) -> None:
        super().__init__(data)
        self.record = record
        self.fields["reason"] = _reason()

    def clean_file(self) -> Sequence[Mapping[str, Any]]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(f"文件超过 {MOST_MEGABYTES} MB，请拆分后分别上传。")
        try:
            return read_sheet(_table(self.record), file.read(), file.name or "表格").rows
        except (InvalidInputError, UnreadableError) as error:
            raise forms.ValidationError(str(error)) from error


def _table(record: Information) -> Table:
    table = kinds.get(record.kind).table
    assert table
    return table


def _fill(record: Information, *, actor: Actor, rows: Sequence[Mapping[str, Any]], reason: str) -> None:
    actions.edit(record, actor=actor, rows=rows, reason=reason)


def _upload(
    record: Information, *, actor: Actor, file: Sequence[Mapping[str, Any]], mode: str, reason: str
) -> None:
    standing = [values for values, _ in values_of(record)] if mode == "append" else []
    actions.edit(record, actor=actor, rows=[*standing, *file], reason=reason or "上传表格")


def _no_rows(record: Information, actor: Actor) -> str:
    if not kinds.exists(record.kind) or not kinds.get(record.kind).table:
        return "这类信息没有表格。"
    event = InformationEvent.REVISE if record.state == InformationState.PUBLISHED else InformationEvent.EDIT
    try:
        FLOW.require(event, record, actor)
    except RefusedError as error:
        return str(error)
    return ""


def _not_by_hand(record: Information, actor: Actor) -> str:
    if why := _no_rows(record, actor):
        return why
    standing = list_of(record)
    if standing and standing.count > MOST_BY_HAND:
        return f"表格有 {standing.count} 行，请下载后在表格软件中修改，再上传。"
    return ""


ACTS = (
    Act(
        "fill_rows",
        _fill,
        label="填写表格",
        form=lambda data, record, _actor: RowsForm(data, record),
        refusal=_not_by_hand,
    ),
    Act(
        "upload_rows",
        _upload,
        label="上传表格",
        form=lambda data, record, _actor: UploadForm(data, record),
        refusal=_no_rows,
    ),
)
OUTCOMES = {
    "fill_rows": "已保存表格。读不懂的格照原样保留，见“检查”；改正后才能提交审核。",
    "upload_rows": "已保存表格。读不懂的格照原样保留，在“检查”中写明是哪一格；改正后才能提交审核。",
}
