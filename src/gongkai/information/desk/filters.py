"""Filters of the desk list of information."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters

from gongkai.core.desk.kit import DeskFilterSet
from gongkai.information import kinds, themes
from gongkai.information.enums import Disclosure, InformationState, Validity
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from django.db.models import QuerySet

UNMARKED = "unmarked"
OPEN = "open"


def _kinds() -> list[tuple[str, str]]:
    return [(kind.code, kind.label) for kind in kinds.all_kinds()]


def _themes() -> list[tuple[str, str]]:
    return [(name, name) for name in themes.tree()]


def _organizations(request: Any) -> QuerySet[Organization]:  # noqa: ARG001 - django-filter's shape
    return Organization.objects.all()


class InformationFilters(DeskFilterSet):
    """类型, 状态, 效力, 年份, 主题, 公开属性, 个人信息, 发布机构."""

    kind = django_filters.ChoiceFilter(label="类型", choices=_kinds, empty_label="全部")
    state = django_filters.ChoiceFilter(label="状态", choices=InformationState.choices, empty_label="全部")
    validity = django_filters.ChoiceFilter(
        label="效力",
        choices=[*Validity.choices, (UNMARKED, "未标注")],
        method="by_validity",
        empty_label="全部",
    )
    year = django_filters.NumberFilter(label="成文年份", field_name="written_on", lookup_expr="year")
    theme = django_filters.ChoiceFilter(label="主题", choices=_themes, method="by_theme", empty_label="全部")
    disclosure = django_filters.ChoiceFilter(label="公开属性", choices=Disclosure.choices, empty_label="全部")
    personal = django_filters.ChoiceFilter(
        label="个人信息", choices=[(OPEN, "待处理")], method="by_personal_data", empty_label="全部"
    )
    owner = django_filters.ModelChoiceFilter(label="发布机构", queryset=_organizations, empty_label="全部")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["owner"].queryset = Organization.objects.managed_by(self.actor)

    def by_validity(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """One of the statuses, or those without any."""
        return rows.filter(validity="" if value == UNMARKED else value)

    def by_personal_data(self, rows: QuerySet[Any], _name: str, _value: str) -> QuerySet[Any]:
        """What came in published with personal data that nobody has answered yet."""
        return rows.filter(privacy_debt__count__gt=0)

    def by_theme(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        r"""A class with all its parts (财政、金融、审计\\银行)."""
        return rows.filter(theme=value) | rows.filter(theme__startswith=f"{value}\\")
