"""The desk of the catalogue: lists, items, what is owed, and what units want to keep back."""

from gongkai.catalog.desk import items, obligations, reviews, versions

__all__ = ["items", "obligations", "reviews", "versions"]
