"""The rows of structured information: read, kept, checked, written out; spreadsheets in and out."""

from gongkai.information.rows.found import public_text
from gongkai.information.rows.reading import Row, read_rows
from gongkai.information.rows.sound import problems, require_sound
from gongkai.information.rows.store import as_words, keep, list_of, rows_of, values_of

__all__ = [
    "Row",
    "as_words",
    "keep",
    "list_of",
    "problems",
    "public_text",
    "read_rows",
    "require_sound",
    "rows_of",
    "values_of",
]
