"""Where the bars of one page come: rectangles as given, and texts as they are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.redaction.errors import RedactionError
from gongkai.redaction.model import Box, PageBoxes, TextMatch
from gongkai.redaction.pdf.find import boxes_of_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.redaction.model import Redaction
    from gongkai.redaction.pdf.chars import Char
    from gongkai.redaction.pdf.geometry import View


@dataclass(frozen=True, slots=True)
class Bar:
    """One rectangle of one redaction (its number in the request, from 1)."""

    number: int
    box: Box
    label: str


@dataclass(slots=True)
class Plan:
    """The redactions of one file; `found` counts the bars of each, by its number."""

    redactions: Sequence[Redaction]
    pages: int
    found: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, redaction in enumerate(self.redactions, 1):
            _check(number, redaction, self.pages)

    def bars(self, page: int, view: View, chars: Sequence[Char]) -> list[Bar]:
        """The bars of a page, in the order of the request."""
        bars: list[Bar] = []
        for number, redaction in enumerate(self.redactions, 1):
            boxes = _boxes(number, redaction, page, view, chars)
            bars += [Bar(number, box, redaction.label) for box in boxes]
            self.found[number] = self.found.get(number, 0) + len(boxes)
        return bars

    @property
    def seeks_everywhere(self) -> bool:
        """Whether a text is to be found on whatever page it stands."""
        return any(isinstance(each.place, TextMatch) and each.place.page is None for each in self.redactions)

    def check_all_found(self) -> None:
        """Raise RedactionError for a text that stands nowhere: a slip of the pen must not pass for done."""
        for number, redaction in enumerate(self.redactions, 1):
            if not self.found.get(number) and isinstance(redaction.place, TextMatch):
                where = f"第{redaction.place.page}页" if redaction.place.page else "全文"
                raise RedactionError(
                    f"第{number}处遮盖",
                    f"{where}找不到要遮盖的文字",
                    "请核对文字；扫描件没有文字层，请改用矩形区域",
                )


def _check(number: int, redaction: Redaction, pages: int) -> None:
    where, place = f"第{number}处遮盖", redaction.place
    if isinstance(place, TextMatch):
        if not place.text.strip():
            raise RedactionError(where, "要遮盖的文字是空的", "请写明文字")
        page = place.page or 1
    elif isinstance(place, PageBoxes):
        if not place.boxes:
            raise RedactionError(where, "没有给出矩形", "请给出至少一个矩形")
        page = place.page
    else:
        raise RedactionError(where, "这种位置不能用于 PDF", "请用页码加矩形，或文字")
    if not 1 <= page <= pages:
        raise RedactionError(where, f"没有第{page}页，文件共 {pages} 页", f"页码应为 1 至 {pages}")


def _boxes(number: int, redaction: Redaction, page: int, view: View, chars: Sequence[Char]) -> list[Box]:
    place = redaction.place
    if isinstance(place, PageBoxes) and place.page == page:
        return [_inside(number, Box(*box), page, view) for box in place.boxes]
    if isinstance(place, TextMatch) and place.page in {None, page}:
        return [box for box in boxes_of_text(chars, place.text) if box.touches(view.whole)]
    return []


def _inside(number: int, box: Box, page: int, view: View) -> Box:
    if box.left >= box.right or box.bottom >= box.top or not box.touches(view.whole):
        size = f"{view.width:.0f}×{view.height:.0f}"
        raise RedactionError(
            f"第{number}处遮盖",
            f"第{page}页的矩形 {tuple(box)} 是空的，或不在页面内",
            f"矩形应为 [左, 下, 右, 上]，以磅计，从页面左下角量起；这一页为 {size}",
        )
    return box
