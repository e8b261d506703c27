"""What is wrong with the lists in force taken together: gaps against the law, repeats, standards that differ."""

from gongkai.catalog.checks.comparing import Change, Comparison, compare
from gongkai.catalog.checks.coverage import Coverage, coverage
from gongkai.catalog.checks.standards import Difference, differences, repeats

__all__ = ["Change", "Comparison", "Coverage", "Difference", "compare", "coverage", "differences", "repeats"]
