"""Documents with tasks: a published order of an invented city, its ledger, its units."""

from __future__ import annotations

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from gongkai.documents.model import BodyBlock, LedgerTask, OfficialDocument, Section, Table
from gongkai.information.body import render
from gongkai.information.enums import Disclosure, InformationState
from gongkai.information.keys import number_key
from gongkai.information.models import Information
from gongkai.tasks.models import Task, TaskUnit
from tests.factories.orgs import CityFactory


class OrderFactory(DjangoModelFactory[Information]):
    """A published document that orders something."""

    class Meta:
        model = Information

    kind = "policy"
    state = InformationState.PUBLISHED
    disclosure = Disclosure.PROACTIVE
    owner = factory.SubFactory(CityFactory)
    index_number = factory.Sequence(lambda n: f"990000375/2024-{n:05d}")
    title = factory.Sequence(lambda n: f"关于印发示范市第{n}号政务公开工作要点的通知")
    document_number = factory.Sequence(lambda n: f"示政办发〔2024〕{n + 1}号")
    document_key = factory.LazyAttribute(lambda row: number_key(row.document_number))
    written_on = dt.date(2024, 5, 20)
    published_on = dt.date(2024, 5, 22)


class TaskFactory(DjangoModelFactory[Task]):
    """One task without units."""

    class Meta:
        model = Task

    document = factory.SubFactory(OrderFactory)
    owner = factory.SelfAttribute("document.owner")
    position = factory.Sequence(lambda n: n)
    number = factory.Sequence(lambda n: str(n + 1))
    text = factory.Sequence(lambda n: f"办好第{n}件事")


class TaskUnitFactory(DjangoModelFactory[TaskUnit]):
    """A unit of a task, named after its organization."""

    class Meta:
        model = TaskUnit

    task = factory.SubFactory(TaskFactory)
    role = "responsible"
    name = factory.LazyAttribute(lambda row: row.organization.name if row.organization else "各市、区")


ORDERS = (
    LedgerTask(
        number="1",
        text="年底前建成全市统一的政策文件库，分类展示现行有效文件",
        group="一、政策公开",
        lead=("市司法局职能处室",),
        responsible=("各市、区", "市教育局", "某某专班"),
        due_on=dt.date(2024, 12, 31),
        due_text="2024年底前",
        raw={"序号": "1", "任务": "建成政策文件库"},
    ),
    LedgerTask(
        number="2",
        text="完善政策咨询窗口运行机制",
        group="一、政策公开",
        lead=("市民政局",),
        guiding=("省民政厅",),
        raw={"序号": "2", "任务": "完善政策咨询窗口运行机制", "牵头单位": "市民政局"},
    ),
    LedgerTask(
        number="3", text="组织一次业务培训", group="二、保障措施", responsible=("试点单位",), raw={"序号": "3"}
    ),
)
SECTIONS = (
    Section(
        1, "一", "政策公开", "各单位要加强统筹。年底前，建成全市统一的政策文件库，分类展示现行有效文件。持续更新。"
    ),
    Section(1, "二", "保障措施", "要落实责任，加强检查。"),
)
BODY = (
    BodyBlock("为做好今年工作，制定本要点。"),
    BodyBlock("一、政策公开", level=1, section=0),
    BodyBlock(SECTIONS[0].text, section=0),
    BodyBlock("二、保障措施", level=1, section=1),
    BodyBlock(SECTIONS[1].text, section=1),
    BodyBlock(table=0),
)
TABLE = Table(
    "任务分工表",
    (
        ("序号", "任务", "牵头单位", "责任单位"),
        ("1", ORDERS[0].text, "市司法局职能处室", "各市、区、市教育局、某某专班"),
        ("2", ORDERS[1].text, "市民政局", ""),
        ("3", ORDERS[2].text, "", "试点单位"),
    ),
)


def an_order(*tasks: LedgerTask) -> OfficialDocument:
    """A read document of our own words with these tasks (by default three)."""
    return OfficialDocument(
        file="order.txt",
        title="示范市2024年政务公开工作要点",
        document_number="示政办发〔2024〕12号",
        written_on=dt.date(2024, 5, 20),
        sections=SECTIONS,
        tables=(TABLE,),
        tasks=tasks or ORDERS,
        body=BODY,
    )


def an_information(document: OfficialDocument, **fields: object) -> Information:
    """The published information of a read document."""
    body = render(document)
    return OrderFactory(
        title=document.title,
        document_number=document.document_number,
        body_html=body.html,
        body_text=body.text,
        contents=body.contents,
        written_on=document.written_on,
        **fields,
    )
