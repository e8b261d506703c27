"""Settings for the tests: a home of its own, quick passwords, nothing else different."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

# Fresh for each process: the runner's workers would otherwise inherit one home and meet in it.
_FOLDER = tempfile.mkdtemp(prefix="gongkai-test-")
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["GONGKAI_HOME"] = _FOLDER
os.environ.setdefault("GONGKAI_LOG_LEVEL", "WARNING")

from gongkai.config.settings import *  # noqa: E402, F403 - the home comes first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
GONGKAI_CHECK_LINKS = False  # no thread of its own, no question to other sites

# Pages are rendered here without collecting their static files first.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405

# A file, not Django's shared memory: threads must meet the locks that they meet in production.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405 - from the settings above
    DATABASES["default"]["TEST"] = {"NAME": str(GONGKAI_HOME / "test.sqlite3")}  # noqa: F405
