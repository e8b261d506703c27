"""What the process of `child` does: redact, look into, suggest, draw. It knows files, no cases."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

from gongkai.cases.office.child import hold
from gongkai.documents.errors import UnreadableError
from gongkai.redaction import Kind, RedactionError, kind_of, leaks, place_json, read_spec, redact, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL.Image import Image

DPI = 110
_MOST_SUGGESTIONS = 500


def main() -> None:
    """One request from the standard input, one answer to the standard output."""
    request = json.loads(sys.stdin.buffer.readline())
    hold(request["seconds"])
    files = [sys.stdin.buffer.read(size) for size in request["sizes"]]
    try:
        answer, body = ACTS[request["act"]](request, *files)
    except UnreadableError as error:
        answer, body = {"trouble": [error.what, error.remedy]}, b""
    except RedactionError as error:
        answer, body = {"trouble": [str(error), "请改正这一处遮盖"]}, b""
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n" + body)


def _redact(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    redactions, options = read_spec(request["spec"])
    name = request["name"]
    made = redact(data, kind_of(data, name), redactions, options=options, name=name)
    return {
        "report": made.report.as_json(),
        "kind": made.kind.value,
        "covered": made.covered,
        "left": made.left,
    }, made.data


def _leaks(request: dict[str, Any], data: bytes, *against: bytes) -> tuple[dict[str, Any], bytes]:
    found = leaks(data, secrets=request["secrets"], against=against[0] if against else None, name=request["name"])
    return {"leaks": [each.as_json() for each in found]}, b""


def _suggest(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    found = suggest(data, name=request["name"])[:_MOST_SUGGESTIONS]
    return {
        "suggestions": [
            {
                "place": place_json(each.redaction.place),
                "ground": each.redaction.ground,
                "text": each.text,
                "where": each.where,
                "advice": each.advice,
            }
            for each in found
        ]
    }, b""


def _pages(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """How many pages there are and how large each is, in the units of its rectangles (points or pixels)."""
    kind = kind_of(data, request["name"])
    sizes = _sizes(data, kind, request["name"])
    return {"kind": kind.value, "sizes": sizes}, b""


def _look(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """Kind, pages and suggestions at once."""
    return {**_pages(request, data)[0], **_suggest(request, data)[0]}, b""


def _draw(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    image = _page(data, kind_of(data, request["name"]), request["page"], request["name"])
    held = io.BytesIO()
    image.convert("RGB").save(held, "PNG", optimize=False)
    return {"width": image.width, "height": image.height}, held.getvalue()


def _sizes(data: bytes, kind: Kind, name: str) -> Sequence[tuple[float, float]]:
    if kind is Kind.PDF:
        from gongkai.redaction.pdf.opening import opened  # noqa: PLC0415

        with opened(data, name) as pdf:
            return [pdf.get_page_size(at) for at in range(len(pdf))]
    if kind is Kind.IMAGE:
        return [(image.width, image.height) for image in _frames(data, name)]
    return []


def _page(data: bytes, kind: Kind, number: int, name: str) -> Image:
    if kind is Kind.PDF:
        from gongkai.redaction.pdf.opening import opened, page_of  # noqa: PLC0415
        from gongkai.redaction.pdf.picture import picture_of  # noqa: PLC0415

        with opened(data, name) as pdf:
            if not 1 <= number <= len(pdf):
                raise UnreadableError(name, f"没有第{number}页", f"共有 {len(pdf)} 页")
            page = page_of(pdf, number - 1, name)
            image = picture_of(page, DPI, name)
            page.close()
            return image
    if kind is Kind.IMAGE:
        frames = _frames(data, name)
        if 1 <= number <= len(frames):
            return frames[number - 1]
    raise UnreadableError(name, f"第{number}页画不出来", "Word 和 Excel 文件请下载后查看")


def _frames(data: bytes, name: str) -> list[Image]:
    from PIL import ImageOps, ImageSequence  # noqa: PLC0415

    from gongkai.redaction.images import opened_image  # noqa: PLC0415

    with opened_image(data, name) as image:
        several = (image.format or "") in {"TIFF", "GIF"}
        frames = [each.copy() for each in ImageSequence.Iterator(image)] if several else [image.copy()]
    return [ImageOps.exif_transpose(each) for each in frames]


ACTS: dict[str, Callable[..., tuple[dict[str, Any], bytes]]] = {
    "redact": _redact,
    "leaks": _leaks,
    "look": _look,
    "draw": _draw,
}

if __name__ == "__main__":
    main()
