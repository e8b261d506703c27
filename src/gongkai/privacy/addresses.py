"""住址: a street, village or estate with its number; where an organ or a company can be found stays."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from gongkai.privacy.folding import after, before
from gongkai.privacy.model import DataType, Found
from gongkai.privacy.names.form import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIGURE = "[0-9A-Za-z一二三四五六七八九十百]"
_UNIT = r"(?:号楼|号院|号|栋|幢|座|单元|室|弄|层|楼|户|排|组|社|队|巷)"
_MORE = rf"{_FIGURE}{{1,6}}(?:-{_FIGURE}{{1,6}}){{0,3}} ?{_UNIT}"
# The first character stands before the look-behind: so the engine leaps from figure to figure.
_DOORS = re.compile(
    rf"{_FIGURE}(?<![0-9A-Za-z].){_FIGURE}{{0,5}}(?:-{_FIGURE}{{1,6}}){{0,3}} ?{_UNIT}"
    rf"(?:[ ,]?[{HAN}A-Za-z]{{0,14}}?{_MORE}){{0,6}}"
    r"(?:之[一二三四五六七八九十])?(?:-?[0-9]{2,5}室?(?![0-9]))?"
)
_STREET = re.compile(
    r"(?:路|街|道|巷|弄|胡同|里|村|庄|屯|寨|湾|坊|堡|营|组|小区|苑|园|花园|家园|新村|公寓|大厦|广场"
    r"|大院|城|府|郡|邸|庭|社区|街道|镇|乡|区|段|线|墅|居)$"
)
_BACK = re.compile(rf"[{HAN}·]{{2,48}}$")
_LIVES = (
    r"(?:现?居住地址?|现?居住[于在]?|现居[于在]?|家住|家庭住址|家庭地址|现住址?|住址|户籍所在地"
    r"|户籍地址?|户籍住址|户口所在地|户籍|租住[于在]?|暂住[于在]?|[租暂入]?住(?![所房宅建户院宿])[于在]?)"
)
_LEAD = re.compile(
    rf".*(?:{_LIVES}|[办联通][公系讯]地址|地址|住所地?|位于|坐落于?|坐落|前往|来到)(?:为|是)?"
    rf"|.*[,在系为是](?=[{HAN}]{{3}})|^(?:[^,]*[男女]性?在)"
)
_PROVINCE = re.compile(
    r"(?:北京|天津|上海|重庆)市|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北"
    r"|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省"
    r"|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_CUE = re.compile(rf"{_LIVES}(?:为|是)? ?[:是为]? ?$")
_SEAT = re.compile(r"(?:住所地?|注册地址?|登记地址|经营地址|经营场所|营业场所|单位地址|机构地址)[:为是 ]{0,3}$")
_BODY = re.compile(
    r"公司|企业|集团|合作社|信用代码|[厂店馆行部所局]\n|政府|委员会|中心|经营部|商行|超市|饭店|医院|学校"
)
_ABOVE = 160
_LIVED = re.compile(r" ?(?:居住|生活)")
_ESTATE = re.compile(
    rf"(?:现?居住[于在]|现居[于在]?|家住|(?<=[,;])住(?![所房宅院建户宿])|住址(?:为|是|:)|家庭住址[为是:]?"
    rf"|家庭地址[为是:]?) ?(?P<place>[{HAN}]{{1,40}}?(?:省|市|区|县|镇|乡|街道"
    rf"|路)[{HAN}]{{1,12}}?(?:小区|花园|公寓|家园|新村|苑|自然村))"
)
_ROOM = re.compile(r"室")
_ORGAN_PLACE = re.compile(
    r"局|[^餐客歌舞]厅|办事处|管理处|[教事政]处|委员会|政府|办公|中心|大厅|公司|企业|集团|厂|店|单位|机构|医院|学校|大学|学院|协会|法院"
    r"|检察院|派出所|银行(?![卡账])|会议室|项目|工程|地块|标段|地点|受理|窗口"
    r"|邮寄|邮编|联系地址|咨询|报名|机关|建设|施工|征收|批准|危房|改造|规划"
)
_WINDOW, _AFTER = 60, 12


def addresses(text: str, persons: Sequence[int]) -> Iterator[Found]:
    """Find them in a folded text; `persons` are the places (sorted) of private names and numbers found there."""
    for doors in _DOORS.finditer(text):
        start = _start_of_address(text, doors.start())
        if start is not None and _is_private(text, start, doors.end(), persons):
            yield Found(DataType.ADDRESS, start, doors.end())
    if "住" in text or "居" in text:
        for match in _ESTATE.finditer(text):
            yield Found(DataType.ADDRESS, *match.span("place"))


def _start_of_address(text: str, end: int) -> int | None:
    """Walk back from a number over the places that it belongs to; None when no street or village stands there."""
    head = _BACK.search(text[max(0, end - 48) : end].rstrip(" 第附"))
    if head is None or not _STREET.search(head[0]):
        return None
    begin = max(0, end - 48) + head.start()
    province = _PROVINCE.search(head[0])
    if province:
        return begin + province.start()
    lead = _LEAD.match(head[0])
    start = begin + (lead.end() if lead else 0)
    return start if end - start > 1 else None


def _is_private(text: str, start: int, end: int, persons: Sequence[int]) -> bool:
    if _CUE.search(before(text, start, 12)) or _LIVED.match(text, end):
        return True
    if _SEAT.search(before(text, start, 12)) and _BODY.search(text[max(0, start - _ABOVE) : start]):
        return False
    words = before(text, start, _WINDOW) + text[start:end] + after(text, end, _AFTER)
    if _ORGAN_PLACE.search(words):
        return False
    return bool(_ROOM.search(text, start, end)) or _near(persons, start, end, text)


def _near(places: Sequence[int], start: int, end: int, text: str) -> bool:
    """Say whether one of `places` lies on the same line within the window."""
    low = start - len(before(text, start, _WINDOW))
    at = bisect_left(places, low)
    return at < len(places) and places[at] < end + len(after(text, end, _WINDOW))


def has_detail(text: str) -> bool:
    """Say whether a cell that is an address goes beyond street and village."""
    return bool(_DOORS.search(text))
