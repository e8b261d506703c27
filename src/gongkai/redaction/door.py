"""`redact`: a file and what is to be withheld go in, a new file and a report come out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gongkai.documents.errors import UnreadableError
from gongkai.redaction.grounds import ground
from gongkai.redaction.kinds import kind_of
from gongkai.redaction.model import (
    Burnt,
    Cells,
    Kind,
    Options,
    PageBoxes,
    PixelBoxes,
    Redacted,
    TextMatch,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from gongkai.redaction.grounds import Ground
    from gongkai.redaction.model import (
        Passage,
        Place,
        Redaction,
        Report,
    )


def redact(
    data: bytes,
    kind: Kind | str,
    redactions: Sequence[Redaction],
    *,
    options: Options | None = None,
    name: str = "文件",
    on: date | None = None,
) -> Redacted:
    """Give a new file in which the redacted parts, and all that a reader does not see, are not there any more.

    `on` is the day whose law the grounds are checked against (today in China where none is given); `name` is how
    errors call the file. No redaction at all is allowed: the file is then only cleaned. Raises `UnreadableError`
    for a file that cannot be redacted, `RedactionError` for a redaction that does not fit; in Chinese, with what
    would be right.
    """
    wanted, real = Kind(kind), kind_of(data, name)
    if wanted is not real:
        raise UnreadableError(name, f"内容是{real.label}，不是{wanted.label}", "请按内容给出文件种类")
    found = [ground(each.ground, f"第{number}处遮盖", on=on) for number, each in enumerate(redactions, 1)]
    new, report = _by_kind(data, real, redactions, options or Options(), name)
    report.burnt = [_burnt(*each) for each in zip(range(1, len(found) + 1), redactions, found, strict=True)]
    report.warnings = list(dict.fromkeys(report.warnings))
    return Redacted(new, real, report, _sha256(data), _sha256(new), *report.taken())


def _by_kind(
    data: bytes, kind: Kind, redactions: Sequence[Redaction], options: Options, name: str
) -> tuple[bytes, Report]:
    """Each kind's libraries are loaded when first needed."""
    if kind is Kind.PDF:
        from gongkai.redaction.pdf.redact import redact_pdf  # noqa: PLC0415

        return redact_pdf(data, redactions, options, name)
    if kind is Kind.DOCX:
        from gongkai.redaction.office.docx import redact_docx  # noqa: PLC0415

        return redact_docx(data, redactions, options, name)
    if kind is Kind.XLSX:
        from gongkai.redaction.office.xlsx import redact_xlsx  # noqa: PLC0415

        return redact_xlsx(data, redactions, options, name)
    from gongkai.redaction.images import redact_image  # noqa: PLC0415

    return redact_image(data, redactions, name)


def _burnt(number: int, redaction: Redaction, basis: Ground) -> Burnt:
    return Burnt(number, where_of(redaction.place), basis.code, str(basis), redaction.author)


def where_of(place: Place) -> str:
    """A place in words, without the text that it may name."""
    if isinstance(place, PageBoxes):
        return f"第{place.page}页的 {len(place.boxes)} 个矩形"
    if isinstance(place, PixelBoxes):
        return f"第{place.frame}页的 {len(place.boxes)} 个矩形"
    if isinstance(place, Cells):
        return f"工作表“{place.sheet}”{place.cells or '全部'}"
    if isinstance(place, TextMatch):
        scope = f"第{place.page}页" if place.page else f"工作表“{place.sheet}”" if place.sheet else "全文"
        return f"{scope}按文字查找"
    return _passage(place)


def _passage(place: Passage) -> str:
    cell = f"表{place.table}第{place.row}行第{place.column}列" if place.table is not None else ""
    return f"{cell}第{place.paragraph}段第{place.start + 1}字起"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
