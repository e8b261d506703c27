"""Errors that a person can act on. Their text is Chinese: it is shown as it stands."""

from __future__ import annotations


class GongkaiError(Exception):
    """The root of the errors that the platform raises on purpose."""


class RefusedError(GongkaiError):
    """An act that is not allowed here and now: the text says why and what would be."""


class InvalidInputError(GongkaiError):
    """Input that cannot be taken: `field` says where, the text what is wrong and what would be right."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
