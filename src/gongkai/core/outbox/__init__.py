"""Side effects after commit: rows written in the act's own transaction, carried out by a worker, at least once.

Architecture rule 5; why not django-tasks-db stands in docs/adr/.
"""

from gongkai.core.outbox.actions import put, put_many
from gongkai.core.outbox.registry import BusyError, subscriber
from gongkai.core.outbox.worker import Worker, drain

__all__ = ["BusyError", "Worker", "drain", "put", "put_many", "subscriber"]
