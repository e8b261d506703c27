"""What stands in the output, what it was made of, and the chain that proves it."""

from gongkai.publishing.models.check import CheckState, FindingKind, OutputCheck, TamperFinding
from gongkai.publishing.models.cut import ListCut
from gongkai.publishing.models.manifest import GENESIS, ManifestEntry, ManifestHead
from gongkai.publishing.models.page import Dependency, Page
from gongkai.publishing.models.redirect import Redirect

__all__ = [
    "GENESIS",
    "CheckState",
    "Dependency",
    "FindingKind",
    "ListCut",
    "ManifestEntry",
    "ManifestHead",
    "OutputCheck",
    "Page",
    "Redirect",
    "TamperFinding",
]
