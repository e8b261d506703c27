"""What the database knows of its own tables when it chooses between indexes.

PostgreSQL counts by itself. SQLite knows nothing until it is told to look; without that it takes an index that has
more columns, and reads a library of 70,000 documents for a list of twenty.
"""

from __future__ import annotations

from contextlib import suppress

from django.db import OperationalError, connection

ROWS = 1000  # of each index; enough to choose by, and read in a second whatever the size


def learn() -> None:
    """Have SQLite look at its tables again: after much has come in, before much is read, and once a day. While
    somebody else writes without end it goes by what it knew: what was done before must not fail for it."""
    if connection.vendor == "sqlite":
        with suppress(OperationalError), connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit={ROWS}")
            cursor.execute("ANALYZE")
