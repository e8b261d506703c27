"""The audit trail: append-only, each entry carries the hash of the one before. `record` is its one door."""

from gongkai.core.audit.actions import Change, record, record_many
from gongkai.core.audit.verify import Fault, verify

__all__ = ["Change", "Fault", "record", "record_many", "verify"]
