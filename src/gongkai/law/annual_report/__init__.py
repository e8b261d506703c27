"""The annual report on government information disclosure: its forms as data, and whether a report's tables agree.

条例 49 and 50; 国办公开办函〔2019〕60号 for 2019 and 2020, 国办公开办函〔2021〕30号 since.
"""

from gongkai.law.annual_report.cells import LARGEST
from gongkai.law.annual_report.check import check, check_record
from gongkai.law.annual_report.form import (
    Along,
    Blank,
    Column,
    Form,
    FormError,
    Identity,
    Measure,
    Row,
    Section,
    Table,
    Term,
)
from gongkai.law.annual_report.intake import tables_of
from gongkai.law.annual_report.load import form_for, read_form, shipped_forms
from gongkai.law.annual_report.names import full_label, numbered, row_name
from gongkai.law.annual_report.records import Outcome, check_file
from gongkai.law.annual_report.violation import Tables, Violation

__all__ = [
    "LARGEST",
    "Along",
    "Blank",
    "Column",
    "Form",
    "FormError",
    "Identity",
    "Measure",
    "Outcome",
    "Row",
    "Section",
    "Table",
    "Tables",
    "Term",
    "Violation",
    "check",
    "check_file",
    "check_record",
    "form_for",
    "full_label",
    "numbered",
    "read_form",
    "row_name",
    "shipped_forms",
    "tables_of",
]
