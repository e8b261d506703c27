"""The manifest of the output: appended to, chained, signed, checked."""

from gongkai.publishing.manifest.append import Fact, append
from gongkai.publishing.manifest.chain import entry_hash, statement
from gongkai.publishing.manifest.walk import Fault, walk

__all__ = ["Fact", "Fault", "append", "entry_hash", "statement", "walk"]
