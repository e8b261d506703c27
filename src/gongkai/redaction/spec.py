"""Redactions as JSON: what the command reads, what a page sends, what `suggest` proposes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from gongkai.redaction.errors import RedactionError
from gongkai.redaction.model import (
    Box,
    Cells,
    Keep,
    Options,
    PageBoxes,
    Pages,
    Passage,
    PixelBox,
    PixelBoxes,
    Redaction,
    TextMatch,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gongkai.redaction.model import Place

_FORMS = (
    "PDF：page 加 rects 或 text；Word：paragraph（或 table、row、column）加 start、end，或 text；"
    "Excel：sheet 加 cell、row 或 column，或 text；图片：pixels"
)
_LEAST_DPI, _MOST_DPI = 72, 600
_KNOWN = frozenset({"place", "ground", "label", "author"})


def read_spec(spec: object) -> tuple[list[Redaction], Options]:
    """The redactions and options of a spec, `{"redactions": […], "options": {…}}`. Raises RedactionError."""
    if not isinstance(spec, dict) or not isinstance(spec.get("redactions"), list):
        raise RedactionError("说明文件", "没有 redactions 列表", '应为 {"redactions": […], "options": {…}}')
    redactions = [_redaction(each, f"第{number}处遮盖") for number, each in enumerate(spec["redactions"], 1)]
    return redactions, _options(spec.get("options") or {})


def _redaction(item: object, where: str) -> Redaction:
    if not isinstance(item, dict) or not isinstance(item.get("place"), dict):
        raise RedactionError(where, "没有写明位置 place", _FORMS)
    if unknown := sorted(map(str, set(item) - _KNOWN)):
        raise RedactionError(where, f"不认识的字段 {'、'.join(unknown)}", f"可用：{'、'.join(sorted(_KNOWN))}")
    texts = {key: item.get(key, "") for key in ("ground", "label", "author")}
    if not all(isinstance(text, str) for text in texts.values()) or not texts["ground"]:
        raise RedactionError(where, "没有写明依据 ground", "请写不予公开的理由，如 E15、privacy:mobile")
    return Redaction(_place(item["place"], where), **texts)


def _place(place: dict[str, Any], where: str) -> Place:
    """The first form that fits; a key that its form does not have is refused, lest a slip widen the place."""
    for keys, form in _PLACES:
        if keys[0] in place:
            if unknown := sorted(set(place) - set(keys)):
                raise RedactionError(where, f"位置里有用不上的字段 {'、'.join(map(str, unknown))}", _FORMS)
            try:
                return form(place)
            except (TypeError, ValueError, KeyError) as error:
                raise RedactionError(where, f"位置写得不对（{error}）", _FORMS) from error
    raise RedactionError(where, "看不出是什么位置", _FORMS)


def _page_boxes(place: dict[str, Any]) -> Place:
    boxes = tuple(Box(*map(_figure, each)) for each in place["rects"])
    return PageBoxes(_whole(place["page"]), boxes)


def _pixels(place: dict[str, Any]) -> Place:
    boxes = tuple(PixelBox(*map(_whole, each)) for each in place["pixels"])
    return PixelBoxes(boxes, _whole(place.get("frame", 1)))


def _text(place: dict[str, Any]) -> Place:
    page, sheet = place.get("page"), place.get("sheet")
    return TextMatch(_words(place["text"]), None if page is None else _whole(page), sheet and _words(sheet))


def _cells(place: dict[str, Any]) -> Place:
    given = [str(place[key]) for key in ("cell", "row", "column") if place.get(key) not in {None, ""}]
    if len(given) > 1:
        raise ValueError("cell、row、column 只能写一个")
    return Cells(_words(place["sheet"]), given[0] if given else "")


def _passage(place: dict[str, Any]) -> Place:
    cell = {key: _whole(place[key]) for key in ("table", "row", "column") if place.get(key) is not None}
    if len(cell) not in {0, 3}:
        raise ValueError("单元格要写全 table、row、column")
    end = place.get("end")
    start = _whole(place.get("start", 0))
    return Passage(_whole(place.get("paragraph", 1)), start, None if end is None else _whole(end), **cell)


_PASSAGE_KEYS = ("paragraph", "start", "end", "table", "row", "column")
_PLACES: tuple[tuple[tuple[str, ...], Callable[[dict[str, Any]], Place]], ...] = (
    (("rects", "page"), _page_boxes),
    (("pixels", "frame"), _pixels),
    (("text", "page", "sheet"), _text),
    (("sheet", "cell", "row", "column"), _cells),
    (("table", *_PASSAGE_KEYS), _passage),
    (_PASSAGE_KEYS, _passage),
)


def place_json(place: Place) -> Mapping[str, object]:
    """A place as `read_spec` takes it."""
    if isinstance(place, PageBoxes):
        return {"page": place.page, "rects": [[round(side, 2) for side in box] for box in place.boxes]}
    if isinstance(place, PixelBoxes):
        return {"pixels": [list(box) for box in place.boxes], "frame": place.frame}
    if isinstance(place, Cells):
        return {"sheet": place.sheet} | ({"cell": place.cells} if place.cells else {})
    keys = ("text", "page", "sheet") if isinstance(place, TextMatch) else _PASSAGE_KEYS
    return {key: value for key in keys if (value := getattr(place, key)) is not None}


def _options(given: object) -> Options:
    if not isinstance(given, dict) or set(given) - {"pages", "text_layer", "dpi", "keep"}:
        raise RedactionError("选项", "有不认识的选项", "可用：pages、text_layer、dpi、keep")
    usual = Options()
    try:
        pages = Pages(given.get("pages", usual.pages))
        keep = frozenset(map(Keep, given.get("keep", usual.keep)))
        dpi, layer = _whole(given.get("dpi", usual.dpi)), given.get("text_layer", usual.text_layer)
    except (TypeError, ValueError) as error:
        remedy = "pages 为 all 或 touched；keep 取自 headers、notes、boxes、pictures；dpi 为整数"
        raise RedactionError("选项", f"选项写得不对（{error}）", remedy) from error
    if not _LEAST_DPI <= dpi <= _MOST_DPI or not isinstance(layer, bool):
        remedy = f"dpi 应在 {_LEAST_DPI} 至 {_MOST_DPI} 之间，text_layer 为 true 或 false"
        raise RedactionError("选项", "dpi 或 text_layer 写得不对", remedy)
    return Options(pages, layer, dpi, keep)


def _figure(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(f"{value!r} 不是数")
    return float(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{value!r} 不是整数")
    return value


def _words(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError("文字是空的")
    return value
