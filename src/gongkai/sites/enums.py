"""States, events and the closed set of 栏目类型."""

from __future__ import annotations

from django.db import models


class SiteState(models.TextChoices):
    """Whether a site speaks to the public."""

    OPEN = "open", "已开通"
    CLOSED = "closed", "已关停"


class SiteEvent(models.TextChoices):
    """What happens to a site."""

    CLOSE = "close", "关停"
    REOPEN = "reopen", "恢复开通"


class ColumnState(models.TextChoices):
    """Open columns are public. A hidden one is being prepared; a closed one leads its address on."""

    OPEN = "open", "已开通"
    HIDDEN = "hidden", "已隐藏"
    CLOSED = "closed", "已关闭"


class ColumnEvent(models.TextChoices):
    """What happens to a column."""

    SHOW = "show", "开通"
    HIDE = "hide", "隐藏"
    CLOSE = "close", "关闭"


class ColumnType(models.TextChoices):
    """栏目类型: the meta tag ColumnType of 《政府网站发展指引》 (国办发〔2017〕47号).

    The classes are those by which 国办秘函〔2019〕19号 inspects a site, and the fixed parts of the disclosure
    platform (国办公开办函〔2019〕61号).
    """

    OVERVIEW = "overview", "概况信息"
    FUNCTIONS = "functions", "机构职能"
    LEADERS = "leaders", "领导信息"
    NEWS = "news", "动态要闻"
    NOTICES = "notices", "通知公告"
    POLICIES = "policies", "政策文件"
    INTERPRETATION = "interpretation", "政策解读"
    RESPONSE = "response", "回应关切"
    PERSONNEL = "personnel", "人事信息"
    PLANNING = "planning", "规划计划"
    FINANCE = "finance", "财政信息"
    STATISTICS = "statistics", "统计信息"
    KEY_FIELD = "key_field", "重点领域信息"
    DISCLOSURE = "disclosure", "政府信息公开"
    GUIDE = "guide", "政府信息公开指南"
    RULES = "rules", "政府信息公开制度"
    STATUTORY = "statutory", "法定主动公开内容"
    ANNUAL_REPORT = "annual_report", "政府信息公开年报"
    ON_REQUEST = "on_request", "依申请公开"
    SERVICES = "services", "办事服务"
    LETTERS = "letters", "咨询投诉"
    CONSULTATION = "consultation", "征集调查"
    INTERVIEW = "interview", "在线访谈"
    DATA = "data", "数据开放"
    FEATURE = "feature", "专题专栏"
    OTHER = "other", "其他"


# The fixed parts of the disclosure platform, in their order, and the entrance to 依申请公开 beside them.
FIXED_PARTS = (ColumnType.GUIDE, ColumnType.RULES, ColumnType.STATUTORY, ColumnType.ANNUAL_REPORT)
KEPT = frozenset({ColumnType.DISCLOSURE, *FIXED_PARTS, ColumnType.ON_REQUEST})
