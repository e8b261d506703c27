"""What the catalogue takes from other systems and gives them, for the description of the API."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  # pydantic reads the annotations when it starts
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import AfterValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError


def _one_line(text: str) -> str:
    if any(ord(character) < ord(" ") or character == "\x7f" for character in text):
        raise PydanticCustomError("control_character", "不能含有换行等控制字符")
    return text


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_one_line)]


class FormationReport(Schema):
    """Something happened from which a limit runs. The item by `item` (code or name) or by `item_id`."""

    item: Annotated[Line, StringConstraints(max_length=700)] | None = Field(
        None, description="施行中的事项的编码，或者“一级事项／二级事项”"
    )
    item_id: int | None = Field(None, ge=1, lt=2**63, description="事项的 id，见 GET /api/v1/catalog/items")
    unit: Annotated[Line, StringConstraints(max_length=200)] = Field(
        description="在哪个单位发生，机构代码或者名称"
    )
    on: dt.date = Field(description="发生日期，不晚于今天")
    what: Annotated[Line, StringConstraints(max_length=300)] = Field(description="形成、批准或者决定的是什么")
    start: str = Field("formed", max_length=40, description="起算事件的代码，默认 formed（信息形成）")
    reference: Annotated[str, StringConstraints(max_length=120), AfterValidator(_one_line)] = Field(
        "", description="来源系统中的编号；同一事项、单位、编号只登记一次"
    )

    model_config = ConfigDict(extra="forbid")


class ObligationAnswer(Schema):
    """An obligation, as `gongkai obligations --json` gives it."""

    id: int
    item: str
    code: str | None
    field: str | None
    list: str
    unit: str
    post: str | None
    occasion: str
    period: list[str | None] | None  # type: ignore[valid-type]  # the field `list` above hides the type's name
    due_on: str
    provisional: bool
    state: str
    fulfilled_on: str | None
    information: int | None
    limit: str | None


class ItemsAnswer(Schema):
    """A piece of the items: how many there are in all, and those from `offset` on."""

    count: int
    items: list[dict[str, Any]]


class Refused(Schema):
    """Every refusal: what is wrong, where, what would be right; `fields` where several are wrong."""

    error: str
    where: str = ""
    right: str = ""
    fields: list[dict[str, str]] | None = None
