"""A 28th kind is one TOML file and nothing else: form, checks, table, page, files, series follow."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from gongkai.information import kinds
from gongkai.information.actions import create, edit, submit
from gongkai.information.enums import InformationState
from gongkai.information.kinds import KindFileError
from gongkai.information.models import Information
from tests.core.desk.conftest import seat
from tests.factories.orgs import OrganizationFactory
from tests.portal.support import words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.core.desk.conftest import Seat

KIND = """
code = "flood_reservoirs"
label = "水库水情"
description = "大中型水库每月水情。"
position = 900
validity = false
required = ["title", "published_on"]
listed = ["title", "month", "stored"]
catalog_path = ["法定主动公开内容", "水利", "水库水情"]
frequency = "monthly"
limits = ["PUB-26"]
period = "month"
series = ["stored"]
first = ["month", "stored"]
fields = [
  { code = "month", label = "月份", type = "month", required = true },
  { code = "stored", label = "总蓄水量", type = "quantity", unit = "万立方米", required = true, minimum = 0 },
]
charts = [{ label = "蓄水量按水库", of = "rows", over = "name", values = ["stored"] }]

[table]
label = "各水库"
key = ["name"]
columns = [
  { code = "name", label = "水库", required = true },
  { code = "stored", label = "蓄水量", type = "quantity", unit = "万立方米", required = true, total = true },
  { code = "keeper", label = "巡查责任人", privacy = "name" },
]

[[checks]]
rule = "stored == sum(stored)"
says = "总蓄水量应等于各水库之和"
"""


@pytest.fixture
def own_kinds(settings: Any, tmp_path: Path) -> Path:
    settings.GONGKAI_KINDS = str(tmp_path)
    (tmp_path / "flood_reservoirs.toml").write_text(KIND, encoding="utf-8")
    return tmp_path


@pytest.fixture
def drafter(db: None, own_kinds: Path) -> Seat:
    return seat(OrganizationFactory(name="示范市水利局"), Role.DRAFTER)


@pytest.fixture
def draft(drafter: Seat) -> Information:
    owner = drafter.person.actor().grants[0].organization_id
    return create(
        actor=drafter.person.actor(),
        owner=OrganizationFactory._meta.model.objects.get(pk=owner),
        kind="flood_reservoirs",
        title="3月水库水情",
        elements={"month": "2026-03", "stored": "150.5"},
    )


def upload(seat: Seat, record: Information, *rows: list[object]) -> None:
    book = openpyxl.Workbook()
    for row in [["水库", "蓄水量（万立方米）", "巡查责任人"], *rows]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    address = reverse("desk:act", args=["information", record.pk, "upload_rows"])
    assert seat.post(address, file=SimpleUploadedFile("a.xlsx", out.getvalue()), mode="replace").status_code == 302
    record.refresh_from_db()


def test_the_platform_knows_it_beside_its_own(own_kinds: Path) -> None:
    assert kinds.exists("flood_reservoirs")
    assert kinds.exists("normative")


def test_its_form_stands_at_the_desk(drafter: Seat, draft: Information) -> None:
    page = drafter.client.get(reverse("desk:edit", args=["information", draft.pk])).content.decode()
    assert "总蓄水量（万立方米）" in page
    assert 'type="month"' in page


def test_its_required_fields_and_checks_hold_a_draft_back(drafter: Seat, draft: Information) -> None:
    actor = drafter.person.actor()
    upload(drafter, draft, ["甲水库", 100.5, "张三"], ["乙水库", "不明", "李四"])
    with pytest.raises(RefusedError, match="B3"):
        submit(draft, actor=actor)
    upload(drafter, draft, ["甲水库", 100.5, "张三"], ["乙水库", 40, "李四"])
    with pytest.raises(RefusedError, match="总蓄水量应等于各水库之和"):
        submit(draft, actor=actor)
    edit(draft, actor=actor, elements={"stored": "140.5"})
    with pytest.raises(RefusedError, match="缺少必填项：月份"):
        submit(draft, actor=actor)
    edit(draft, actor=actor, elements={"month": "2026-03", "stored": "140.5"})
    assert submit(draft, actor=actor).state == InformationState.IN_REVIEW


def test_its_page_table_chart_files_and_series_are_public(client: Any, drafter: Seat, draft: Information) -> None:
    upload(drafter, draft, ["甲水库", 100.5, "张三"], ["乙水库", 50, "李四"])
    Information.objects.update(state=InformationState.PUBLISHED, published_on="2026-04-02")
    page = words(client.get(draft.get_absolute_url()))
    for piece in ("150.5万立方米", "甲水库", "张*", "合计", "蓄水量按水库", "每月公开"):
        assert piece in page
    assert "张三" not in page
    data = json.loads(client.get(reverse("portal:data", args=[draft.pk, "json"])).content)
    assert data["rows"][1] == {"name": "乙水库", "stored": "50", "keeper": "李*"}
    assert "2026年3月" in words(client.get(reverse("portal:series", args=["flood_reservoirs"])))
    assert "水库水情" in words(client.get(reverse("portal:disclosure")))
    assert "3月水库水情" in words(client.get(reverse("portal:kind", args=["flood_reservoirs"])))


def test_a_file_that_cannot_be_taken_is_named(own_kinds: Path) -> None:
    wrong = KIND.replace('rule = "stored == sum(stored)"', 'rule = "stored == sum(amount)"')
    (own_kinds / "flood_reservoirs.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(KindFileError, match=r"flood_reservoirs\.toml：checks 第 1 项的 rule 中的“amount”"):
        kinds.all_kinds()


@pytest.fixture(autouse=True)
def fresh_registry() -> Any:
    """Files of one test are not those of the next, though their folder may have the same name."""
    from gongkai.information.kinds import registry

    registry._kinds.cache_clear()
    yield
    registry._kinds.cache_clear()
