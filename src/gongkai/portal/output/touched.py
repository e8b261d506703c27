"""Which pages a change touches: the page itself, the heads of its lists, home and feeds at once; counts later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from django.db.models import Q

from gongkai.core.actors import PUBLIC
from gongkai.information import kinds
from gongkai.information.enums import RelationKind
from gongkai.information.models import Information, Relation
from gongkai.portal import counting, paging, rows
from gongkai.portal.disclosure import RULES_THEME
from gongkai.portal.output.pages import COUNTING, address
from gongkai.portal.sitemap import BLOCK
from gongkai.publishing.sources import Touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ALL = tuple(RelationKind.values)
# What a reader of the other document must see at once: its interpretation, and that it was changed or repealed.
WEIGHTY = (RelationKind.INTERPRETS, RelationKind.AMENDS, RelationKind.REPEALS)


def touched(payloads: list[dict[str, Any]]) -> Touched:
    """What these changes touch, as the library stands now. Where a piece was shown before, its keys tell."""
    changed = sorted({int(one["id"]) for one in payloads if one.get("model") == "information"})
    ledgers = [f"tasks:{one['document']}" for one in payloads if one.get("model") == "task"]
    if not changed:
        return Touched(keys_soon=("tasks", *ledgers)) if ledgers else Touched()
    found = Information.objects.light().select_related("issuer").filter(pk__in=changed)
    now = [address("home"), address("feed"), *(address("document", key) for key in changed)]
    for information in found:
        lists = list(lists_of(information))
        now += [*lists, *paging.pages_of(information, lists)]
    soon = [address(name) for name in COUNTING] + [
        address("sitemap-block", (key - 1) // BLOCK + 1) for key in changed
    ]
    keys = [f"row:{key}" for key in changed]
    keys_soon = ["tasks", *ledgers] if ledgers else []
    keys_soon += [f"related:{key}" for key in neighbours(changed)]
    now += [address("document", key) for key in neighbours(changed, WEIGHTY)]
    return Touched(tuple(now), tuple(soon), tuple(keys), tuple(keys_soon))


def lists_of(information: Information) -> Iterator[str]:
    """The heads of the lists in which it stands, and the feed of its kind."""
    if not kinds.exists(information.kind):
        return
    yield address("kind", information.kind)
    yield address("kind-feed", information.kind)
    if information.kind == rows.INTERPRETATION:
        yield address("interpretations")
    if is_policy := kinds.get(information.kind).validity:
        yield address("policies")
    if is_policy and counting.within_theme(information.theme, RULES_THEME):
        yield address("rules")
    if issuer := information.issuer:
        yield unquote(counting.issuer_url(issuer.code, ""))
    elif information.issuer_name:
        yield unquote(counting.issuer_url(None, information.issuer_name))
    if day := information.written_on or information.published_on:
        yield address("year", day.year)
    steps = information.theme.split("\\") if information.theme else []
    for end in range(1, len(steps) + 1):
        yield unquote(counting.theme_url("\\".join(steps[:end])))


def neighbours(changed: list[int], of_kinds: Iterable[str] = ALL) -> set[int]:
    """The public documents at the other end of the relations of what changed: their pages name it."""
    found = Relation.objects.visible_to(PUBLIC).filter(
        Q(source__in=changed) | Q(target__in=changed), kind__in=of_kinds
    )
    pairs = found.filter(target__in=rows.public().values("pk")).values_list("source", "target")
    return {key for pair in pairs for key in pair if key is not None} - set(changed)
