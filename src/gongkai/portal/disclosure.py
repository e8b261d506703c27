"""政府信息公开平台 (国办公开办函〔2019〕61号): the fixed entrances, and the catalog as the kinds declare it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.urls import reverse

from gongkai.information import kinds
from gongkai.portal import census, counting

RULES_THEME = "综合政务\\政务公开"
ANNUAL_REPORT = "annual_report"


@dataclass(frozen=True, slots=True)
class Entrance:
    """A fixed entrance."""

    label: str
    note: str
    url: str


@dataclass(slots=True)
class Branch:
    """A step of the catalog: what it is called, the kind it leads to, what lies below."""

    label: str
    kind: counting.Counted | None = None
    branches: list[Branch] = field(default_factory=list)

    def step(self, label: str) -> Branch:
        """The branch of that label, made if it is not there."""
        found = next((branch for branch in self.branches if branch.label == label), None)
        if found is None:
            found = Branch(label)
            self.branches.append(found)
        return found


def entrances() -> list[Entrance]:
    """The four entrances that every platform must have, in their order."""
    return [
        Entrance("政府信息公开指南", "怎样查找、获取政府信息", reverse("portal:guide")),
        Entrance("政府信息公开制度", "公开工作的依据和规定", reverse("portal:rules")),
        Entrance("法定主动公开内容", "按公开目录分类查看", f"{reverse('portal:disclosure')}#catalog"),
        Entrance("政府信息公开年报", "各机关年度工作报告", counting.kind_url(ANNUAL_REPORT)),
    ]


def tree() -> Branch:
    """The catalog: each kind in the place that it declares, with its count."""
    counts = {counted.url: counted.count for counted in census.current().once(counting.by_kind)}
    root = Branch("")
    for kind in kinds.all_kinds():
        place = root
        for label in kind.catalog_path:
            place = place.step(label)
        url = counting.kind_url(kind.code)
        place.kind = counting.Counted(kind.label, counts.get(url, 0), url, kind.description)
    return root
