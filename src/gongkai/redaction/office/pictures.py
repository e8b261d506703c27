"""Pictures of a Word file drawn anew: cut to what is shown, without what they say of themselves."""

from __future__ import annotations

import io
import posixpath
import re
from typing import TYPE_CHECKING

from lxml import etree

from gongkai.documents.errors import UnreadableError
from gongkai.documents.readers.ooxml import w
from gongkai.redaction.images import opened_image, plain_pixels
from gongkai.redaction.model import Keep

if TYPE_CHECKING:
    from lxml.etree import _Element
    from PIL.Image import Image

    from gongkai.documents.readers.package import Package
    from gongkai.redaction.model import Report

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_V = "urn:schemas-microsoft-com:vml"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_EMU_A_PIXEL = 9525
_WHOLE = 100_000  # thousandths of a percent
_PHOTOGRAPHIC = frozenset({"JPEG", "MPO"})


def targets(package: Package, part: str) -> dict[str, str]:
    """The relations of a part that lead inside the container: id → member."""
    folder, name = posixpath.split(part)
    rels = package.optional_xml(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    found: dict[str, str] = {}
    for relation in () if rels is None else rels.iter(_RELATION):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            found[relation.get("Id", "")] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return found


class Pictures:
    """Collects the new pictures of one part: `parts` by their new names, `relations` by their ids."""

    def __init__(self, package: Package, part: str, keep: frozenset[Keep], report: Report) -> None:
        self._package, self._keep, self._report = package, keep, report
        self._targets = targets(package, part)
        self._prefix = re.sub(r"\W", "", posixpath.basename(part).removesuffix(".xml"))
        self.parts: dict[str, bytes] = {}
        self.relations: dict[str, str] = {}

    def __call__(self, drawing: _Element) -> list[_Element]:
        """New runs for the pictures of a drawing; charts, diagrams and what cannot be drawn anew are counted."""
        for namespace, what in ((_C, "图表"), (_DGM, "图示（SmartArt）")):
            self._report.drop(what, int(next(drawing.iter(f"{{{namespace}}}*"), None) is not None))
        runs = [run for each in drawing.iter(f"{{{_PIC}}}pic") if (run := self._picture(each)) is not None]
        self._report.drop("图片（旧格式）", sum(1 for _ in drawing.iter(f"{{{_V}}}imagedata")))
        return runs

    def _picture(self, element: _Element) -> _Element | None:
        blip = next(element.iter(f"{{{_A}}}blip"), None)
        member = self._targets.get(blip.get(f"{{{_R}}}embed", "") if blip is not None else "")
        if Keep.PICTURES not in self._keep or member is None or _is_hidden(element):
            self._report.drop("图片")
            return None
        try:
            data = self._package.read(member)
            with opened_image(data, member) as image:
                shown = _cut(plain_pixels(image), next(element.iter(f"{{{_A}}}srcRect"), None))
                photograph = image.format in _PHOTOGRAPHIC
        except UnreadableError:
            self._report.drop("图片（不能重画的格式）")
            return None
        return self._added(shown, _extent(element, shown), photograph=photograph)

    def _added(self, shown: Image, extent: tuple[int, int], *, photograph: bool) -> _Element:
        number = len(self.parts) + 1
        out = io.BytesIO()
        if photograph:
            shown.save(out, "JPEG", quality=88)
        else:
            shown.save(out, "PNG", optimize=True)
        name = f"media/{self._prefix}{number}.{'jpeg' if photograph else 'png'}"
        self.parts[f"word/{name}"] = out.getvalue()
        self.relations[f"rIdImage{number}"] = name
        return _run(f"rIdImage{number}", number, extent)


def _is_hidden(element: _Element) -> bool:
    drawing = next(element.iterancestors(w("drawing")), None)
    properties = None if drawing is None else next(drawing.iter(f"{{{_WP}}}docPr"), None)
    return properties is not None and properties.get("hidden") in {"1", "true"}


def _cut(picture: Image, crop: _Element | None) -> Image:
    if crop is None:
        return picture
    left, top, right, bottom = (_share(crop.get(side)) for side in ("l", "t", "r", "b"))
    width, height = picture.size
    box = round(width * left), round(height * top), round(width * (1 - right)), round(height * (1 - bottom))
    if box[0] >= box[2] or box[1] >= box[3]:
        return picture.crop((0, 0, 1, 1))
    return picture.crop(box)


def _share(text: str | None) -> float:
    return max(0, int(text)) / _WHOLE if text and re.fullmatch(r"-?\d{1,7}", text) else 0.0


def _extent(element: _Element, shown: Image) -> tuple[int, int]:
    size = next(element.iter(f"{{{_A}}}ext"), None)
    if size is not None and size.get("cx", "").isdigit() and size.get("cy", "").isdigit():
        return int(size.get("cx", "0")), int(size.get("cy", "0"))
    return shown.width * _EMU_A_PIXEL, shown.height * _EMU_A_PIXEL


def _run(relation: str, number: int, extent: tuple[int, int]) -> _Element:
    """A picture in the line of text; it has a number, no name and no words."""
    wide, high = extent
    return etree.fromstring(
        f'<w:r xmlns:w="{w("")[1:-1]}" xmlns:wp="{_WP}" xmlns:a="{_A}" xmlns:pic="{_PIC}" xmlns:r="{_R}">'
        f'<w:drawing><wp:inline><wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="{number}"/>'
        f'<a:graphic><a:graphicData uri="{_PIC}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{number}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
