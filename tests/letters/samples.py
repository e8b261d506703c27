"""A whole set of facts of an invented case in 示范市: every field that a letter can ask for."""

from __future__ import annotations

from datetime import date
from typing import Any

DAY = date(2026, 10, 12)

FACTS: dict[str, Any] = {
    "issuer": "示范市自然资源局",
    "number": "示自然资公开〔2026〕12号",
    "attachments": ["示范大道改扩建工程征地补偿安置方案", "检索记录"],
    "copies": ["示范市人民政府政务公开办公室", "示范市档案馆"],
    "phone": "0510-55501000",
    "address": "示范市人民路1号",
    "review_body": "示范市人民政府",
    "court": "示范市示范区人民法院",
    "online_channel": "示范省行政复议网上申请平台",
    "applicant": "张晓明",
    "agent": "赵一",
    "organization": False,
    "received_on": "2026-09-14",
    "corrected_on": "2026-09-21",
    "request": "2024年示范大道改扩建工程的征地补偿安置方案",
    "request_code": "SF2026-0914-003",
    "channel": "互联网",
    "tracking": "示范市人民政府网站“办件查询”栏目",
    "answer_due": date(2026, 10, 16),
    "access_route": "示范市人民政府网站“征地信息公开”栏目，或者示范市档案馆政府信息查阅点",
    "access_time": "2026年10月20日起的工作日上午九时至十一时",
    "information": "《示范大道改扩建工程征地补偿安置方案》，共12页",
    "delivery": "纸质文件，当面领取",
    "withheld_part": "方案附表中被征收人的姓名、身份证件号码和银行账号",
    "article": "《中华人民共和国政府信息公开条例》第十五条",
    "reasons": "该内容由本机关在履行职责过程中取得。\n公开后会对权利人的合法权益造成损害，且与公共利益无关",
    "secrecy_basis": "秘密级，保密期限十年，由示范市保密行政管理部门确定",
    "forbidding_law": "《示范法》第八条",
    "third_party_views": "第三方书面表示不同意公开，认为有关报价属于商业秘密",
    "search_scope": (
        "检索范围为本局档案室2023年至2025年的全部文件和电子公文系统。\n检索方法为按项目名称、文号逐项查找"
    ),
    "responsible_organ": "示范市住房和城乡建设局",
    "responsible_contact": "示范市建设路8号，0510-55502000",
    "special_law": "《不动产登记暂行条例》",
    "special_route": "权利人、利害关系人可以持身份证件到示范市不动产登记中心查询、复制登记资料",
    "earlier_answer": "示自然资公开〔2025〕31号，2025年11月3日",
    "earlier_access": "本机关已于2025年11月3日以示自然资公开〔2025〕31号向你提供",
    "proper_channel": "示范市人民来访接待中心，或者示范市12345政务服务便民热线",
    "publication": "《示范市年鉴（2024）》",
    "outcome": "你于2026年9月28日书面撤回申请",
    "correction_items": ["写明所需信息的名称或者文号", "附具申请人的身份证明"],
    "correction_until": "2026-10-26",
    "correction_notice": "示自然资公开〔2026〕9号",
    "correction_served_on": "2026-09-18",
    "submit_to": "示范市人民政府网站“依申请公开”栏目或者邮寄",
    "excess": "自2026年7月1日至9月14日，你提出政府信息公开申请46件，其中31件的内容相近",
    "explain_until": "2026-10-20",
    "extended_until": "2026-11-13",
    "delayed_until": "2026-12-31",
    "third_party": "示范建设有限公司",
    "third_party_information": "示范大道改扩建工程投标文件中的报价明细表",
    "reply_due": "2026-11-02",
    "public_interest_reasons": "该工程使用财政资金，报价关系到公众对资金使用的监督",
    "disclose_on": "2026-11-16",
    "consulted_on": "2026-09-25",
    "organ": "示范市住房和城乡建设局",
    "matter": "请检索你单位2024年形成的有关会议纪要，并提出可否公开的意见",
    "transferred": ["张晓明提出的更正申请书一份", "证明材料复印件三页"],
    "fee": {"items": 2, "before": 30},
    "payment": "凭缴款通知书到示范银行任一网点，或者通过示范市非税收入缴款平台缴纳",
    "pay_until": "2026-11-10",
    "fee_notice": "示自然资公开〔2026〕10号",
    "fee_served_on": "2026-09-22",
    "record": "示范市农村宅基地登记簿中登记人张晓明的出生日期",
    "rectification": "经核实，该记录与户籍登记不一致，本机关已于2026年10月9日更正",
    "recipient": "张晓明",
    "served_documents": ["示自然资公开〔2026〕12号 政府信息公开申请答复书", "附件一份，共12页"],
    "service_address": "示范市示范区幸福路2号",
    "service_method": "邮寄（中国邮政挂号信）",
    "mail_number": "XA00000000032",
    "server": "李文、王新",
    "service_note": "随信附回执",
    "case_number": "（2026）示01行初15号",
    "claimant": "张晓明",
    "representative": "陈建国，局长",
    "agents": "赵一，示范律师事务所律师",
    "challenged": "示自然资公开〔2026〕12号政府信息公开申请答复书",
    "claim": "撤销上述答复书，责令限期重新作出答复",
    "handling": "2026年9月14日收到申请，当日登记。\n2026年10月12日作出答复并邮寄送达",
    "defence": "答辩人尽到了全面检索的义务，检索记录完整。\n答复的内容、程序、期限均符合规定",
    "prayer": "请求驳回原告的诉讼请求",
}


LEAST = frozenset(("issuer", "number", "applicant", "received_on", "request", "review_body", "court"))


def least(needs: tuple[str, ...]) -> dict[str, Any]:
    """The facts of the case without which a letter cannot be, and those that it names."""
    return {code: FACTS[code] for code in LEAST | set(needs)}
