"""Form widgets of our own. Each is a plain field first; a script may make it more comfortable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.html import format_html

if TYPE_CHECKING:
    from django.utils.safestring import SafeString


class RichText(forms.Textarea):
    """A body of text with headings and tables, edited as it will look; without scripts, its HTML in a text area.

    What comes in is cleaned by the server whatever the script did.
    """

    class Media:
        css = {"all": ["gongkai/css/editor.css"]}
        js = [forms.Script("gongkai/js/paste.js", defer=True), forms.Script("gongkai/js/editor.js", defer=True)]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html("<rich-text>{}</rich-text>", super().render(name, value, attrs, renderer))
