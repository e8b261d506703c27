"""The site as a folder that any web server shows: pages, what hangs on them, static files, manifest and keys."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Max

from gongkai.core.errors import RefusedError
from gongkai.publishing.links import localised
from gongkai.publishing.manifest import keys, statement
from gongkai.publishing.models import ManifestEntry
from gongkai.publishing.output import places
from gongkai.publishing.rendering import RenderError, render
from gongkai.publishing.sources import outlets

if TYPE_CHECKING:
    from collections.abc import Iterator

PROOF = "_proof"  # beside the pages: the manifest's entries and the public keys


@dataclass(slots=True)
class Exported:
    """What went out. `refused`: pages whose file is not what the manifest states, files without content."""

    pages: int = 0
    files: int = 0
    static: int = 0
    refused: list[dict[str, str]] = field(default_factory=list)


class Export:
    """One export into one folder."""

    def __init__(self, folder: Path) -> None:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise RefusedError(f"目录 {folder} 不是空目录。请给出一个空目录或尚不存在的目录。")
        self.folder = folder
        self.report = Exported()
        self._pages: dict[str, str] = {}
        self._beside: dict[str, str] = {}

    def run(self) -> Exported:
        """Write everything; what was written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        entries = list(_standing())
        self._pages = {entry.path: places.name_of(entry.path) for entry in entries}
        self._static()
        for entry in entries:
            self._page(entry)
        self._proof(entries)
        return self.report

    def _static(self) -> None:
        root = Path(settings.STATIC_ROOT)
        if root.is_dir():
            shutil.copytree(root, self.folder / "static")
            self.report.static = sum(1 for file in (self.folder / "static").rglob("*") if file.is_file())

    def _page(self, entry: ManifestEntry) -> None:
        """A page as the manifest states it, with its links changed; never one that was touched."""
        name = self._pages[entry.path]
        try:
            body = (places.root() / name).read_bytes()
        except OSError:
            body = b""
        if hashlib.sha256(body).hexdigest() != entry.sha256:
            self.report.refused.append(
                {"path": entry.path, "what": "文件缺失或与发布清单不符，请先运行 gongkai verify --restore"}
            )
            return
        if name.endswith(".html"):
            body = localised(body.decode(), entry.path, self._file_of, settings.GONGKAI_ADDRESS).encode()
        self._write(name, body)
        self.report.pages += 1

    def _file_of(self, path: str) -> str:
        """The file of an address in this export; what hangs on a page is written when it is first met."""
        if path in self._pages:
            return self._pages[path]
        if path.startswith(settings.STATIC_URL):
            return path[1:] if (self.folder / path[1:]).is_file() else ""
        if path not in self._beside:
            self._beside[path] = self._hanging(path)
        return self._beside[path]

    def _hanging(self, path: str) -> str:
        name = next((found for outlet in outlets() if (found := outlet.beside(path))), "")
        if not name:
            return ""
        try:
            body = render(path).body
        except (RenderError, OSError) as error:
            self.report.refused.append({"path": path, "what": str(error)})
            return ""
        if body is None:
            self.report.refused.append({"path": path, "what": "文件不在存储中"})
            return ""
        self._write(name, body)
        self.report.files += 1
        return name

    def _proof(self, entries: list[ManifestEntry]) -> None:
        lines = (
            json.dumps(
                {
                    "statement": statement(entry),
                    "hash": entry.hash,
                    "signature": entry.signature,
                    "key": entry.key_id,
                },
                ensure_ascii=False,
            )
            for entry in entries
        )
        self._write(f"{PROOF}/manifest.jsonl", "".join(f"{line}\n" for line in lines).encode())
        for number in {entry.key_id for entry in entries}:
            self._write(f"{PROOF}/{number}.pem", keys.public_pem(number).encode())

    def _write(self, name: str, body: bytes) -> None:
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)


def _standing() -> Iterator[ManifestEntry]:
    """The last statement about every address that has a file."""
    last = ManifestEntry.objects.order_by().values("site", "path").annotate(last=Max("sequence")).values("last")
    rows = ManifestEntry.objects.filter(sequence__in=last).exclude(sha256="")
    return rows.order_by("sequence").iterator(chunk_size=2000)
