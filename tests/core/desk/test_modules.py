"""Rules that every module on the desk keeps, whoever registered it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse

from gongkai.core.desk import registry
from gongkai.core.roles import Role
from gongkai.core.scope import ScopedQuerySet
from tests.core.desk.conftest import seat
from tests.factories.orgs import OrganizationFactory

if TYPE_CHECKING:
    from django.db.models import Model

    from gongkai.core.desk.module import Module
    from tests.core.desk.conftest import Seat

every_module = pytest.mark.parametrize("module", registry.modules(), ids=lambda module: module.code)


@pytest.fixture
def anybody(db: None) -> Seat:
    return seat(OrganizationFactory(), *Role)


@every_module
def test_it_reads_through_the_scope(module: Module) -> None:
    queryset = type(module.model._default_manager.all())
    assert issubclass(queryset, ScopedQuerySet)
    assert queryset.visible_to is not ScopedQuerySet.visible_to


@every_module
def test_its_list_sorts_by_every_column_and_exports(module: Module, anybody: Seat) -> None:
    url = reverse("desk:list", args=[module.code])
    for column in module.columns:
        for sign in ("", "-"):
            assert anybody.client.get(url, {"sort": sign + column.key}).status_code == 200
    exported = anybody.client.get(reverse("desk:export", args=[module.code]))
    assert exported.status_code == 200
    exported.close()


@every_module
def test_its_search_fields_exist(module: Module, anybody: Seat) -> None:
    assert anybody.client.get(reverse("desk:list", args=[module.code]), {"q": "公开"}).status_code == 200
    for path in module.search:
        assert field_exists(module.model, path), path


@every_module
def test_every_event_of_its_flow_can_be_carried_out_at_the_desk(module: Module) -> None:
    offered = {act.event for act in module.acts}
    for form in (module.create, module.edit):
        offered |= set(form.events if form else ())
    lines = module.flow.transitions if module.flow else ()
    wanted = {str(line.event) for line in lines if not line.by_itself} - {str(event) for event in module.elsewhere}
    assert wanted <= {str(event) for event in offered}
    assert not {str(event) for event in module.elsewhere} & {str(event) for event in offered}


@every_module
def test_acts_beyond_the_flow_have_a_name_and_say_who_may(module: Module) -> None:
    events = {str(event) for event in module.flow.events} if module.flow else set()
    for act in module.acts:
        if str(act.event) not in events:
            assert act.label, act.event
            assert act.refusal, act.event


@every_module
def test_destructive_acts_ask_for_a_reason(module: Module) -> None:
    for line in module.flow.transitions if module.flow else ():
        assert line.needs_reason or not line.destructive, line.event


@every_module
def test_its_tones_name_states_that_exist(module: Module) -> None:
    if module.flow:
        assert set(module.tones) <= set(module.flow.states.values)


def field_exists(model: type[Model], path: str) -> bool:
    head, _, rest = path.partition("__")
    try:
        field = model._meta.get_field(head)
    except FieldDoesNotExist:
        return False
    return not rest or (field.related_model is not None and field_exists(field.related_model, rest))  # type: ignore[arg-type]  # a class, not "self"
