"""What is typed, without the signs that no keyboard has: a pasted NUL costs nobody their application."""

from __future__ import annotations

import re
from typing import Any

from django import forms

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Text(forms.CharField):
    """A text field that takes what people paste."""

    def to_python(self, value: Any) -> str | None:
        """The text; signs that control a machine, or turn the direction of the text, are left out."""
        return super().to_python(_UNSEEN.sub("", value) if isinstance(value, str) else value)
