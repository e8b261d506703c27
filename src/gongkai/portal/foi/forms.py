"""What a citizen fills in: the application of 条例 29, number and code, and the acts on a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.cases.actions import Identity
from gongkai.cases.enums import ApplicantClass, Purpose
from gongkai.cases.foi.actions.intake import Application
from gongkai.core.errors import InvalidInputError
from gongkai.orgs.models import Organization
from gongkai.portal.foi.agents import NAMES as AGENT
from gongkai.portal.foi.agents import AgentFields
from gongkai.portal.foi.texts import Text
from gongkai.portal.foi.units import accepting
from gongkai.portal.foi.uploads import PICTURES, FilesField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CLASSES = [(each.value, each.label) for each in ApplicantClass]
ID_KINDS = [
    ("id_card", "居民身份证"),
    ("credit_code", "统一社会信用代码（单位）"),
    ("passport", "护照"),
    ("permit", "港澳台居民居住证、通行证"),
    ("other", "其他证件"),
]
SHAPES = [("电子文件", "电子文件"), ("纸质", "纸质文件"), ("到场查阅", "到机关查阅、抄录")]
WAYS = [
    ("网上获取", "在本平台下载"),
    ("电子邮箱", "发到电子邮箱"),
    ("邮寄", "邮寄"),
    ("当面领取", "自行领取"),
    ("传真", "传真"),
]
MOST_IDENTITY, MOST_FILES = 3, 5
FEWEST_DIGITS = 7
BODY = ("contact", "representative")
WHO = ("name", *BODY, "id_kind", "id_number", "phone", "email", "address")


class ApplyForm(AgentFields):
    """The application. `kept` are the purposes of files that were uploaded before, by how many."""

    unit = forms.ModelChoiceField(
        label="向哪个机关申请",
        queryset=Organization.objects.none(),
        to_field_name="code",
        empty_label="请选择",
        help_text="信息由谁制作，就向谁申请。拿不准时选最接近的，机关会告诉您该找谁。",
        error_messages={"required": "请选择一个机关。", "invalid_choice": "这个机关不在列表中，请重新选择。"},
    )
    request = Text(
        label="您需要什么信息",
        max_length=5000,
        widget=forms.Textarea({"rows": 5}),
        help_text="写明名称、文号，或者时间、地点、项目名称等便于查找的特征。一份申请写一件事，办得更快。",
        error_messages={"required": "请写明您需要的信息，例如“2025年全市小学学位数量统计表”。"},
    )
    features = Text(
        label="便于查找的其他线索",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="在哪里见过、大约什么时候形成、涉及哪个地方。不需要说明用途。",
    )
    attachments = FilesField(
        label="附件",
        required=False,
        most=MOST_FILES,
        purpose=Purpose.APPLICATION,
        help_text="有助于说明申请内容的材料，没有就不用传。",
    )
    shape = forms.ChoiceField(
        label="希望得到什么形式", choices=SHAPES, initial="电子文件", widget=forms.RadioSelect
    )
    way = forms.ChoiceField(label="希望怎样得到", choices=WAYS, initial="网上获取", widget=forms.RadioSelect)
    klass = forms.ChoiceField(
        label="您是",
        choices=CLASSES,
        initial=ApplicantClass.NATURAL_PERSON,
        widget=forms.RadioSelect,
        help_text="个人申请选“自然人”；代表单位申请的，选单位的类别。",
    )
    name = Text(
        label="姓名或者单位名称",
        max_length=100,
        error_messages={"required": "请填写姓名或者单位名称，与证件上的一致。"},
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    contact = Text(label="单位联系人", max_length=100, required=False)
    representative = Text(
        label="法定代表人或者负责人", max_length=100, required=False, help_text="与登记证书上的一致。"
    )
    id_kind = forms.ChoiceField(label="证件种类", choices=ID_KINDS)
    id_number = Text(
        label="证件号码",
        max_length=60,
        error_messages={"required": "请填写证件号码。"},
        help_text="只有承办、审核和签发本件的人员能看到，每次查看都有记录。",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    identity = FilesField(
        label="身份证明",
        most=MOST_IDENTITY,
        endings=PICTURES,
        purpose=Purpose.IDENTITY,
        help_text="证件的照片或者扫描件，加密保存，办结后按期限销毁。",
    )
    later = forms.BooleanField(
        label="现在无法上传身份证明（或者委托书），愿意在机关联系我时补交",
        required=False,
        help_text="缺少身份证明的，机关可能会请您补正，办理时间会长一些。",
    )
    phone = Text(
        label="电话",
        max_length=40,
        required=False,
        help_text="机关要与您确认收到申请，留电话最快。",
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label="电子邮箱",
        required=False,
        error_messages={"invalid": "电子邮箱应像 name@example.com 这样。"},
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    address = Text(
        label="通信地址和邮政编码",
        max_length=300,
        required=False,
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )

    def __init__(self, *args: Any, kept: dict[str, int] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kept = kept or {}
        self.order_fields(
            [name for _, names in GROUPS for name in names]
        )  # the errors stand in the order of the page
        self.fields["unit"].queryset = accepting()  # type: ignore[attr-defined]  # a ModelChoiceField

        for name, words in (("contact", "单位申请必填"), ("representative", "单位申请的填写")):
            field: Any = self.fields[name]
            field.only, field.needed_unless = "body", words

    @property
    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """The fields in the three parts of 条例 29, and the contact."""
        for title, names in GROUPS:
            yield title, [self[name] for name in names]

    @property
    def filled(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """The groups as they are reviewed: what does not count is not shown. Only of a form that is valid."""
        given = self.cleaned_data
        skipped = {"by_agent", *(BODY if _is_person(given) else ())}
        skipped |= set() if given["by_agent"] else {name for name in self.fields if name in AGENT}
        for title, fields in self.groups:
            if shown := [field for field in fields if field.name not in skipped]:
                yield title.partition("（")[0], shown

    def clean(self) -> dict[str, Any]:
        """What the fields say together. Each error stands at the field that mends it."""
        given = super().clean() or {}
        self._person(given)
        self._proof(given)
        self._reach(given)
        self.check_agent(given, self.kept)
        try:
            self.who(given).checked()
        except InvalidInputError as error:
            if error.field not in self.errors:
                self.add_error(error.field, str(error))
        return given

    def _person(self, given: dict[str, Any]) -> None:
        person = _is_person(given)
        if person and given.get("id_kind") == "credit_code":
            self.add_error("id_kind", "个人申请请选个人的证件；代单位申请的，请在“您是”中选单位的类别。")
        if not person and given.get("id_kind") == "id_card":
            self.add_error("id_kind", "单位申请请选“统一社会信用代码”或者“其他证件”。")
        if not person and given.get("klass") and not given.get("contact"):
            self.add_error("contact", "单位申请请填写联系人，机关好与您联系。")

    def _proof(self, given: dict[str, Any]) -> None:
        kept = self.kept.get("identity", 0)
        count = kept + len(given.get("identity") or [])
        if not count and not given.get("later") and "identity" not in self.errors:
            self.add_error("identity", "请上传身份证明；现在没有的，勾选下面的“现在无法上传”。")
        if count > MOST_IDENTITY:
            self.add_error("identity", f"连同已上传的共 {count} 个，最多 {MOST_IDENTITY} 个，请先去掉一些。")
        both = self.kept.get("application", 0) + len(given.get("attachments") or [])
        if both > MOST_FILES:
            self.add_error("attachments", f"连同已上传的共 {both} 个，最多 {MOST_FILES} 个，请先去掉一些。")

    def _reach(self, given: dict[str, Any]) -> None:
        phone = given.get("phone") or ""
        if phone and sum(sign.isdigit() for sign in phone) < FEWEST_DIGITS:
            self.add_error("phone", "电话号码太短，请填写手机号码，或者区号加座机号码。")
        if not any(given.get(name) or name in self.errors for name in ("phone", "email", "address")):
            self.add_error("phone", "请至少填写一种联系方式：电话、电子邮箱或者通信地址。")
        needed = {"电子邮箱": ("email", "选择了“发到电子邮箱”，请填写电子邮箱。")}
        needed["邮寄"] = ("address", "选择了“邮寄”，请填写通信地址。")
        field, words = needed.get(given.get("way") or "", ("", ""))
        if field and not given.get(field) and field not in self.errors:
            self.add_error(field, words)

    def who(self, given: dict[str, Any]) -> Identity:
        """The applicant as filled in."""
        names = [name for name in WHO if name not in BODY or not _is_person(given)]
        return Identity(**{name: given.get(name) or "" for name in names})

    def application(self) -> Application:
        """What casework takes. Only of a form that is valid."""
        given = self.cleaned_data
        return Application(
            applicant=self.who(given),
            klass=ApplicantClass(given["klass"]),
            request=given["request"],
            features=given["features"],
            delivery=f"{given['shape']}；{dict(WAYS)[given['way']]}",
            agent=self.agent_of(given),
        )


def _is_person(given: Mapping[str, Any]) -> bool:
    return given.get("klass") == ApplicantClass.NATURAL_PERSON


GROUPS = (
    ("需要的信息", ("unit", "request", "features", "attachments", "shape", "way")),
    ("申请人", ("klass", "name", *BODY, "id_kind", "id_number", "identity", "later")),
    ("申请人的联系方式（至少填一种）", ("phone", "email", "address")),
    ("代理人", AGENT),
)


class TrackForm(forms.Form):
    """Number and code."""

    number = Text(
        label="登记编号",
        max_length=80,
        help_text="例如：依申请〔2026〕12号，括号用哪种都可以。",
        error_messages={"required": "请填写登记编号。"},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    code = Text(
        label="查询码",
        max_length=80,
        help_text="提交申请时得到的 16 位字母和数字，短横可以不填，大小写都可以。",
        error_messages={"required": "请填写查询码。"},
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )


class CorrectForm(forms.Form):
    """The correction that the unit asked for."""

    text = Text(
        label="补正后的内容",
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "请写明补正后的申请内容。"},
    )
    papers = FilesField(label="补正材料", required=False, most=MOST_FILES)


class ReasonsForm(forms.Form):
    """The reasons that the unit asked for."""

    text = Text(
        label="申请的理由",
        max_length=3000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "请写明申请的理由。"},
    )


class WithdrawForm(forms.Form):
    """Taking it back, said twice."""

    sure = forms.BooleanField(
        label="我确认撤回这件申请，机关不再办理",
        error_messages={"required": "要撤回，请先勾选确认。"},
    )
    reason = Text(label="撤回的原因", max_length=500, required=False, widget=forms.Textarea({"rows": 2}))
