"""Where files lie: a folder under the home, or any S3-speaking store (`STORAGE_URL`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

# Names carry the hash of their content, so that a browser may keep a file for ever and still sees an upgrade.
STATIC = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}


def storages(url: str, folder: Path) -> dict[str, Any]:
    """Django's STORAGES: `s3://KEY:SECRET@HOST[:PORT]/BUCKET`, or the folder when `url` is empty.

    Raises ValueError for another scheme.
    """
    return {"default": _s3(url) if url else _folder(folder), "staticfiles": STATIC}


def _folder(folder: Path) -> dict[str, Any]:
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(folder)}}


def _s3(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.path.strip("/"):
        raise ValueError(
            f"STORAGE_URL 应为 s3://密钥:口令@主机/桶，现为 {parts.scheme}://{parts.hostname}{parts.path}"
        )
    host = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "access_key": unquote(parts.username or ""),
            "secret_key": unquote(parts.password or ""),
            "bucket_name": parts.path.strip("/"),
            "endpoint_url": f"https://{host}",
            "default_acl": None,
            "querystring_auth": True,
        },
    }
