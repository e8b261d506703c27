"""One page of an OFD: text objects to placed characters, path objects to straight lines."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from gongkai.documents.readers.page_content import page_of
from gongkai.documents.readers.pdf_chars import Char
from gongkai.documents.readers.pdf_rules import Rule, joined_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from gongkai.documents.readers.package import Package
    from gongkai.documents.readers.page_content import PageContent

_POINTS = 72 / 25.4  # OFD counts in millimetres from the upper left corner
_A4 = (0.0, 0.0, 210.0, 297.0)
_ASCENT = 0.88
_THIN = 1.0
_SHORTEST = 2.0
_MOST_DELTAS = 100_000
_PATH = re.compile(r"([MLSCBQA])|(-?\d+(?:\.\d+)?)")


def local_name(element: _Element) -> str:
    """Return a tag without its name space (writers disagree on it); comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


class PageReader:
    """Reads the pages of one document, with the template pages that they lie on."""

    def __init__(self, package: Package, root_path: str, common: _Element) -> None:
        self._box = _page_box(common) or _A4
        self._templates: dict[str, _Element] = {}
        for template in common.iter("{*}TemplatePage"):
            location = posixpath.join(posixpath.dirname(root_path), template.get("BaseLoc", ""))
            root = package.optional_xml(posixpath.normpath(location).lstrip("/"))
            if root is not None:
                self._templates[template.get("ID", "")] = root

    def page(self, number: int, root: _Element) -> PageContent:
        """Turn a page's objects (and its templates') into tables and lines."""
        _, _, width, height = _page_box(root) or self._box
        chars: list[Char] = []
        across: list[Rule] = []
        down: list[Rule] = []
        used = [self._templates[t.get("TemplateID", "")] for t in root.iter("{*}Template") if self._known(t)]
        for layer in (*used, root):
            for item in layer.iter("{*}TextObject"):
                chars += _chars(item, height)
            for item in layer.iter("{*}PathObject"):
                for rule, is_across in _rules(item, height):
                    (across if is_across else down).append(rule)
        return page_of(number, (width * _POINTS, height * _POINTS), chars, joined_rules(across, down))

    def _known(self, template: _Element) -> bool:
        return template.get("TemplateID", "") in self._templates


def _page_box(root: _Element) -> tuple[float, float, float, float] | None:
    for name in ("PhysicalBox", "ApplicationBox", "ContentBox"):
        found = next(root.iter("{*}" + name), None)
        numbers = _numbers(found.text or "") if found is not None else []
        if len(numbers) == len(_A4):
            return numbers[0], numbers[1], numbers[2], numbers[3]
    return None


def _numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)]


class _Frame:
    """Where an object lies: its boundary, and the matrix on what is inside."""

    def __init__(self, item: _Element) -> None:
        boundary = _numbers(item.get("Boundary", "")) + [0.0] * 4
        self._left, self._top = boundary[0], boundary[1]
        matrix = _numbers(item.get("CTM", ""))
        self.matrix = matrix if len(matrix) == 6 else [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]  # noqa: PLR2004  # a b c d e f

    def place(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return self._left + a * x + c * y + e, self._top + b * x + d * y + f


def _chars(item: _Element, height: float) -> Iterator[Char]:
    frame = _Frame(item)
    size = (_numbers(item.get("Size", "")) or [3.5])[0]
    shown = size * (abs(frame.matrix[3]) or abs(frame.matrix[1]) or 1.0)
    for code in item.iter("{*}TextCode"):
        x, y = (_numbers(code.get(axis, "")) or [0.0] for axis in ("X", "Y"))
        steps_x, steps_y = _deltas(code.get("DeltaX", "")), _deltas(code.get("DeltaY", ""))
        at_x, at_y = x[0], y[0]
        for index, text in enumerate((code.text or "").replace("\r", "").replace("\n", "")):
            left, baseline = frame.place(at_x, at_y)
            step = steps_x[index] if index < len(steps_x) else (0.0 if steps_y else size)
            width = min(step or size, size) * (abs(frame.matrix[0]) or 1.0)
            bottom = (height - baseline - (1 - _ASCENT) * shown) * _POINTS
            yield Char(text, left * _POINTS, bottom, (left + width) * _POINTS, bottom + shown * _POINTS)
            at_x += step
            at_y += steps_y[index] if index < len(steps_y) else 0.0


def _deltas(text: str) -> list[float]:
    """Expand a delta list: "g 3 4.5" stands for three times 4.5 (GB/T 33190-2016, 11.3)."""
    tokens = text.split()
    values: list[float] = []
    at = 0
    while at < len(tokens) and len(values) < _MOST_DELTAS:
        if tokens[at] == "g" and at + 2 < len(tokens):
            count = int(tokens[at + 1]) if tokens[at + 1].isdecimal() else 0
            values += (_numbers(tokens[at + 2]) or [0.0])[:1] * min(count, _MOST_DELTAS)
            at += 3
        else:
            values += _numbers(tokens[at])[:1]
            at += 1
    return values


def _rules(item: _Element, height: float) -> Iterator[tuple[Rule, bool]]:
    frame = _Frame(item)
    data = next(item.iter("{*}AbbreviatedData"), None)
    for (x1, y1), (x2, y2) in _strokes((data.text or "") if data is not None else ""):
        left, top = frame.place(x1, y1)
        right, bottom = frame.place(x2, y2)
        if abs(top - bottom) <= _THIN and abs(right - left) >= _SHORTEST:
            at = (height - (top + bottom) / 2) * _POINTS
            yield Rule(at, min(left, right) * _POINTS, max(left, right) * _POINTS), True
        elif abs(right - left) <= _THIN and abs(top - bottom) >= _SHORTEST:
            ends = sorted(((height - top) * _POINTS, (height - bottom) * _POINTS))
            yield Rule((left + right) / 2 * _POINTS, ends[0], ends[1]), False


def _strokes(data: str) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the straight strokes of a path in OFD's abbreviated form (M, L, C close); curves are passed over."""
    start = last = (0.0, 0.0)
    for command, numbers in _commands(data):
        if command == "C":
            yield last, start
            last = start
        elif len(numbers) >= 2:  # noqa: PLR2004  # a point
            point = (numbers[-2], numbers[-1])
            if command == "L":
                yield last, point
            elif command in {"M", "S"}:
                start = point
            last = point


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    command, numbers = "", list[float]()
    for found in _PATH.finditer(data):
        if found[1]:
            if command:
                yield command, numbers
            command, numbers = found[1], []
        else:
            numbers.append(float(found[2]))
    if command:
        yield command, numbers
