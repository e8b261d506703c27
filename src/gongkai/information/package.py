"""What a release package still lacks (三同步): the plan, who interprets first, materials that are approved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from gongkai.information.enums import InformationState
from gongkai.information.models import PackageMaterial, ReleasePackage
from gongkai.law.installed import law_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.models import Information

ASKING = frozenset({"normative", "policy", "regulation"})  # the kinds that come with their interpretation
INTERPRETATION = "interpretation"
APPROVED = (InformationState.REVIEWED, InformationState.SCHEDULED, InformationState.PUBLISHED)


def asks(information: Information) -> bool:
    """Whether information of this kind goes out with its interpretation."""
    return information.kind in ASKING


def package_of(information: Information) -> ReleasePackage | None:
    """The package of a document, if one was begun."""
    return ReleasePackage.objects.filter(document=information).first()


def lacks(information: Information) -> list[str]:
    """What stands in the way of releasing the document with its interpretation; empty when nothing does, when none
    is asked for, or when it was waived."""
    if not asks(information):
        return []
    package = package_of(information)
    if package and package.waived_at:
        return []
    return list(_missing(package))


def _missing(package: ReleasePackage | None) -> Iterator[str]:
    if package is None or not package.plan.strip():
        yield "缺少解读方案"
    if package is None or not package.first_interpreter.strip():
        yield "没有登记第一解读人"
    materials = materials_of(package)
    if not materials:
        yield "缺少解读材料"
    for each in materials:
        if each.state not in APPROVED:
            yield f"解读材料《{each.title}》还没有审核通过"


def materials_of(package: ReleasePackage | None) -> list[Information]:
    """The interpretations of a package, in order."""
    if package is None:
        return []
    rows = package.materials.select_related("information__owner", "information__issuer")
    return [row.information for row in rows]


def waits_for(information: Information) -> Information | None:
    """The document that has to go out first: that of the package, while it is not public."""
    row = PackageMaterial.objects.filter(information=information).select_related("package__document").first()
    document = row.package.document if row else None
    return document if document and document.state != InformationState.PUBLISHED else None


def steps() -> str:
    """The three steps as this installation calls them (rule INT-SYNC): 同步起草、同步审批、同步发布."""
    rule = law_of(Path(settings.GONGKAI_HOME)).book.rule("INT-SYNC")
    return next((item.says for item in rule.items if item.code == rule.value), rule.title)
