"""What differs from machine to machine: database, storage, secret key, addresses."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from gongkai.config.databases import database
from gongkai.config.environment import secret_key
from gongkai.config.storages import storages

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_url_the_database_lies_in_the_home(tmp_path: Path) -> None:
    found = database("", tmp_path)
    assert found["NAME"] == str(tmp_path / "gongkai.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


def test_a_postgres_url_is_taken_apart(tmp_path: Path) -> None:
    found = database("postgres://clerk:se%40cret@db.internal:5433/city", tmp_path)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["HOST"], found["PORT"], found["NAME"], found["PASSWORD"]) == (
        "db.internal",
        5433,
        "city",
        "se@cret",
    )


def test_without_a_url_files_lie_in_a_folder(tmp_path: Path) -> None:
    assert storages("", tmp_path)["default"]["OPTIONS"]["location"] == str(tmp_path)


def test_an_s3_url_is_taken_apart(tmp_path: Path) -> None:
    options = storages("s3://key:se%2Fcret@objects.internal:9000/gongkai", tmp_path)["default"]["OPTIONS"]
    assert options["access_key"] == "key"
    assert options["secret_key"] == "se/cret"
    assert options["bucket_name"] == "gongkai"
    assert options["endpoint_url"] == "https://objects.internal:9000"


@pytest.mark.parametrize("url", ["ftp://host/x", "s3://host", "nonsense"])
def test_another_storage_url_is_refused_with_what_would_be_right(url: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="STORAGE_URL 应为 s3://"):
        storages(url, tmp_path)


def test_a_secret_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    made = secret_key(tmp_path / "home")
    assert len(made) >= 50
    assert secret_key(tmp_path / "home") == made
    mode = (tmp_path / "home" / "secret_key").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_nothing_comes_from_outside_and_nothing_runs_inline() -> None:
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert policy["default-src"] == ["'self'"]
    assert "script-src" not in policy
