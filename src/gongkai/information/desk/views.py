"""What the desk shows of a piece of information: its facts, checks, versions, validity and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.information import kinds
from gongkai.information.desk import items, trail
from gongkai.information.enums import RelationKind, RelationState, Validity
from gongkai.information.interpreting import panel as interpreting
from gongkai.information.kinds.saying import say
from gongkai.information.models import Information
from gongkai.information.personal import desk as personal
from gongkai.information.wording import desk as wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.core.actors import Actor

EVENTS = {
    **personal.EVENTS,
    **wording.EVENTS,
    **trail.EVENTS,
    **items.EVENTS,
    **interpreting.EVENTS,
    "create": "建立",
    "attach": "添加附件",
    "detach": "删除附件",
    "relation": "认定文件关系",
    "validity": "记录效力",
    "refresh_validity": "效力到期更新",
    "import": "导入",
}
_STATUSES = dict(Validity.choices)
_RELATIONS = dict(RelationKind.choices)
_SETTLED = dict(RelationState.choices)


def describe(event: str, data: Mapping[str, Any]) -> str:
    """What the trail says of an act, in words."""
    if event == "validity":
        status = _STATUSES.get(_last(data.get("status")), "")
        ground = "".join(str(data.get(name) or "") for name in ("by", "clause"))
        return f"{data.get('from_on') or '日期不详'}起{status}" + (f"，依据：{ground}" if ground else "")
    if event == "refresh_validity":
        return f"现为{_STATUSES.get(_last(data.get('validity')), '未标注')}"
    if event == "relation":
        kind = _RELATIONS.get(str(data.get("kind")), "")
        return f"{kind}{data.get('as_written') or ''}：{_SETTLED.get(_last(data.get('state')), '')}"
    if event in items.EVENTS:
        return str(data.get("item") or "")
    if said := trail.describe(event, data):
        return said
    return str(data.get("name") or "") if event in ("attach", "detach") else ""


def _last(pair: Any) -> str:
    return str(pair[-1]) if isinstance(pair, list) and pair else ""


def rows(found: Any) -> Any:
    """For the list: without the bodies."""
    return found.light().select_related("owner")


def kind_label(row: Information) -> str:
    """The kind in Chinese; its code when its file is gone."""
    return kinds.get(row.kind).label if kinds.exists(row.kind) else row.kind


def facts(row: Information) -> list[tuple[str, Any]]:
    """The metadata table (国办秘函〔2009〕6号), then the kind's own elements."""
    table: list[tuple[str, Any]] = [
        ("索引号", row.index_number),
        ("信息类型", kind_label(row)),
        ("发文字号", row.document_number),
        ("文种", row.document_type),
        ("发文机关", row.issuer or row.issuer_name),
        ("发布机构", row.owner),
        ("公开属性", row.get_disclosure_display()),
        ("主题分类", row.theme),
        ("主题词", row.keywords),
        ("成文日期", row.written_on),
        ("发布日期", row.published_on),
        ("施行日期", row.effective_on),
        ("废止（失效）日期", row.ended_on),
        ("效力状态", row.get_validity_display()),
        ("主送机关", "、".join(row.recipients or [])),
        ("附注", row.note),
        ("来源", row.source),
        ("公开事项", items.names(row)),
        ("版次", row.revision_number),
    ]
    return table + _elements(row.kind, row.elements)


def validity(row: Information, _actor: Actor) -> dict[str, Any]:
    return {"validity_facts": row.validity_facts.select_related("by")}


def relations(row: Information, actor: Actor) -> dict[str, Any]:
    """Both directions; a document that the actor may not see is named by what was written alone."""
    mine = Information.objects.visible_to(actor)
    readable = mine | Information.objects.public()
    targets = row.relations.values("target")
    return {
        "outward": row.relations.select_related("target"),
        "inward": row.inverse_relations.filter(source__in=readable.values("pk")).select_related("source"),
        "mine": set(mine.filter(pk__in=targets).values_list("pk", flat=True)),
        "public": set(Information.objects.public().filter(pk__in=targets).values_list("pk", flat=True)),
    }


def _elements(kind: str, values: dict[str, Any]) -> list[tuple[str, Any]]:
    fields = kinds.get(kind).fields if kinds.exists(kind) else ()
    return [
        (field.label, say(field, values[field.code]))
        for field in fields
        if values.get(field.code) not in (None, "")
    ]
