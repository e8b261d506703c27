"""The engine out of the box: tantivy in a folder, tokens made in Python."""

from gongkai.search.engines.embedded.backend import EmbeddedBackend

__all__ = ["EmbeddedBackend"]
