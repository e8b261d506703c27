"""Who a thing to import is, and whether it changed: known before its text is read."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from gongkai.information.importing.fields import clean
from gongkai.information.importing.mapping.model import at, text_of
from gongkai.information.keys import number_key, title_key

if TYPE_CHECKING:
    from gongkai.information.importing.draft import Item
    from gongkai.information.importing.mapping import Mapping

# Raise it when reading improves so much that documents should be read again by the next import.
EDITION = "1"
LENGTH = 200


def digest(item: Item, mapping: Mapping | None) -> str:
    """What changes when the thing, the mapping or our reading of it does. OSError when a file cannot be opened."""
    if item.path is not None:
        with item.path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
    else:
        content = json.dumps(item.record, ensure_ascii=False, sort_keys=True)
    parts = (EDITION, mapping.digest if mapping else "", content)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def record_key(record: dict[str, Any], mapping: Mapping) -> str:
    """The key of a record: its key field, else 文号 and title, else title, issuer and day."""
    own = next((text for path in mapping.key if (text := text_of(at(record, path)))), "")
    if own:
        return fit(f"{mapping.source}:{own}")
    title = clean(mapping.text(record, "title"))
    number = number_key(clean(mapping.text(record, "document_number")))
    if number:
        return document_key(number, title)
    rest = [mapping.text(record, name) for name in ("issuer_name", "written_on", "published_on", "source_url")]
    return fit(f"{mapping.source}:" + hashlib.sha256("\n".join([title, *rest]).encode()).hexdigest())


def document_key(number: str, title: str) -> str:
    """The key of a document that has a 文号."""
    return fit(f"文号:{number}:{title_key(title)}")


def path_key(item: Item) -> str:
    """The key of a file whose document has no 文号: where it lies."""
    return (
        "文件:"
        + hashlib.sha256(
            str(item.path.resolve() if item.path else "").encode(errors="surrogateescape")
        ).hexdigest()
    )


def fit(key: str) -> str:
    """A key as it is kept: a long one by its beginning and digest."""
    if len(key) <= LENGTH:
        return key
    return f"{key[:100]}:{hashlib.sha256(key.encode()).hexdigest()}"
