"""A standard catalogue as counties publish it (XLSX, CSV, Word, web page) → its rows, and what was not understood.

Pure: no database, no Django. `read_catalog(path)` is the door.
"""

from gongkai.catalog.sheets.model import Channel, Problem, ProblemKind, Row, Sheet, Workbook
from gongkai.catalog.sheets.workbook import read_catalog

__all__ = ["Channel", "Problem", "ProblemKind", "Row", "Sheet", "Workbook", "read_catalog"]
