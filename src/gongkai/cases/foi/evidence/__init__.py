"""The evidence package of a case: everything that a review body or a court asks for, whole or refused."""

from gongkai.cases.foi.evidence.gaps import gaps
from gongkai.cases.foi.evidence.package import Package, package
from gongkai.cases.foi.evidence.writing import IncompleteError, export

__all__ = ["IncompleteError", "Package", "export", "gaps", "package"]
