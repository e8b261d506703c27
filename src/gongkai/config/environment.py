"""Everything the machine decides, read once from the environment.

Each name stands in docs/reference/settings.md.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from environs import Env

env = Env()


def home() -> Path:
    """The folder under which everything that this installation writes lives (`--home`, GONGKAI_HOME)."""
    return Path(env.str("GONGKAI_HOME", "var")).resolve()


def secret_key(folder: Path) -> str:
    """GONGKAI_SECRET_KEY, or one made at the first start and kept in the home folder for its owner alone."""
    if given := env.str("GONGKAI_SECRET_KEY", ""):
        return given
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


def default_address(hosts: list[str]) -> str:
    """The site's address when none is given: its first host name, or this machine."""
    host = next((name for name in hosts if name.strip(".*")), "localhost")
    return f"http://{host.lstrip('.')}"
