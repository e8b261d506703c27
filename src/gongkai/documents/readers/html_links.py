"""Links of a page to files: its attachments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.blocks import AttachmentLink
from gongkai.documents.readers.html_text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FILE = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|rtf|csv|zip|rar|7z)(?:[?#].*)?$", re.IGNORECASE)


def attachment_links(root: HtmlElement) -> list[AttachmentLink]:
    """Return the links under `root` whose address or name ends like a document's, each address once."""
    found: dict[str, AttachmentLink] = {}
    for link in root.iter("a"):
        url = (link.get("href") or "").strip()
        name = fold(link.text_content()).strip() or (link.get("title") or "").strip()
        if url and not url.startswith("javascript:") and (_FILE.search(url) or _FILE.search(name)):
            found.setdefault(url, AttachmentLink(name=name or url.rsplit("/", 1)[-1], url=url))
    return list(found.values())
