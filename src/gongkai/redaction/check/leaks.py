"""`leaks`: the look into every place of a file before it is released."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.redaction.check.gather import gather
from gongkai.redaction.check.model import Blob, Leak, Piece, Reason, Spot
from gongkai.redaction.check.secrets import Secrets
from gongkai.redaction.folding import bare
from gongkai.redaction.kinds import kind_of
from gongkai.redaction.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gongkai.redaction.check.model import Find

_SHORT = 80
_PART = re.compile(r"[^\W_]+")
_OURS = re.compile(r"■+(?:〔[^〕]*〕)?")
_LEAST = 2
_PUBLIC_SPOTS = frozenset({Spot.TEXT, Spot.HEADER, Spot.NOTE, Spot.BOX, Spot.ALT_TEXT, Spot.OUTLINE})


def leaks(
    data: bytes,
    kind: Kind | str | None = None,
    *,
    secrets: Sequence[str] = (),
    against: str | bytes | None = None,
    name: str = "文件",
) -> list[Leak]:
    """Everything that speaks against releasing a file; empty when nothing does.

    `secrets` may stand nowhere, in whatever width, script or spacing. `against` is what should be public, as text
    or as a file: words of the released file that are not in it are a leak. Content that a reader does not see
    (comments, hidden rows, text under a bar, older versions …) is one in any case; so is what cannot be looked
    into. Raises `UnreadableError` when the file cannot be opened at all.
    """
    real = kind_of(data, name)
    if kind is not None and Kind(kind) is not real:
        return [Leak(Reason.UNREADABLE, Spot.RAW, f"{name}：内容是{real.label}，不是{Kind(kind).label}")]
    wanted, public = Secrets(secrets), _public_text(against)
    found: dict[tuple[str, str, str, int], Leak] = {}
    for each in gather(data, real, name, wanted):
        for leak in _judged(each, wanted, public):
            found.setdefault((leak.reason, leak.spot, leak.where, leak.secret), leak)
    return list(found.values())


def _judged(find: Find, secrets: Secrets, public: str | None) -> Iterator[Leak]:
    if isinstance(find, Piece):
        yield from _piece(find, secrets, public)
    elif isinstance(find, Blob):
        for number in secrets.in_bytes(find.data):
            yield Leak(Reason.SECRET, find.spot, find.where, "", number)
    else:
        yield Leak(Reason.UNREADABLE, Spot.RAW, f"{find.where}（{find.what}）")


def _piece(piece: Piece, secrets: Secrets, public: str | None) -> Iterator[Leak]:
    text = " ".join(piece.text.split())[:_SHORT]
    numbers = secrets.in_text(piece.text)
    for number in numbers:
        yield Leak(Reason.SECRET, piece.spot, piece.where, text, number)
    if not piece.shown and not numbers and _PART.search(piece.text):
        yield Leak(Reason.UNSEEN, piece.spot, piece.where, text)
    if public is not None and piece.spot in _PUBLIC_SPOTS:
        beyond = [part for part in _parts(piece.text) if bare(part) not in public]
        if beyond:
            yield Leak(Reason.BEYOND, piece.spot, piece.where, "、".join(beyond)[:_SHORT])


def _parts(text: str) -> Iterator[str]:
    """The runs of letters and figures that are more than a mark of a list."""
    for run in _PART.findall(_OURS.sub(" ", text)):
        if len(run) >= _LEAST:
            yield run


def _public_text(against: str | bytes | None) -> str | None:
    if against is None or isinstance(against, str):
        return None if against is None else bare(against)
    kind = kind_of(against, "公开文本")
    return bare("".join(_texts(gather(against, kind, "公开文本", Secrets(())))))


def _texts(finds: Iterable[Find]) -> Iterator[str]:
    for each in finds:
        if isinstance(each, Piece) and each.shown and each.spot in _PUBLIC_SPOTS:
            yield each.text
