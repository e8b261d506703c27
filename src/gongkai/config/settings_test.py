"""Settings for the tests: a home of its own, quick passwords, nothing else different."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("GONGKAI_HOME", tempfile.mkdtemp(prefix="gongkai-test-"))
os.environ.setdefault("GONGKAI_LOG_LEVEL", "WARNING")

from gongkai.config.settings import *  # noqa: F403 - the home must be set before the settings read it

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False

# Pages are rendered here without collecting their static files first.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405

# A file, not Django's shared memory: threads must meet the locks that they meet in production.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405 - from the settings above
    DATABASES["default"]["TEST"] = {"NAME": str(GONGKAI_HOME / "test.sqlite3")}  # noqa: F405
