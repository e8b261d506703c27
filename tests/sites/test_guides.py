"""The units' guides to their information (条例 art. 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.core.actors import PUBLIC
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.core.roles import Role
from gongkai.sites import actions, reading
from gongkai.sites.models import Guide
from tests.factories.orgs import actor_with

if TYPE_CHECKING:
    from tests.factories.sites import Town


def test_a_unit_goes_by_the_nearest_guide_above_it(town: Town) -> None:
    assert reading.guide_of(town.school) is None
    city = actions.edit_guide(town.city, actor=town.keeper, office="市政务公开办")
    assert reading.guide_of(town.school) == city
    own = actions.edit_guide(town.bureau, actor=town.own_keeper, office="局办公室")
    assert reading.guide_of(town.school) == own
    assert reading.guide_of(town.office) == city


def test_it_names_what_the_regulation_asks_for_and_it_lacks(town: Town) -> None:
    guide = actions.edit_guide(town.bureau, actor=town.drafter, office="局办公室", telephone="0990-1234567")
    assert "政府信息的分类" in guide.lacking
    assert "联系电话" not in guide.lacking
    assert len(guide.lacking) == 7


def test_writing_leaves_its_trace_and_owes_the_pages(town: Town) -> None:
    guide = actions.edit_guide(town.bureau, actor=town.own_keeper, hours="工作日 9:00–17:00")
    assert AuditEntry.objects.get(event="guide.edited").data["changes"] == {"hours": ["", "工作日 9:00–17:00"]}
    last = OutboxEntry.objects.order_by("pk").last()
    assert last
    assert last.payload == {"model": "guide", "id": guide.pk}


def test_the_same_again_changes_nothing(town: Town) -> None:
    actions.edit_guide(town.bureau, actor=town.own_keeper, hours="工作日")
    before = OutboxEntry.objects.count()
    actions.edit_guide(town.bureau, actor=town.own_keeper, hours=" 工作日 ")
    assert OutboxEntry.objects.count() == before
    assert Guide.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("telephone", "1" * 101),
        ("request_url", "javascript:alert(1)"),
        ("request_url", "ysq"),
        ("access", "到\x00场"),
        ("motto", "为人民服务"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_its_field(town: Town, field: str, value: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        actions.edit_guide(town.bureau, actor=town.own_keeper, **{field: value})
    assert caught.value.field == field


def test_other_units_do_not_write_it_and_see_it_as_the_public_does(town: Town) -> None:
    guide = actions.edit_guide(town.bureau, actor=town.own_keeper, hours="工作日")
    other = actor_with(town.office, Role.DISCLOSURE_OFFICER)
    with pytest.raises(RefusedError, match="须由该单位"):
        actions.edit_guide(town.bureau, actor=other, hours="全天")
    assert guide in Guide.objects.visible_to(PUBLIC)
    assert guide not in Guide.objects.visible_to(other)
