"""登记申请: what came over the counter, by post, by fax, or was said and written down."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils import timezone

from gongkai.cases.actions import Identity, add_document
from gongkai.cases.clock import rule
from gongkai.cases.enums import ApplicantClass, Channel, Purpose
from gongkai.cases.foi import actions
from gongkai.cases.foi.actions.intake import SPOKEN_ELSEWHERE, Application, Oral
from gongkai.cases.foi.flow import DESK
from gongkai.core.errors import InvalidInputError
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

ID_KINDS = [
    ("", "未提供"),
    ("id_card", "居民身份证"),
    ("passport", "护照"),
    ("permit", "港澳台居民居住证、通行证"),
    ("credit_code", "统一社会信用代码"),
    ("other", "其他证件"),
]
# How somebody confirms what was read to them (条例 29).
CONFIRMED = [("", "请选择"), ("签名", "签名"), ("捺印", "捺印"), ("录音", "录音"), ("录音录像", "录音录像")]
WHO = ("name", "contact", "representative", "id_kind", "id_number", "phone", "email", "address")
AGENT = ("name", "id_kind", "id_number", "phone", "address")
ENDINGS = ["pdf", "ofd", "doc", "docx", "wps", "xls", "xlsx", "txt", "jpg", "jpeg", "png", "tif", "tiff", "zip"]


def units(actor: Actor) -> QuerySet[Organization]:
    """The units whose applications this person takes in: those of their own posts."""
    own = [grant.organization_id for grant in actor.grants if grant.role in DESK]
    return Organization.objects.filter(pk__in=own)


def refusal(_record: Any, actor: Actor) -> str:
    """Why somebody may not register."""
    return "" if actor.holds(*DESK) else "登记申请须由承办人或者政务公开办工作人员办理。"


FILES = {
    "uploads": Purpose.APPLICATION,
    "proofs": Purpose.IDENTITY,
    "agent_proofs": Purpose.AGENT_IDENTITY,
    "authorisation": Purpose.AUTHORISATION,
}


class ManyFiles(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each with an ending that casework takes."""

    def __init__(self, **fields: Any) -> None:
        super().__init__(
            widget=ManyFiles(), required=False, validators=[FileExtensionValidator(ENDINGS)], **fields
        )

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file by itself. Raises ValidationError naming the ending."""
        files = data if isinstance(data, list | tuple) else [data]
        return [forms.FileField.clean(self, each, initial) for each in files if each]


SECTIONS = {"channel": "怎样收到的", "klass": "申请人", "by_agent": "代理人", "request": "申请内容"}
ORGANIZATIONS = " ".join(each for each in ApplicantClass if each is not ApplicantClass.NATURAL_PERSON)


def receipts() -> list[tuple[str, str]]:
    """Each channel with the day that counts as that of receipt (条例 31)."""
    found = []
    for item in rule("FOI-31", timezone.localdate()).items:
        day = item.says.partition("，")[2] or item.says
        waits = "；登记后请先“确认收到”" if item.facts["event"] == "confirmed" else ""
        found.append((item.code, f"{Channel(item.code).label}：{day}为收到申请之日{waits}"))
    return found


class IntakeForm(forms.Form):
    """The form of 条例 29, and how it came: in the order in which a letter is read."""

    channel = forms.ChoiceField(label="渠道", widget=forms.RadioSelect, help_text="渠道决定哪天算收到申请之日。")
    oral = forms.BooleanField(label="书面申请确有困难，口头提出，由工作人员代填（条例第二十九条）", required=False)
    oral_recorder = forms.CharField(label="代为填写的工作人员", max_length=60, required=False)
    oral_confirmed = forms.ChoiceField(
        label="向申请人宣读后，申请人确认的方式",
        choices=CONFIRMED,
        required=False,
        help_text="签名、捺印的记录可以作为申请书的扫描件加入。",
    )
    oral_witness = forms.CharField(
        label="在场人", max_length=60, required=False, help_text="有亲友、志愿者陪同的填写。"
    )
    arrived_on = forms.DateField(
        label="到达日期",
        initial=timezone.localdate,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="申请到达本机关的那一天：提交、签收、收到的日期。补录的填当时的日期。",
    )
    unit = forms.ModelChoiceField(label="承办机关", queryset=Organization.objects.none(), empty_label=None)
    klass = forms.ChoiceField(label="申请人类别", choices=ApplicantClass.choices, help_text="用于年度报告的统计。")
    name = forms.CharField(label="姓名或者名称", max_length=100)
    representative = forms.CharField(label="法定代表人或者负责人", max_length=100, required=False)
    contact = forms.CharField(label="联系人", max_length=100, required=False)
    id_kind = forms.ChoiceField(label="证件类型", choices=ID_KINDS, required=False)
    id_number = forms.CharField(label="证件号码", max_length=60, required=False)
    phone = forms.CharField(
        label="联系电话", max_length=40, required=False, help_text="电话、电子邮箱、通信地址至少填写一种。"
    )
    email = forms.EmailField(label="电子邮箱", required=False)
    address = forms.CharField(label="通信地址", max_length=300, required=False)
    proofs = FilesField(label="身份证明的扫描件", help_text="与申请书分开：身份证明办结后按期限销毁。")
    by_agent = forms.BooleanField(label="由代理人代为申请", required=False)
    agent_name = forms.CharField(label="代理人姓名", max_length=100, required=False)
    agent_id_kind = forms.ChoiceField(label="代理人证件类型", choices=ID_KINDS, required=False)
    agent_id_number = forms.CharField(label="代理人证件号码", max_length=60, required=False)
    agent_phone = forms.CharField(label="代理人电话", max_length=40, required=False)
    agent_address = forms.CharField(label="代理人通信地址", max_length=300, required=False)
    agent_proofs = FilesField(label="代理人身份证明的扫描件")
    authorisation = FilesField(label="授权委托书的扫描件")
    request = forms.CharField(
        label="所需信息的名称、文号或者其他特征描述",
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        help_text="照申请书原文录入；口头申请的，照申请人所说填写。",
    )
    title = forms.CharField(
        label="申请事项（摘要）",
        max_length=200,
        required=False,
        help_text="显示在列表中，请勿写入个人信息；不填则取申请内容的开头。",
    )
    delivery = forms.CharField(
        label="获取信息的方式、途径",
        max_length=200,
        required=False,
        help_text="例如：纸质、邮寄；电子文件、电子邮箱。",
    )
    uploads = FilesField(label="申请书的扫描件")

    class Media:
        js = (forms.Script("cases/choose.js", defer=True),)

    def __init__(self, data: Any, files: Any, actor: Actor) -> None:
        super().__init__(data, files)
        self.fields["channel"].choices = receipts()  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["unit"].queryset = units(actor)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["oral_recorder"].initial = actor.name
        for name, words in SECTIONS.items():
            self.fields[name].heading = words  # type: ignore[attr-defined]  # read by desk/form.html
        for name in files or ():  # browsers do not send a file back: what is shown again has to be chosen again
            if name in self.fields:
                self.fields[name].help_text = "上次选择的文件没有保存，请重新选择。"
        self._mark()

    def _mark(self) -> None:
        """Which fields wait for which choice."""
        for name, field in self.fields.items():
            if name == "oral":
                field.widget.attrs |= {"data-of": "channel", "data-for": Channel.COUNTER.value}
            elif name.startswith("oral_"):
                field.widget.attrs |= {"data-of": "oral", "data-for": "on"}
            elif name.startswith(("agent_", "authorisation")):
                field.widget.attrs |= {"data-of": "by_agent", "data-for": "on"}
            elif name in ("representative", "contact"):
                field.widget.attrs |= {"data-of": "klass", "data-for": ORGANIZATIONS}

    @classmethod
    def build(cls, data: Any, files: Any, _record: Any, actor: Actor) -> IntakeForm:
        """The form as the desk asks for it."""
        return cls(data, files, actor)

    def clean_arrived_on(self) -> Any:
        day = self.cleaned_data["arrived_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(f"到达日期还没有到，应不晚于今天（{timezone.localdate()}）。")
        return day

    def clean(self) -> dict[str, Any]:
        """What the fields say together: an oral request is confirmed, an agent has a name."""
        given = super().clean() or {}
        if given.get("oral"):
            self._oral(given)
        known = [name for name in given if name.startswith(("agent_", "authorisation")) and given[name]]
        if known and not given.get("by_agent"):  # the fields are hidden then: nobody would see whom they name
            self.add_error(
                "by_agent", "代理人各栏填了内容：由代理人申请的请勾选，没有代理人的请勾选后清空各栏，再取消勾选。"
            )
        if (known or given.get("by_agent")) and not given.get("agent_name") and "agent_name" not in self.errors:
            self.add_error("agent_name", "有人代为申请的，请填写代理人姓名；没有代理人的，请清空代理人各栏。")
        return given

    def _oral(self, given: dict[str, Any]) -> None:
        if given.get("channel") != Channel.COUNTER:
            self.add_error("channel", SPOKEN_ELSEWHERE)
        try:
            spoken(given).checked()
        except InvalidInputError as error:
            self.add_error(error.field, str(error))


def spoken(given: dict[str, Any]) -> Oral:
    """The oral request as recorded."""
    return Oral(given.get("oral_recorder", ""), given.get("oral_confirmed", ""), given.get("oral_witness", ""))


def agent_of(given: dict[str, Any]) -> Identity | None:
    """Whoever applies for the applicant; None where nobody does."""
    if not given["agent_name"]:
        return None
    return Identity(**{name: given[f"agent_{name}"] for name in AGENT})


def create(_record: Any, form: Any, actor: Actor) -> Case:
    """Register what the form says, with its files."""
    given = form.cleaned_data
    application = Application(
        applicant=Identity(**{name: given[name] for name in WHO}),
        klass=ApplicantClass(given["klass"]),
        request=given["request"],
        title=given["title"],
        delivery=given["delivery"],
        oral=given["oral"],
        said=spoken(given) if given["oral"] else None,
        agent=agent_of(given),
    )
    channel = Channel(given["channel"])
    case = actions.register(given["unit"], application, channel, arrived_on=given["arrived_on"], actor=actor)
    for field, purpose in FILES.items():
        keep(case, given[field], purpose, actor)
    return case


def keep(case: Case, files: list[Any], purpose: Purpose, actor: Actor) -> None:
    """Keep uploaded files in a case. What they are is told by their ending, never by the browser."""
    for file in files:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        add_document(case, purpose, file.name, file.read(), media_type=kind, actor=actor)
