"""Closed sets of the engine. What only one kind of case knows stands beside that kind."""

from __future__ import annotations

from django.db.models import TextChoices


class Channel(TextChoices):
    """How it came in: the codes of rule FOI-31, which decides by them what day counts as the day of receipt."""

    COUNTER = "counter", "当面提交"
    POST_SIGNED = "post_signed", "邮寄（签收）"
    POST_PLAIN = "post_plain", "平常信函"
    INTERNET = "internet", "互联网渠道"
    FAX = "fax", "传真"


class ApplicantClass(TextChoices):
    """Who applies, in the columns of the annual report's third table (国办公开办函〔2021〕30号)."""

    NATURAL_PERSON = "natural_person", "自然人"
    BUSINESS = "business", "商业企业"
    RESEARCH = "research", "科研机构"
    PUBLIC_WELFARE = "public_welfare", "社会公益组织"
    LEGAL_SERVICE = "legal_service", "法律服务机构"
    OTHER = "other", "其他组织"


class PartyRole(TextChoices):
    """What somebody is in a case."""

    APPLICANT = "applicant", "申请人"
    AGENT = "agent", "代理人"
    THIRD_PARTY = "third_party", "第三方"


class Purpose(TextChoices):
    """What a file of a case is for."""

    APPLICATION = "application", "申请材料"
    IDENTITY = "identity", "身份证明"
    AGENT_IDENTITY = "agent_identity", "代理人身份证明"
    AUTHORISATION = "authorisation", "授权委托书"
    CORRECTION = "correction", "补正材料"
    SEARCH = "search", "检索记录"
    CONSULTATION = "consultation", "征求意见材料"
    SOURCE = "source", "拟提供的信息（原件）"
    RELEASE = "release", "提供的信息"
    LETTER = "letter", "文书"
    SERVICE = "service", "送达凭证"
    ARCHIVE = "archive", "归档卷宗"
    OTHER = "other", "其他"


# What shows who somebody is: opened by those who need it, each look recorded.
PERSONAL = frozenset({Purpose.IDENTITY, Purpose.AGENT_IDENTITY, Purpose.AUTHORISATION, Purpose.ARCHIVE})
# What names the applicant among other things: whoever sees the case may read it, each look recorded.
NAMING = frozenset({Purpose.APPLICATION, Purpose.CORRECTION, Purpose.LETTER, Purpose.SERVICE})
# And of the first, what is destroyed soon after the end; who may act for whom belongs to the file itself.
SHORT_LIVED = frozenset({Purpose.IDENTITY, Purpose.AGENT_IDENTITY})


class ConsultedBody(TextChoices):
    """Whom a consultation asks; silence means opposite things (条例 32, 34)."""

    THIRD_PARTY = "third_party", "第三方"
    ORGAN = "organ", "共同制作机关"


class Opinion(TextChoices):
    """What came of a consultation."""

    AGREES = "agrees", "同意公开"
    OBJECTS = "objects", "不同意公开"
    SILENT = "silent", "逾期未提出意见"


class ServiceMethod(TextChoices):
    """How a letter reaches its addressee: the codes of rule FOI-SERVE, and the platform itself."""

    DIRECT = "direct", "直接送达"
    DELEGATED = "delegated", "委托送达"
    POST = "post", "邮寄送达（邮政企业）"
    ONLINE = "online", "网上送达"
    EMAIL = "email", "电子邮件"
