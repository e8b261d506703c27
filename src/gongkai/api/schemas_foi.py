"""Applications as other systems register and read them, for the description of the API."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  # pydantic reads the annotations when it starts
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import AfterValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from gongkai.api.schemas import DueAnswer  # noqa: TC001  # as above
from gongkai.api.schemas_catalog import Line
from gongkai.cases.enums import ApplicantClass, Channel, Opinion, ServiceMethod  # noqa: TC001  # as above
from gongkai.cases.foi.enums import FoiState  # noqa: TC001  # as above

MOST = 1000  # rows an answer
LARGEST_ID = 2**63 - 1
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r") | {"\x7f"}


def _text(value: str) -> str:
    if _CONTROLS & set(value):
        raise PydanticCustomError("control_character", "不能含有控制字符")
    return value


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), AfterValidator(_text)
]
Short = Annotated[Line, StringConstraints(max_length=300)]
Number = Annotated[Line, StringConstraints(max_length=60)]
Key = Annotated[int, Field(ge=1, le=LARGEST_ID)]


def _codes(choices: Any, said: str) -> str:
    return f"{said}：" + "、".join(f"{code}（{label}）" for code, label in choices.choices)


class Applicant(Schema):
    """Who applies: name, class, and at least one way to reach them (条例 29)."""

    klass: ApplicantClass = Field(alias="class", description=_codes(ApplicantClass, "申请人类别"))
    name: Short = Field(description="姓名或者名称")
    id_kind: Short | None = Field(None, description="证件种类，如 id_card、credit_code")
    id_number: Short | None = Field(None, description="证件号码")
    phone: Short | None = Field(None, description="电话；电话、电子邮箱、通信地址至少一项")
    email: Short | None = Field(None, description="电子邮箱")
    address: Short | None = Field(None, description="通信地址")
    contact: Short | None = Field(None, description="单位的联系人")

    model_config = ConfigDict(extra="forbid")


class Registration(Schema):
    """An application that another channel or system took in: a record of `gongkai foi import` without events."""

    id: Annotated[Line, StringConstraints(max_length=100)] = Field(description="原系统的编号，同一机关内不重复")
    unit: Annotated[Line, StringConstraints(max_length=200)] = Field(description="收到申请的机关，代码或者名称")
    channel: Channel = Field(description=_codes(Channel, "渠道"))
    arrived_on: dt.date = Field(description="到达日期，不晚于今天")
    applicant: Applicant
    request: Text = Field(description="申请内容")
    title: Short | None = Field(None, description="摘要；没有的取自申请内容")
    features: Text | None = Field(None, description="名称、文号或者便于查询的其他特征")
    delivery: Short | None = Field(None, description="获取信息的方式")
    number: Number | None = Field(None, description="已有的登记编号；没有的由平台编号")

    model_config = ConfigDict(extra="forbid")


class Registered(Schema):
    """What came of a registration."""

    id: int
    number: str
    due_on: str | None
    provisional: bool
    state: FoiState


class ReportedEvent(Schema):
    """Something that happened to a case elsewhere. Which fields an event takes is told with its refusal."""

    event: str = Field(max_length=40, description="confirm、correct、reason、opinion、pay、withdraw 或者 serve")
    on: dt.date | None = Field(None, description="发生日期，默认今天；serve 用 sent_on")
    text: Text | None = Field(None, description="补正后的内容、理由、意见的内容")
    reason: Text | None = Field(None, description="撤回的理由")
    consultation: Key | None = Field(None, description="征求意见的 id，见办件的 consultations")
    opinion: Opinion | None = Field(None, description="agrees（同意公开）或者 objects（不同意公开）")
    receipt: Number | None = Field(None, description="财政票据号")
    letter: Key | None = Field(None, description="文书的 id，见办件的 letters")
    method: ServiceMethod | None = Field(None, description=_codes(ServiceMethod, "送达方式"))
    sent_on: dt.date | None = Field(None, description="送出日期")
    signed_on: dt.date | None = Field(None, description="签收日期")
    tracking: Number | None = Field(None, description="邮件号码")

    model_config = ConfigDict(extra="forbid")


class CaseAnswer(Schema):
    """A case, as `gongkai foi list --json` gives it."""

    id: int
    number: str | None
    unit: str | None
    title: str
    channel: str
    applicant_class: str
    state: str
    received_on: str
    due_on: str | None
    provisional: bool
    clock: str | None
    closed_on: str | None
    decision: str | None
    cell: str | None
    handler: str | None


class CaseDetail(CaseAnswer):
    """The same with what happened to it, and its due date with the proof of `gongkai law due`."""

    origin: str | None
    events: list[dict[str, Any]]
    letters: list[dict[str, Any]]
    consultations: list[dict[str, Any]]
    fee: dict[str, Any] | None
    due: DueAnswer


class Cases(Schema):
    """A piece of a list; `next` is the cursor of what follows, null at the end."""

    cases: list[CaseAnswer]
    next: str | None


class YearTable(Schema):
    """The third table of a year: rows and columns by the keys of the year's form."""

    year: int
    unit: str
    tables: dict[str, dict[str, dict[str, int]]]
