"""The metadata table (国办秘函〔2009〕6号) and the meta tags of a content page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html

from gongkai.information import kinds
from gongkai.information.enums import Validity
from gongkai.information.kinds import DataType
from gongkai.information.kinds.saying import public, say
from gongkai.portal import counting
from gongkai.portal.labels import kind_label
from gongkai.portal.meta import absolute, of_column, of_content, tags_of

if TYPE_CHECKING:
    import datetime as dt

    from django.utils.safestring import SafeString

    from gongkai.information.kinds import KindField
    from gongkai.information.models import Information
    from gongkai.portal.meta import Tags
    from gongkai.sites.models import Column


def rows(information: Information) -> list[tuple[str, object]]:
    """Name and value, in the order of the standard; the kind's own fields at the end. Empty ones are not shown."""
    return [
        ("索引号", information.index_number),
        ("信息类型", _link(counting_kind(information), kind_label(information.kind))),
        ("主题分类", _theme(information)),
        ("发布机构", _link(counting.issuer_url(information.owner.code, ""), information.owner.name)),
        ("发文机关", _issuer(information)),
        ("发文字号", information.document_number),
        ("文种", information.document_type),
        ("成文日期", _day(information.written_on)),
        ("发布日期", _day(information.published_on)),
        ("施行日期", _day(information.effective_on)),
        ("失效日期" if information.validity == Validity.LAPSED else "废止日期", _day(information.ended_on)),
        ("主题词", information.keywords),
        ("附注", information.note),
        *_own(information),
    ]


def counting_kind(information: Information) -> str:
    """The list of the kind, empty for a kind that this installation lacks."""
    return counting.kind_url(information.kind) if kinds.exists(information.kind) else ""


def tags(information: Information, column: Column | None) -> Tags:
    """The meta tags of a content page beside those of its site: of its column or kind, and of the content."""
    return [*column_tags(information, column), *of_content(information, absolute(information.get_absolute_url()))]


def column_tags(information: Information, column: Column | None) -> Tags:
    """栏目标签 of the column in which it stands; where it stands in none, of its kind."""
    if column:
        return tags_of(column)
    kind = kinds.get(information.kind) if kinds.exists(information.kind) else None
    path = kind.catalog_path if kind else ()
    label = kind_label(information.kind)
    return of_column(label, kind.description if kind else "", path[0] if path else "", (label, *path))


def _issuer(information: Information) -> SafeString | str:
    issuer = information.issuer
    if issuer:
        return _link(counting.issuer_url(issuer.code, ""), information.issuer_name or issuer.name)
    name = information.issuer_name
    return _link(counting.issuer_url(None, name), name) if name else ""


def _theme(information: Information) -> SafeString | str:
    theme = information.theme
    return _link(counting.theme_url(theme), theme.replace("\\", " / ")) if theme else ""


def _link(url: str, words: str) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', url, words) if url else words


def _day(day: dt.date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def _own(information: Information) -> list[tuple[str, object]]:
    if not kinds.exists(information.kind):
        return []
    kind = kinds.get(information.kind)
    if kind.structured:  # its fields have a part of the page of their own
        return []
    return [(field.label, _said(field, information.elements.get(field.code))) for field in kind.fields]


def _said(field: KindField, value: object) -> object:
    if value in (None, ""):
        return ""
    if field.type is DataType.URL and str(value).startswith(("http://", "https://")):
        return _link(str(value), str(value))
    return say(field, public(field, value))
