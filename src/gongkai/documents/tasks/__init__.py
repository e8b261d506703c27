"""From the blocks of a document to its ordered tasks."""

from gongkai.documents.tasks.finder import RecoveredTable, TaskFinding, find_tasks

__all__ = ["RecoveredTable", "TaskFinding", "find_tasks"]
