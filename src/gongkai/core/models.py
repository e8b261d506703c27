"""The tables of the foundations, gathered for Django."""

from gongkai.core.audit.models import AuditEntry, AuditHead
from gongkai.core.desk.models import SavedView
from gongkai.core.duties import DutyRecord
from gongkai.core.idempotency import IdempotencyRecord
from gongkai.core.outbox.models import OutboxEntry

__all__ = ["AuditEntry", "AuditHead", "DutyRecord", "IdempotencyRecord", "OutboxEntry", "SavedView"]
