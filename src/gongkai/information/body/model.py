"""What rendering gives, and the anchors of headings."""

from __future__ import annotations

from dataclasses import dataclass, field

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
    """Gives each heading its depth and its anchor: s1, s1-1, s2. Depths never skip one, as readers' tools want."""

    contents: list[dict[str, int | str]] = field(default_factory=list)
    _levels: list[int] = field(default_factory=list)
    _counts: list[int] = field(default_factory=list)

    def add(self, level: int, heading: str) -> tuple[str, str]:
        """The tag (h2–h5) and the anchor for a heading of a level; the heading joins the contents."""
        self._levels = [above for above in self._levels if above < level]
        depth = min(len(self._levels), DEEPEST - TOP)
        self._levels = [*self._levels[:depth], level]
        self._counts = [*self._counts[: depth + 1], *[0] * (depth + 1 - len(self._counts))]
        self._counts[depth] += 1
        anchor = "s" + "-".join(map(str, self._counts))
        self.contents.append({"level": depth + 1, "anchor": anchor, "heading": heading[:120]})
        return f"h{TOP + depth}", anchor
