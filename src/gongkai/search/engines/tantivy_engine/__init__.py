"""The engine out of the box: tantivy in a folder, tokens made in Python."""

from gongkai.search.engines.tantivy_engine.backend import TantivyEngine

__all__ = ["TantivyEngine"]
