"""Reviews and suits of another system with their histories: read, replayed under the law, tied to their case."""

from gongkai.cases.disputes.importing.reading import DisputeRecord, read_dispute
from gongkai.cases.disputes.importing.replay import DisputeHistory, replay_dispute
from gongkai.cases.disputes.importing.writing import enter_dispute

__all__ = ["DisputeHistory", "DisputeRecord", "enter_dispute", "read_dispute", "replay_dispute"]
