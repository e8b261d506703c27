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
from gongkai.portal.sites import output as sites
from gongkai.portal.sites import places
from gongkai.publishing.sources import Touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.sites.reading import Atlas

MOST_AT_ONCE = 12  # pages that one publication renders at once
BESIDE = 3  # among them home, feed and the page itself
LEAST = 4  # lists that show it at once, however many documents it touches
ALL = tuple(RelationKind.values)
# What a reader of the other document must see at once: its interpretation, and that it was changed or repealed.
WEIGHTY = (RelationKind.INTERPRETS, RelationKind.AMENDS, RelationKind.REPEALS)


def touched(payloads: list[dict[str, Any]]) -> Touched:
    """What these changes touch, as the library stands now. Where a piece was shown before, its keys tell."""
    return _together(sites.touched(payloads), _of_rows(payloads))


def _of_rows(payloads: list[dict[str, Any]]) -> Touched:
    changed = sorted({int(one["id"]) for one in payloads if one.get("model") == "information"})
    ledgers = [f"tasks:{one['document']}" for one in payloads if one.get("model") == "task"]
    if not changed:
        return Touched(keys_soon=("tasks", *ledgers)) if ledgers else Touched()
    known = places.atlas()
    found = Information.objects.light().select_related("issuer", "owner").filter(pk__in=changed)
    weighty = [address("document", key) for key in neighbours(changed, WEIGHTY)]
    now = [address("home"), address("feed"), *(address("document", key) for key in changed), *weighty]
    soon = [address(name) for name in COUNTING]
    for information in found:
        first, later = _in_turn(known, information, len(weighty))
        now += first
        soon += [*later, *sites.counting_of(known, information)]
    soon += [address("sitemap-block", (key - 1) // BLOCK + 1) for key in changed]
    keys_soon = ["tasks", *ledgers] if ledgers else []
    keys_soon += [f"related:{key}" for key in neighbours(changed)]
    return Touched(tuple(now), tuple(soon), tuple(f"row:{key}" for key in changed), tuple(keys_soon))


def _in_turn(known: Atlas, information: Information, others: int) -> tuple[list[str], list[str]]:
    """Its lists and feeds, the weightiest first: those that are rendered at once, and those that can wait.

    A row that stands in many columns must not hold up the page itself.
    """
    own = list(lists_of(information))
    heads = list(dict.fromkeys([*sites.heads_of(known, information), *own]))
    older = paging.pages_of(information, [*own, *sites.lists_of(known, information)])
    left = max(MOST_AT_ONCE - BESIDE - others, LEAST)
    in_turn = [*older, *heads]
    return in_turn[:left], in_turn[left:]


def _together(*parts: Touched) -> Touched:
    return Touched(
        tuple(path for part in parts for path in part.now),
        tuple(path for part in parts for path in part.soon),
        tuple(key for part in parts for key in part.keys_now),
        tuple(key for part in parts for key in part.keys_soon),
    )


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
