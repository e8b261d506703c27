"""Holiday notices: what one says, reading them from TOML and from the JSON of holiday-cn."""

from gongkai.law.notices.errors import InvalidNoticeError
from gongkai.law.notices.holiday_cn import from_holiday_cn
from gongkai.law.notices.model import Notice, NoticeKind, StatedDay
from gongkai.law.notices.reading import read_notice, read_notices

__all__ = [
    "InvalidNoticeError",
    "Notice",
    "NoticeKind",
    "StatedDay",
    "from_holiday_cn",
    "read_notice",
    "read_notices",
]
