"""Cases of another system with their histories: read, replayed under the law, written in bulk."""

from gongkai.cases.foi.importing.reading import InvalidRecordError, Record, read_record
from gongkai.cases.foi.importing.replay import History, replay
from gongkai.cases.foi.importing.run import Report, run

__all__ = ["History", "InvalidRecordError", "Record", "Report", "read_record", "replay", "run"]
