"""docs/reference/openapi.json out of the API. `make docs` writes it.

python -m tools.openapi
"""

from __future__ import annotations

import json
import os
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs/reference/openapi.json"


def main() -> None:
    """Write the description."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    import django  # noqa: PLC0415  # once the settings are named

    django.setup()
    from gongkai.api.v1 import api  # noqa: PLC0415  # as above

    text = json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=2)
    PAGE.write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
