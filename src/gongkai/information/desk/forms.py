"""Forms of the desk: a new draft, the editing form with the kind's own fields, and settling a relation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import FileExtensionValidator

from gongkai.core.desk.forms import ReasonForm
from gongkai.core.errors import InvalidInputError
from gongkai.core.ui.widgets import RichText
from gongkai.information import kinds, themes
from gongkai.information.desk import from_file
from gongkai.information.desk.elements import element_field
from gongkai.information.enums import RelationState
from gongkai.information.flow import EDITORS
from gongkai.information.models import Attachment, Information, Relation
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.core.files.uploadedfile import UploadedFile

    from gongkai.core.actors import Actor
    from gongkai.documents import OfficialDocument

ELEMENT = "element_"
EMPTY = (None, "", False)
MOST_MEGABYTES = 50
ATTACHABLE = [
    "pdf",
    "ofd",
    "doc",
    "docx",
    "wps",
    "xls",
    "xlsx",
    "et",
    "ppt",
    "pptx",
    "txt",
    "csv",
    "zip",
    "jpg",
    "jpeg",
    "png",
    "mp4",
]


def _day(**options: Any) -> forms.DateField:
    return forms.DateField(required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **options)


def _extensions(allowed: Sequence[str]) -> FileExtensionValidator:
    """A file's name must end so."""
    return FileExtensionValidator(allowed, message=f"不能用这种格式的文件，可用：{'、'.join(allowed)}。")


def editable_owners(actor: Actor) -> list[int]:
    """The organizations for which the actor may write."""
    return [grant.organization_id for grant in actor.grants if grant.role in EDITORS]


def _kind_choices() -> list[tuple[str, str]]:
    return [(kind.code, kind.label) for kind in kinds.all_kinds()]


def _theme_choices() -> list[tuple[str, Any]]:
    tree = [
        (name, [(name, name), *((f"{name}\\{part}", part) for part in parts)])
        for name, parts in themes.tree().items()
    ]
    return [("", "（未分类）"), *tree]


class NewInformationForm(forms.Form):
    """What a draft needs to begin; everything else follows in the editing form."""

    kind = forms.ChoiceField(
        label="信息类型",
        choices=lambda: [("", "请选择"), *_kind_choices()],
        help_text="类型决定要填写哪些要素，新建后不再更改。",
        error_messages={"required": "请选择信息类型。"},
    )
    file = forms.FileField(
        label="从 Word 文件起草",
        required=False,
        validators=[_extensions(from_file.READABLE)],
        help_text="选填。标题、文号、正文、表格和图片从文件读出，新建后再核对；也可用 WPS、PDF、OFD 文件。",
        error_messages={"empty": "文件是空的，请重新选择。"},
    )
    title = forms.CharField(
        label="标题",
        max_length=500,
        required=False,
        widget=forms.TextInput({"class": "wide"}),
    )
    owner = forms.ModelChoiceField(label="发布机构", queryset=Organization.objects.none(), empty_label=None)

    def __init__(self, data: Any, files: Any, actor: Actor) -> None:
        super().__init__(data, files)
        self.fields["owner"].queryset = Organization.objects.filter(pk__in=editable_owners(actor))  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["title"].needed_unless = "已选文件时可不填"  # type: ignore[attr-defined]  # read by `<c-field>`

    def clean_file(self) -> OfficialDocument | None:
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > MOST_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(f"文件超过 {MOST_MEGABYTES} MB，请压缩或拆分后再上传。")
        try:
            return from_file.read_upload(file)
        except InvalidInputError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        document = found.get("file")
        if not found.get("title") and "file" not in self.errors and not (document and document.title):
            said = "文件中没有找到标题，请在这里填写。" if document else "请填写标题，或者选择要读取的文件。"
            self.add_error("title", said)
        return found


class InformationForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """The metadata, the body, and the fields of the kind. `changes()` is what the action takes."""

    theme = forms.ChoiceField(label="主题分类", choices=_theme_choices, required=False)
    recipients = forms.CharField(label="主送机关", required=False, help_text="多个机关用顿号隔开。")
    written_on = _day(label="成文日期")
    published_on = _day(label="发布日期", help_text="批准发布时自动填写；补录历史文件时填写原发布日期。")
    effective_on = _day(label="施行日期")
    source_url = forms.URLField(label="原文地址", max_length=1000, required=False, assume_scheme="https")
    reason = forms.CharField(
        label="修改说明", max_length=300, required=False, help_text="写入版本历史和审计记录。"
    )

    class Meta:
        model = Information
        fields = (
            "title",
            "document_number",
            "document_type",
            "issuer",
            "issuer_name",
            "recipients",
            "disclosure",
            "theme",
            "keywords",
            "summary",
            "written_on",
            "published_on",
            "effective_on",
            "note",
            "source_url",
            "body_html",
        )
        widgets = {"summary": forms.Textarea({"rows": 3}), "body_html": RichText({"rows": 24})}
        help_texts = {
            "document_number": "如：示政发〔2026〕5号。",
            "issuer_name": "联合发文，或发文机关不在本平台时，按原文填写。",
            "body_html": "可从 Word、WPS 或网页粘贴，保存时自动清理多余样式，表格保留。",
        }

    def __init__(self, data: Any, record: Information) -> None:
        initial = {"recipients": "、".join(record.recipients or [])}
        super().__init__(data, instance=record, initial=initial)
        self.fields["issuer"].empty_label = "（未选，或不在本平台）"  # type: ignore[attr-defined]  # a ModelChoiceField
        self._keep_theme(record.theme)
        self.before = {name: self.get_initial_for_field(field, name) for name, field in self.fields.items()}
        self.own = kinds.get(record.kind).fields if kinds.exists(record.kind) else ()
        self.elements = dict(record.elements or {})
        for field in self.own:
            self.fields[ELEMENT + field.code] = element_field(field)
            self.initial[ELEMENT + field.code] = self.elements.get(field.code)
        self._mark_needed(record.kind)
        self.order_fields([*self._own_first(record.kind), *self._names(), "body_html", "reason"])

    def _mark_needed(self, kind: str) -> None:
        """Saving asks for nothing but the title; the form says what the release will ask for."""
        if not kinds.exists(kind):
            return
        own = (ELEMENT + field.code for field in self.own if field.required)
        for name in (*kinds.get(kind).required, *own):
            if name in self.fields and name not in ("title", "published_on"):  # the release sets its day
                self.fields[name].needed_later = True  # type: ignore[attr-defined]  # read by `<c-field>`

    def _keep_theme(self, theme: str) -> None:
        """A theme from elsewhere (an import) stays choosable, so that saving does not lose it."""
        known = [value for _, group in _theme_choices()[1:] for value, _ in group]
        if theme and theme not in known:
            self.fields["theme"].choices = [*_theme_choices(), (theme, f"{theme}（原分类）")]  # type: ignore[attr-defined]  # a ChoiceField

    def _own_first(self, kind: str) -> list[str]:
        """Figures and lists begin with what the kind asks for; documents with their metadata."""
        if not kinds.exists(kind) or not kinds.get(kind).structured:
            return []
        return ["title", *(ELEMENT + field.code for field in self.own), *kinds.get(kind).required]

    def _names(self) -> Iterable[str]:
        return (name for name in self.fields if name not in ("body_html", "reason"))

    def clean_recipients(self) -> list[str]:
        text = str(self.cleaned_data["recipients"])
        return [part.strip() for part in text.replace("，", "、").replace(",", "、").split("、") if part.strip()]

    def changes(self) -> dict[str, Any]:
        """The fields that differ from what the form was opened with, as `information.actions.edit` names them."""
        own = {ELEMENT + field.code: field for field in self.own}
        changed = [name for name in self.changed_data if name in self.Meta.fields and self._differs(name)]
        found = {_column(name): _value(self.cleaned_data[name]) for name in changed}
        if any(name in own for name in self.changed_data):
            given = {field.code: _plain(self.cleaned_data[name]) for name, field in own.items()}
            found["elements"] = self.elements | {
                code: value for code, value in given.items() if code in self.elements or value not in EMPTY
            }
        return found

    def _differs(self, name: str) -> bool:
        """Whether it differs by more than the line ends that browsers send."""
        before, after = self.before.get(name), self.cleaned_data[name]
        return not (isinstance(after, str) and isinstance(before, str) and before.strip() == _value(after).strip())


class AttachmentForm(forms.Form):
    """A file to attach; what could run in a reader's browser is not taken."""

    file = forms.FileField(
        label="文件",
        validators=[_extensions(ATTACHABLE)],
        help_text=f"不超过 {MOST_MEGABYTES} MB；可用格式：{'、'.join(ATTACHABLE)}。",
    )
    name = forms.CharField(label="名称", max_length=300, required=False, help_text="留空则用文件名。")
    ground = forms.CharField(
        label="保留个人信息的依据",
        max_length=300,
        required=False,
        help_text="信息已经发布、文件中又有依法应公开的个人信息时填写，如：《行政处罚法》第四十八条。",
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(f"文件超过 {MOST_MEGABYTES} MB，请压缩或拆分后再上传。")
        return file


class RemovedAttachmentForm(ReasonForm):
    """Which attachment goes, and why."""

    attachment = forms.ModelChoiceField(
        label="附件",
        queryset=Attachment.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择要删除的附件。"},
    )
    field_order = ("attachment", "reason")

    def __init__(self, data: Any, record: Information) -> None:
        super().__init__(data)
        self.fields["attachment"].queryset = record.attachments.all()  # type: ignore[attr-defined]  # a ModelChoiceField


class RelationForm(forms.Form):
    """What a person says about a relation that was found in the text."""

    relation = forms.ModelChoiceField(label="待确认的关系", queryset=Relation.objects.none(), empty_label=None)
    holds = forms.TypedChoiceField(
        label="认定",
        choices=[("yes", "确认"), ("no", "不成立")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    target = forms.CharField(
        label="对象文件的索引号",
        required=False,
        help_text="系统未能确定是哪一份文件时填写；否则留空。",
    )

    def __init__(self, data: Any, record: Information, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor
        self.fields["relation"].queryset = record.relations.filter(state=RelationState.FOUND)  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_target(self) -> Information | None:
        number = str(self.cleaned_data["target"]).strip()
        if not number:
            return None
        readable = Information.objects.visible_to(self.actor) | Information.objects.public()
        found = readable.filter(index_number=number).first()
        if found is None:
            raise forms.ValidationError(f"没有索引号为“{number}”的文件，请从该文件的信息表中复制。")
        return found


def _column(name: str) -> str:
    return "issuer_id" if name == "issuer" else name


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    return value.pk if isinstance(value, Organization) else value


def _plain(value: Any) -> Any:
    """As JSON keeps it: days as text, amounts as text so that no digit is lost."""
    return value if value is None or isinstance(value, bool | int | str) else str(value)
