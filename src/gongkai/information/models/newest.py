"""The newest first, what has no date last: the same on every database, with the index for it."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from django.db.models import Index

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.backends.ddl_references import Statement
    from django.db.models import Model


class NullsLastIndex(Index):
    """An index whose descending columns have their nulls last. SQLite does just that by itself and its indexes
    know no NULLS LAST; PostgreSQL must be told, or it sorts every list anew."""

    def create_sql(
        self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor, using: str = "", **extra: Any
    ) -> Statement:
        index = copy(self)
        if schema_editor.connection.vendor == "postgresql":
            index.fields_orders = [
                (name, "DESC NULLS LAST" if order and model._meta.get_field(name).null else order)
                for name, order in self.fields_orders
            ]
        return Index.create_sql(index, model, schema_editor, using, **extra)
