"""The letters of disclosure casework: composed from facts, worded by Word templates, with the law's own figures.

`compose` makes a `Letter`; `to_docx`, `to_pdf` and `to_text` write it. Pure Python, without Django.
"""

from __future__ import annotations

from gongkai.letters.composing import compose, to_docx
from gongkai.letters.errors import (
    DayError,
    FactsError,
    LetterError,
    NumberError,
    TemplateError,
    TypesettingError,
    UnknownKindError,
)
from gongkai.letters.fields import FieldType, LetterField
from gongkai.letters.kind import Addressee, LetterKind
from gongkai.letters.kinds import all_kinds, announcing, kind_of
from gongkai.letters.model import Grid, Layout, Letter, Paragraph, Role
from gongkai.letters.numbers import LetterNumber, parse_number
from gongkai.letters.pdf import missing_characters, to_pdf
from gongkai.letters.templates import Templates, check_template
from gongkai.letters.text import to_text

__all__ = [
    "Addressee",
    "DayError",
    "FactsError",
    "FieldType",
    "Grid",
    "Layout",
    "Letter",
    "LetterError",
    "LetterField",
    "LetterKind",
    "LetterNumber",
    "NumberError",
    "Paragraph",
    "Role",
    "TemplateError",
    "Templates",
    "TypesettingError",
    "UnknownKindError",
    "all_kinds",
    "announcing",
    "check_template",
    "compose",
    "kind_of",
    "missing_characters",
    "parse_number",
    "to_docx",
    "to_pdf",
    "to_text",
]
