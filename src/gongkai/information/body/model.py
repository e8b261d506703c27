"""What rendering gives, and the anchors of headings and articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from gongkai.documents.elements.markers import Style, at_line_start
from gongkai.law.identifiers.numerals import number

TOP = 2  # h1 is the page's title
DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Body:
    """`contents` is [{"level", "anchor", "heading"}] with level 1 for h2; `text` has one block a line."""

    html: str = ""
    text: str = ""
    contents: list[dict[str, int | str]] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """Gives each heading its depth and its anchor: s1, s1-1, s2. Depths never skip one, as readers' tools want.

    An article is linked by its own number whatever stands around it: 第五条 is a5, 第五条之一 a5-1. Where an
    annex counts its articles anew, the second 第五条 is a5_2.
    """

    contents: list[dict[str, int | str]] = field(default_factory=list)
    _levels: list[int] = field(default_factory=list)
    _counts: list[int] = field(default_factory=list)
    _articles: Counter[str] = field(default_factory=Counter)

    def add(self, level: int, heading: str) -> tuple[str, str]:
        """The tag (h2–h5) and the anchor for a heading of a level; the heading joins the contents."""
        self._levels = [above for above in self._levels if above < level]
        depth = min(len(self._levels), DEEPEST - TOP)
        self._levels = [*self._levels[:depth], level]
        self._counts = [*self._counts[: depth + 1], *[0] * (depth + 1 - len(self._counts))]
        self._counts[depth] += 1
        anchor = self.article(heading) or "s" + "-".join(map(str, self._counts))
        self.contents.append({"level": depth + 1, "anchor": anchor, "heading": heading[:120]})
        return f"h{TOP + depth}", anchor

    def article(self, text: str) -> str:
        """The anchor of the article that a block opens; empty when it opens none."""
        marker = at_line_start(text)
        if marker is None or marker.style is not Style.ARTICLE:
            return ""
        inserted = number(marker.number.rpartition("之")[2]) if marker.inserted else 0
        name = f"a{marker.ordinal}" + (f"-{inserted}" if inserted else "")
        self._articles[name] += 1
        again = self._articles[name]
        return name if again == 1 else f"{name}_{again}"
