"""Where the files of attachments lie: by their content, so that storing one twice is storing it once."""

from __future__ import annotations

from pathlib import PurePath


def stored_name(sha256: str, name: str) -> str:
    """The name in the store: the digest, with the extension that the file had."""
    extension = PurePath(name).suffix.lower()
    return sha256 + (extension if extension[1:].isalnum() and len(extension) <= 8 else "")  # noqa: PLR2004 - .xhtml
