"""Walking through running text: every order found becomes a task with the sentence that it closes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.documents.tasks.drafts import Draft
from gongkai.documents.tasks.items import is_heading, level_of, take_apart
from gongkai.documents.tasks.orders import find_orders, is_label_line, labelled_text, may_hold_order
from gongkai.documents.tasks.units import first_unit_leads, promote_first

if TYPE_CHECKING:
    from gongkai.documents.blocks import Paragraph
    from gongkai.documents.tasks.orders import Order

_BARE = 4  # shorter remains are punctuation around the phrase
_DOUBTFUL_ALONE = 2
_LONG = 100  # paragraphs that may have swallowed their headings


@dataclass(slots=True)
class ProseTasks:
    """Feed it the paragraphs in order, then ask for `drafts`."""

    _drafts: list[tuple[Draft, bool]] = field(default_factory=list)
    _headings: list[tuple[int, str]] = field(default_factory=list)
    _pending: list[str] = field(default_factory=list)
    _unparsed: list[str] = field(default_factory=list)
    _open: Draft | None = None  # the task that a further label line adds to
    _first_leads: bool = False
    _in_list: bool = False  # among lines of label and value that speak of something else

    def feed(self, paragraph: Paragraph) -> None:
        """Take the next paragraph."""
        text = paragraph.text.strip()
        orders = find_orders(text) if may_hold_order(text) else []
        if not orders:
            self._remember(paragraph, text)
            return
        start = 0
        for order in orders:
            self._take(text[start : order.start], order, paragraph.place)
            start = order.end
        if len(text[start:].strip(" 。；;")) > _BARE:
            self._open = None
            self._pending = [text[start:].strip(" 。；;")]

    def drafts(self) -> list[Draft]:
        """Give the tasks found. A single doubtful one (no brackets, no label) is none."""
        sure = any(sure for _, sure in self._drafts)
        if not sure and len(self._drafts) < _DOUBTFUL_ALONE:
            return []
        return [draft for draft, _ in self._drafts]

    def _remember(self, paragraph: Paragraph, text: str) -> None:
        self._open = None
        self._in_list = len(text) < _LONG and is_label_line(text)
        if self._in_list:
            self._pending = []
        elif value := labelled_text(text):
            self._pending = [value]
        elif is_heading(text) or paragraph.style.startswith("heading"):
            self._head(text)
        elif text:
            if len(text) > _LONG:
                self._unparsed = [*self._unparsed[-1:], text]
            self._pending = [text] if level_of(text) else [*self._pending[-20:], text]

    def _head(self, text: str, *, keep: bool = False) -> None:
        level = level_of(text) or 1
        self._headings = [(n, heading) for n, heading in self._headings if n < level]
        self._headings.append((level, text))
        if not keep:
            self._pending, self._unparsed = [], []

    def _take(self, before: str, order: Order, place: str) -> None:
        before = before.strip(" 　")
        if len(before.strip("。；;，, ")) <= _BARE and self._open is not None:
            self._add(order)
            return
        if not before and self._in_list:
            return
        for paragraph in self._unparsed:  # paragraphs without breaks hold headings too
            for heading in take_apart(paragraph)[0]:
                self._head(heading, keep=True)
        self._unparsed = []
        headings, text = take_apart(before)
        for heading in headings:
            self._head(heading)
        text = self._text(text)
        if not text:
            return
        if order.units and (self._first_leads or first_unit_leads(order.phrase)):
            self._first_leads = True
            promote_first(order.units)
        draft = Draft(
            text=text,
            place=place,
            group=self._group(text),
            units=order.units,
            due_text=order.due_text,
            raw=order.raw,
        )
        self._drafts.append((draft, order.sure))
        self._open, self._pending = draft, []

    def _text(self, text: str) -> str:
        """What is ordered: the words before the phrase, or the paragraphs above when it stands alone."""
        text = text.strip("，,；; ")
        if len(text.strip("。")) > _BARE:
            return labelled_text(text) or text
        if self._pending:
            marked = [at for at, line in enumerate(self._pending) if level_of(line)]
            return "\n".join(self._pending[marked[-1] :] if marked else self._pending[-1:])
        return self._headings[-1][1] if self._headings else ""

    def _group(self, text: str) -> str:
        level = level_of(text)
        above = [heading for n, heading in self._headings if heading != text and (not level or n < level)]
        return above[-1] if above else ""

    def _add(self, order: Order) -> None:
        draft = self._open
        if draft is None:
            return
        draft.units.absorb(order.units)
        draft.due_text = draft.due_text or order.due_text
        draft.raw.update(order.raw)
