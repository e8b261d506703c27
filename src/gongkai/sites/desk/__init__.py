"""The desk modules 网站, 栏目 and 公开指南, and putting information into columns from its own page."""

from gongkai.sites.desk import columns, guides, information, sites

__all__ = ["columns", "guides", "information", "sites"]
