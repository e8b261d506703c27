"""How much of a machine an old site may use."""

from __future__ import annotations

from gongkai.documents.limits import MB

MEMBERS = 500_000  # files of an archive
UNPACKED = 8192 * MB  # all of them
MEMBER = 500 * MB  # one of them
RATIO = 300  # times that an archive may grow before it counts as made to fill the disk ...
SMALL = 200 * MB  # ... unless what comes of it is small
PAGE = 20 * MB  # a web page
ATTACHMENT = 200 * MB
DEPTH = 6  # levels of columns
COLUMN_NAME = 60
LISTED = 1000  # dead links and the like that a report holds
