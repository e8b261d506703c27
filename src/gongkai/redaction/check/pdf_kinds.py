"""What an object of a PDF is for, and whether a text in it may stand there without being seen."""

from __future__ import annotations

import pikepdf

from gongkai.redaction.check.model import Spot

_TOOLS = frozenset({"/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped", "/PTEX.Fullbanner"})
_WORDS = frozenset({"/Contents", "/RC", "/T", "/Subj", "/V", "/DV", "/TU", "/Opt", "/CA", "/Title"})
_STRUCTURE = frozenset({"/Alt", "/ActualText", "/E"})
_SCRIPTS = frozenset({"/JS", "/JavaScript"})
_FILES = frozenset({"/F", "/UF", "/Desc", "/EF"})


def judged(owner: pikepdf.Object, key: str, *, is_info: bool) -> tuple[Spot, bool]:
    """The place, and whether its being there is fine as long as it is no secret."""
    if is_info:
        return Spot.METADATA, key in _TOOLS
    if key in _SCRIPTS:
        return Spot.SCRIPT, False
    if key in _STRUCTURE:
        return Spot.ALT_TEXT, True
    return _by_owner(owner, key) if isinstance(owner, pikepdf.Dictionary) else (Spot.RAW, True)


def _by_owner(owner: pikepdf.Dictionary, key: str) -> tuple[Spot, bool]:
    found = (Spot.RAW, True)
    if key == "/V" or "/FT" in owner:
        found = Spot.FIELD, key not in {"/V", "/DV", "/TU"}
    elif "/Rect" in owner and "/Subtype" in owner:
        found = Spot.ANNOTATION, key not in _WORDS
    elif key == "/Title":
        found = Spot.OUTLINE, True
    elif owner.get("/Type") in {"/Filespec", "/F"} or (key in _FILES and "/EF" in owner):
        found = Spot.ATTACHMENT, False
    elif "/PieceInfo" in owner or key == "/Private":
        found = Spot.METADATA, False
    return found
