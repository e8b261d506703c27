"""The three tables of a unit's report, counted from what the platform keeps."""

from gongkai.reporting.figures.counting import Figures, count
from gongkai.reporting.figures.entered import with_entered

__all__ = ["Figures", "count", "with_entered"]
