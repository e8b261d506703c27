"""Names of WordprocessingML that the DOCX reader needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def w(tag: str) -> str:
    """Return a tag or attribute name in the w: name space."""
    return f"{{{_W}}}{tag}"


def transitional(data: bytes) -> bytes:
    """Rewrite the strict name space (ISO/IEC 29500 strict) as the usual one, so that one reader serves both."""
    return data.replace(_STRICT_W.encode(), _W.encode())


def value(element: _Element | None, child: str) -> str | None:
    """Return the w:val of a child, "" when the child has none, None without the child."""
    found = None if element is None else element.find(w(child))
    return None if found is None else found.get(w("val"), "")


def is_on(element: _Element | None, child: str) -> bool:
    """Tell whether a switch such as w:vanish is set (present and not switched off)."""
    setting = value(element, child)
    return setting is not None and setting not in {"0", "false", "off"}
