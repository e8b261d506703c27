"""A small invented city with former names, an abolished body and a district: see `build_town`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.orgs.models import GroupName, OrganizationKind
from gongkai.orgs.models.names import NameKind
from tests.factories.orgs import CityFactory, OrganizationFactory, OrganizationNameFactory

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization

REFORM = dt.date(2019, 2, 1)


@dataclass
class City:
    """The organizations that the tests speak of."""

    city: Organization
    by_code: dict[str, Organization]

    def __getitem__(self, code: str) -> Organization:
        return self.by_code[code]


DEPARTMENTS = {
    "office": "示范市人民政府办公室",
    "education": "示范市教育局",
    "civil": "示范市民政局",
    "labour": "示范市人力资源和社会保障局",
    "planning": "示范市发展和改革委员会",
    "health": "示范市卫生健康委员会",
    "justice": "示范市司法局",
    "approval": "示范市行政审批局",
    "finance": "示范市财政局",
    "housing": "示范市住房和城乡建设局",
}


def build_town() -> City:
    """The tree: a city, departments, a merged bureau, a district with its own education office, a zone, a town."""
    city = CityFactory(code="city")
    made = {
        code: OrganizationFactory(code=code, name=name, parent=city, valid_from=dt.date(1990, 1, 1))
        for code, name in DEPARTMENTS.items()
    }
    made["market"] = OrganizationFactory(
        code="market", name="示范市市场监督管理局", short_name="市市场监管局", parent=city, valid_from=REFORM
    )
    made["commerce"] = OrganizationFactory(
        code="commerce",
        name="示范市工商行政管理局",
        parent=city,
        valid_from=dt.date(1985, 1, 1),
        valid_to=REFORM,
        successor=made["market"],
    )
    OrganizationNameFactory(
        organization=made["market"],
        name="示范市质量技术监督局",
        kind=NameKind.FORMER,
        valid_from=dt.date(1999, 1, 1),
        valid_to=REFORM,
    )
    made["east"] = OrganizationFactory(
        code="east", name="东湖区人民政府", short_name="东湖区", kind=OrganizationKind.DISTRICT, parent=city
    )
    made["east-education"] = OrganizationFactory(code="east-education", name="东湖区教育局", parent=made["east"])
    made["zone"] = OrganizationFactory(
        code="zone", name="示范高新区管理委员会", kind=OrganizationKind.COMMITTEE, parent=city
    )
    made["stone"] = OrganizationFactory(
        code="stone", name="青石镇人民政府", kind=OrganizationKind.TOWNSHIP, parent=made["east"]
    )
    GroupName.objects.create(name="各市、区", within=city, kinds=[OrganizationKind.DISTRICT])
    return City(city, {"city": city, **made})
