"""Two databases, one code: SQLite out of the box, PostgreSQL when it grows (`DATABASE_URL`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dj_database_url

if TYPE_CHECKING:
    from pathlib import Path

# WAL lets readers go on while one writes; IMMEDIATE takes the write lock at the start of a transaction,
# so that two writers queue for it instead of one failing half-way.
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;"
    ),
}


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's DATABASES entry for a database URL; without one, the embedded database under `home`."""
    config: dict[str, Any] = dict(dj_database_url.parse(url or f"sqlite:///{home / 'gongkai.sqlite3'}"))
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    return config
