"""Pieces of information, written straight to the table."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from gongkai.information.enums import InformationState
from gongkai.information.models import Information
from tests.factories.orgs import OrganizationFactory


class InformationFactory(DjangoModelFactory[Information]):
    """A draft notice of a department."""

    class Meta:
        model = Information

    kind = "notice"
    owner = factory.SubFactory(OrganizationFactory)
    index_number = factory.Sequence(lambda n: f"000000001/2026-{n:05d}")
    title = factory.Sequence(lambda n: f"关于第{n}项工作的通知")
    body_html = "<p>各单位：请按要求办理。</p>"
    state = InformationState.DRAFT
    revision_number = 1
