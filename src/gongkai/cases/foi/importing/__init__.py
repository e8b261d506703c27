"""Cases of another system with their histories: read, replayed under the law, written in bulk."""

from gongkai.cases.foi.importing.reading import Record, read_record
from gongkai.cases.foi.importing.replay import History, replay
from gongkai.cases.foi.importing.run import Report
from gongkai.cases.foi.importing.whole import bounded, run
from gongkai.cases.records import InvalidRecordError

__all__ = ["History", "InvalidRecordError", "Record", "Report", "bounded", "read_record", "replay", "run"]
