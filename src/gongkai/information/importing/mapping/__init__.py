"""How the records of another system become ours: a TOML file of field names, value words and kind rules."""

from gongkai.information.importing.mapping.load import MappingError, load, load_named, shipped
from gongkai.information.importing.mapping.model import AttachmentRule, Condition, KindRule, Mapping

__all__ = [
    "AttachmentRule",
    "Condition",
    "KindRule",
    "Mapping",
    "MappingError",
    "load",
    "load_named",
    "shipped",
]
