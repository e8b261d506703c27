"""Marking by words and by rectangle: rows that work by keyboard and without a script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.redaction import grounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Mark = dict[str, Any]

WHOLE = 100.0  # per cent
_SIDES = ("left", "top", "width", "height")


def _grounds() -> list[tuple[str, Any]]:
    found = grounds()
    personal = [(each.code, each.label) for each in found if each.code.startswith("privacy:")]
    codes = {code for code, _ in personal}
    lawful = [(each.code, f"{each.label}（{each.article}）") for each in found if each.code not in codes]
    return [("不予公开的理由", lawful), ("个人信息", personal)]


class MarkForm(forms.Form):
    """What every mark has: its legal ground."""

    ground = forms.ChoiceField(label="理由", choices=_grounds, required=False)


class WordForm(MarkForm):
    """A text wherever it stands."""

    text = forms.CharField(label="遮盖的文字", max_length=300, required=False)
    field_order = ("text", "ground")

    def marks(self) -> Iterator[Mark]:
        """The mark of a row that was filled in."""
        given = self.cleaned_data
        if text := given.get("text", "").strip():
            yield {"place": {"text": text}, "ground": given["ground"]}


class BoxForm(MarkForm):
    """A rectangle of a page, in hundredths of its width and height from the upper left corner."""

    page = forms.IntegerField(label="页", min_value=1, required=False)
    left = forms.FloatField(label="左（%）", min_value=0, max_value=WHOLE, required=False)
    top = forms.FloatField(label="上（%）", min_value=0, max_value=WHOLE, required=False)
    width = forms.FloatField(label="宽（%）", min_value=0, max_value=WHOLE, required=False)
    height = forms.FloatField(label="高（%）", min_value=0, max_value=WHOLE, required=False)
    field_order = ("page", *_SIDES, "ground")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        filled = [given.get(name) is not None for name in ("page", *_SIDES)]
        if any(filled) and not all(filled):
            raise forms.ValidationError("请把这一处的页、左、上、宽、高填全；不需要的请全部清空。")
        if all(filled) and (not given["width"] or not given["height"]):
            raise forms.ValidationError("宽和高应大于 0。")
        return given


WordRows = forms.formset_factory(WordForm, extra=3, max_num=300)
BoxRows = forms.formset_factory(BoxForm, extra=2, max_num=300)


def box_mark(given: Mapping[str, Any], kind: str, sizes: Sequence[Sequence[float]]) -> Mark:
    """A row of BoxForm as a mark of this file. Raises ValueError for a page that there is none of."""
    if not 1 <= given["page"] <= len(sizes):
        raise ValueError(f"没有第 {given['page']} 页，这份材料共 {len(sizes)} 页。")
    width, height = sizes[given["page"] - 1]
    left, top = given["left"] / WHOLE, given["top"] / WHOLE
    right, bottom = min(1.0, left + given["width"] / WHOLE), min(1.0, top + given["height"] / WHOLE)
    if kind == "image":
        pixels = [int(left * width), int(top * height), round(right * width), round(bottom * height)]
        return {"place": {"pixels": [pixels], "frame": given["page"]}, "ground": given["ground"]}
    points = [left * width, (1 - bottom) * height, right * width, (1 - top) * height]
    return {"place": {"page": given["page"], "rects": [points]}, "ground": given["ground"]}


def box_rows(marks: Sequence[Mark], sizes: Sequence[Sequence[float]]) -> Iterator[dict[str, Any]]:
    """The rectangles among the marks, as rows of BoxForm."""
    for mark in marks:
        place = mark["place"]
        page = place.get("page") if "rects" in place else place.get("frame", 1) if "pixels" in place else None
        if page is None or page > len(sizes):
            continue
        width, height = sizes[page - 1]
        for left, top, right, bottom in _from_above(place, height):
            sides = (left / width, top / height, (right - left) / width, (bottom - top) / height)
            row = {name: round(side * WHOLE, 2) for name, side in zip(_SIDES, sides, strict=True)}
            yield {"page": page, "ground": mark["ground"], **row}


def _from_above(place: Mapping[str, Any], height: float) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right, bottom of each rectangle; points count from below, pixels from above."""
    for left, low, right, high in place.get("rects", ()):
        yield left, height - high, right, height - low
    for left, top, right, bottom in place.get("pixels", ()):
        yield left, top, right, bottom


def word_rows(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """The texts among the marks, as rows of WordForm."""
    plain = [mark for mark in marks if is_word(mark)]
    return [{"text": mark["place"]["text"], "ground": mark["ground"]} for mark in plain]


def is_word(mark: Mark) -> bool:
    """Whether a mark is a text anywhere in the file."""
    return set(mark["place"]) == {"text"}


def is_box(mark: Mark) -> bool:
    """Whether a mark is rectangles."""
    return "rects" in mark["place"] or "pixels" in mark["place"]


def ticked(values: Sequence[str]) -> list[Mark]:
    """The marks that were ticked, as the page gave them out. Raises ValueError for what is none."""
    found = [json.loads(value) for value in values]
    if not all(isinstance(each, dict) and isinstance(each.get("place"), dict) for each in found):
        raise ValueError("页面上的标注不完整，请刷新后再试。")
    return [{"place": each["place"], "ground": str(each.get("ground", ""))} for each in found]
