"""What the heads of columns mean."""

from __future__ import annotations

import re
from functools import lru_cache

from gongkai.privacy.model import DataType

_NOISE = re.compile(r"\([^()]*\)|[\s:*_/、,.]")
_HEADS = (
    (DataType.ID_CARD, r".*(?:身份证|公民身份|身份号码|证件号|证件编号|社会保障号|社保号).*"),
    (DataType.BANK_CARD, r".*(?:银行卡|银行账|银行帐|卡号|一卡通|存折|收款账|打款账|开户账|账号|帐号|账户号).*"),
    (DataType.PASSPORT, r".*护照.*"),
    (DataType.PERMIT, r".*(?:通行证|回乡证|台胞证).*"),
    (DataType.EMAIL, r".*(?:邮箱|电子邮件|email|e-mail).*"),
    (DataType.ACCOUNT, r"(?:微信|QQ|支付宝).*"),
    (DataType.PLATE, r".*(?:车牌|号牌号|车号).*"),
    (DataType.MOBILE, r".*(?:手机|移动电话|联系电话|电话|联系方式|联系号码).*"),
    (DataType.BIRTH_DATE, r"(?:出生|生日|出生年月日?|出生日期|出生时间)"),
    (DataType.HEALTH, r".*(?:病种|疾病|诊断|病情|患病|残疾类[别型]|残疾等级|残疾级别|致贫原因|健康状况).*"),
    (
        DataType.ADDRESS,
        (
            r".*(?:住址|家庭地址|家庭住|居住地|户籍地|户籍所在|现住|门牌|房屋坐落|住房地址|联系地址|通讯地址"
            r"|通信地址|^地址).*"
        ),
    ),
    (
        DataType.NAME,
        (
            r".*姓名.*|户主|申请人|当事人|被处罚人|法定代表人|法人代表|法人|受益人|领取人|监护人|家长|业主"
            r"|权利人|产权人|承租人|补贴对象|补助对象|救助对象|保障对象"
            r"|享受对象|获得者|投诉人|举报人|信访人|患者|学生|考生|成员|家庭成员|共同申请人|配偶|经营者|持证人"
            r"|户名|账户名|收款人|农户|承包方代表?|种植户|养殖户|农户姓名|相对人"
        ),
    ),
)
_STAYS = re.compile(
    r"(?:负责人|联系人|经办人|承办人|责任人|包保|帮扶|网格员|河长|领导|主任|审批人|执法|单位|机构|部门"
    r"|项目|企业|公司|银行(?![卡账帐])|开户行|学校).*"
)
_IN_SPITE = re.compile(r"身份证|法定代表人|法人代表")
_ORDINARY = re.compile(
    r"(?:序号?|编号|性别|年龄|民族|金额|补贴金额|标准|备注|学历|职务|职称|岗位|成绩|总分|名次|面积"
    r"|人数|户数|类别|类型|月份|年度|日期|时间|单位|所属.*|.*村|.*社区|乡镇|镇街|街道|地址"
    r"|单位名称|企业名称|项目名称|名称|机构名称|部门|合计|开户行|与户主关系|关系|数量|等级|报考.*"
    r"|准考证号|电话|职位|分管.*|职责|工作分工|学校|专业|毕业.*|工作单位|统一社会信用代码)"
)
_FUNCTION = re.compile(r"(?:现任|拟任|党内|行政|单位及)?职务.*|职位|分管.*|工作分工|职责|主要职责|职务职级")
_PRIVATE = frozenset({DataType.ID_CARD, DataType.BANK_CARD, DataType.HEALTH, DataType.PASSPORT, DataType.PERMIT})
_LONGEST = 24


@lru_cache(maxsize=4096)
def type_of_head(head: str) -> DataType | None:
    """The personal data that stands under a head; None for any other head and for text that is none."""
    word = _NOISE.sub("", head)
    if not word or len(head) > _LONGEST:
        return None
    if _STAYS.match(word) and not _IN_SPITE.search(word):
        return None
    return next((kind for kind, pattern in _HEADS if re.fullmatch(pattern, word, re.IGNORECASE)), None)


@lru_cache(maxsize=4096)
def is_head(text: str) -> bool:
    """Say whether a cell reads like the head of a column of any kind."""
    word = _NOISE.sub("", text)
    if not word or len(text) > _LONGEST:
        return False
    return type_of_head(text) is not None or bool(_ORDINARY.fullmatch(word) or _STAYS.fullmatch(word))


def is_of_officials(heads: list[str]) -> bool:
    """Say whether columns of functions (职务, 分管) and none of private numbers make the rows officials."""
    kinds = {type_of_head(head) for head in heads}
    functions = any(_FUNCTION.fullmatch(_NOISE.sub("", head)) for head in heads)
    return functions and not kinds & _PRIVATE
