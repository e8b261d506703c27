"""What is public: information of a kind, with its files, history, validity and relations."""

from gongkai.information.models.attachment import Attachment
from gongkai.information.models.cleanup import CleanupCampaign, CleanupItem, ExpiryWarning
from gongkai.information.models.information import Information
from gongkai.information.models.package import PackageMaterial, ReleasePackage
from gongkai.information.models.relation import Relation
from gongkai.information.models.removal import Removal
from gongkai.information.models.review import Assignment, Countersign, Opinion
from gongkai.information.models.revision import Revision
from gongkai.information.models.rows import InformationRow, RowList
from gongkai.information.models.rule import PublishingRule
from gongkai.information.models.schedule import ScheduledRelease
from gongkai.information.models.second_approval import SecondApproval
from gongkai.information.models.serial import IndexSerial
from gongkai.information.models.source import OtherSource
from gongkai.information.models.validity import ValidityFact

__all__ = [
    "Assignment",
    "Attachment",
    "CleanupCampaign",
    "CleanupItem",
    "Countersign",
    "ExpiryWarning",
    "IndexSerial",
    "Information",
    "InformationRow",
    "Opinion",
    "OtherSource",
    "PackageMaterial",
    "PublishingRule",
    "Relation",
    "ReleasePackage",
    "Removal",
    "Revision",
    "RowList",
    "ScheduledRelease",
    "SecondApproval",
    "ValidityFact",
]
