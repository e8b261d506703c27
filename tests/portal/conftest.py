"""A small library: policies that follow one another, an interpretation, a notice; and rows that must not show."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from gongkai.information.enums import (
    Disclosure,
    InformationState,
    RelationKind,
    Validity,
)
from gongkai.information.models import Information, ValidityFact
from gongkai.portal import census
from gongkai.search.rebuild import fill
from gongkai.search.service import backend
from tests.factories.orgs import CityFactory, OrganizationFactory
from tests.portal.support import Library, publish, relate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


OLD_BODY = "<h2>一、总则</h2><p>为方便居民装梯，制定本办法。</p><h2>二、条件</h2><p>每台补助八万元。</p>"
NEW_BODY = (
    '<h2 id="s1">一、总则</h2><p>老旧小区装梯适用本办法。</p>'
    '<h2 id="s2">二、补助</h2><table><tr><td>每台</td><td>十二万元</td></tr></table>'
    '<h2 id="s3">三、附则</h2><p>自2023年7月1日起施行。</p>'
)


@pytest.fixture
def library(db: None) -> Library:
    city = CityFactory(code="city")
    office = OrganizationFactory(code="office", name="示范市人民政府办公室", parent=city)
    education = OrganizationFactory(code="edu", name="示范市教育局", parent=city)
    theme = "城乡建设、环境保护\\城乡建设（含住房）"
    old = publish(
        office,
        kind="normative",
        title="关于印发《示范市住宅装梯暂行办法》的通知",
        document_number="示政办发〔2016〕41号",
        document_type="通知",
        issuer_id=office.pk,
        issuer_name=office.name,
        theme=theme,
        written_on=dt.date(2016, 5, 18),
        published_on=dt.date(2016, 5, 24),
        effective_on=dt.date(2016, 7, 1),
        validity=Validity.REPEALED,
        body_html=OLD_BODY,
    )
    new = publish(
        office,
        kind="normative",
        title="关于印发《示范市老旧小区装梯实施办法》的通知",
        document_number="示政办发〔2023〕22号",
        document_type="通知",
        issuer_id=office.pk,
        issuer_name=office.name,
        theme=theme,
        keywords="装梯 补助",
        written_on=dt.date(2023, 5, 16),
        published_on=dt.date(2023, 5, 19),
        effective_on=dt.date(2023, 7, 1),
        validity=Validity.IN_FORCE,
        body_html=NEW_BODY,
        source_url="https://www.shifan.example/2023/22",
    )
    interpretation = publish(
        education,
        kind="interpretation",
        title="装梯怎么申请：实施办法解读",
        issuer_id=education.pk,
        issuer_name=education.name,
        published_on=dt.date(2023, 5, 19),
        elements={"form": "问答"},
    )
    notice = publish(
        education,
        kind="notice",
        title="关于暑期校舍维修的公告",
        issuer_id=education.pk,
        issuer_name=education.name,
        theme="科技、教育\\教育",
        published_on=dt.date(2024, 7, 1),
    )
    foreign = publish(
        office,
        kind="policy",
        title="关于支持旧楼改造的意见",
        document_number="某部发〔2024〕3号",
        issuer_name="某部/某委",
        written_on=dt.date(2024, 2, 1),
        published_on=dt.date(2024, 2, 8),
    )
    facts = [
        (old, Validity.IN_FORCE, dt.date(2016, 7, 1), old, "施行日期"),
        (old, Validity.REPEALED, dt.date(2023, 7, 1), new, "第二十条"),
        (new, Validity.IN_FORCE, dt.date(2023, 7, 1), new, "施行日期"),
    ]
    for information, status, from_on, by, clause in facts:
        ValidityFact.objects.create(information=information, status=status, from_on=from_on, by=by, clause=clause)
    relate(new, RelationKind.REPEALS, old, from_on=dt.date(2023, 7, 1), clause="第二十条")
    relate(interpretation, RelationKind.INTERPRETS, new)
    return Library(city, office, education, old, new, interpretation, notice, foreign)


# What must show nowhere: each of the ways not to be public.
HIDDEN = [
    (InformationState.DRAFT, Disclosure.PROACTIVE),
    (InformationState.IN_REVIEW, Disclosure.PROACTIVE),
    (InformationState.REVIEWED, Disclosure.PROACTIVE),
    (InformationState.REMOVED, Disclosure.PROACTIVE),
    (InformationState.PUBLISHED, Disclosure.ON_REQUEST),
    (InformationState.PUBLISHED, Disclosure.WITHHELD),
]


@pytest.fixture(params=HIDDEN, ids="-".join)
def hidden(request: pytest.FixtureRequest, library: Library) -> Information:
    """A row that looks like the library's policies and is not public, related to one that is."""
    state, disclosure = request.param
    row = publish(
        library.office,
        kind="normative",
        title="关于装梯秘密补充规定的通知",
        document_number="示政办发〔2024〕99号",
        issuer_id=library.office.pk,
        issuer_name=library.office.name,
        theme="综合政务\\保密工作",
        written_on=dt.date(2031, 1, 1),
        published_on=dt.date(2031, 1, 2),
    )
    relate(row, RelationKind.AMENDS, library.new)
    relate(library.new, RelationKind.CITES, row, target_title="补充规定", as_written="《补充规定》")
    ValidityFact.objects.create(
        information=library.new, status=Validity.AMENDED, from_on=dt.date(2024, 1, 1), by=row, clause="第三条"
    )
    Information.objects.filter(pk=row.pk).update(state=state, disclosure=disclosure)
    row.refresh_from_db()
    return row


@pytest.fixture
def engine(settings: Any, tmp_path: Path) -> Iterator[None]:
    """An empty engine in a home of its own."""
    settings.GONGKAI_HOME = tmp_path
    backend.cache_clear()
    yield
    backend().close()
    backend.cache_clear()


@pytest.fixture
def indexed(library: Library, engine: None) -> Library:
    """The library, searchable."""
    fill()
    return library


@pytest.fixture(autouse=True)
def fresh_census() -> None:
    """No census of another test's library."""
    census.forget()
