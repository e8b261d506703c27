"""Proofreading of official texts: what is probably wrong, where, what should stand there, and how sure that is.

Pure Python, without Django. `proofread` looks into a text, `proofread_file` into a file of any known format.
Precision comes first: an editor who is cried wolf at turns it off (docs/explanation/proofreading.md).
"""

from __future__ import annotations

from gongkai.proofreading.chain import DEFAULT_CERTAINTY, proofread
from gongkai.proofreading.files import Proof, proofread_file
from gongkai.proofreading.model import Finding, Kind
from gongkai.proofreading.wordlists import CITY_LIST, SensitiveWords

__all__ = [
    "CITY_LIST",
    "DEFAULT_CERTAINTY",
    "Finding",
    "Kind",
    "Proof",
    "SensitiveWords",
    "proofread",
    "proofread_file",
]
