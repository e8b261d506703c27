"""Personal data in what is about to be public: found, explained, masked. Pure Python, without Django.

`detect` looks into a text, `scan` into a file, `scan_html` into a page; `mask`, `mask_html` hide what was found.
"""

from __future__ import annotations

from gongkai.privacy.detect import detect
from gongkai.privacy.markup import mask_html
from gongkai.privacy.masks import Profile, mask, masked
from gongkai.privacy.model import DataType, Hit
from gongkai.privacy.scan import Scan, scan, scan_html

__all__ = ["DataType", "Hit", "Profile", "Scan", "detect", "mask", "mask_html", "masked", "scan", "scan_html"]
