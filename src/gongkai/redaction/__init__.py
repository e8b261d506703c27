"""What is given away with parts blacked out: nothing of those parts is left in the file. Pure Python, no Django.

`redact` gives the new file, `leaks` looks into a file before it is released, `suggest` proposes what is personal;
`read_spec` reads the wishes from JSON, `passages` numbers the paragraphs of a Word file, `grounds` lists them.
"""

from __future__ import annotations

from gongkai.redaction.check.leaks import leaks
from gongkai.redaction.check.model import Leak, Reason, Spot
from gongkai.redaction.door import redact
from gongkai.redaction.errors import RedactionError
from gongkai.redaction.grounds import Ground, ground, grounds
from gongkai.redaction.kinds import kind_of
from gongkai.redaction.model import (
    Box,
    Burnt,
    Cells,
    Keep,
    Kind,
    Options,
    PageBoxes,
    Pages,
    Passage,
    PixelBox,
    PixelBoxes,
    Place,
    Redacted,
    Redaction,
    Report,
    TextMatch,
)
from gongkai.redaction.spec import place_json, read_spec
from gongkai.redaction.suggest import Suggestion, passages, suggest

__all__ = [
    "Box",
    "Burnt",
    "Cells",
    "Ground",
    "Keep",
    "Kind",
    "Leak",
    "Options",
    "PageBoxes",
    "Pages",
    "Passage",
    "PixelBox",
    "PixelBoxes",
    "Place",
    "Reason",
    "Redacted",
    "Redaction",
    "RedactionError",
    "Report",
    "Spot",
    "Suggestion",
    "TextMatch",
    "ground",
    "grounds",
    "kind_of",
    "leaks",
    "passages",
    "place_json",
    "read_spec",
    "redact",
    "suggest",
]
