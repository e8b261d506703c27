"""The words by which an item of a catalogue is seen to be about a matter of 条例 20 and 21.

These are no law: they only say where to look. Each code is one of rules PUB-20, PUB-21 and PUB-21t.
"""

from __future__ import annotations

import re

WORDS: dict[str, dict[str, re.Pattern[str]]] = {
    "PUB-20": {
        "1": re.compile(r"规范性文件|规章|法规|政策文件|政策法规"),
        "2": re.compile(r"机构(?:职能|设置|信息|概况)|职能|领导|办公地址|联系方式|机关简介"),
        "3": re.compile(r"规划"),
        "4": re.compile(r"统计"),
        "5": re.compile(r"行政许可|办事指南|服务指南|行政审批|办理结果|公共服务|审批"),
        "6": re.compile(r"行政处罚|行政强制|处罚"),
        "7": re.compile(r"预算|决算|预决算"),
        "8": re.compile(r"收费"),
        "9": re.compile(r"政府采购|集中采购|采购"),
        "10": re.compile(r"重大(?:建设)?项目|重点项目|建设项目"),
        "11": re.compile(r"扶贫|乡村振兴|教育|医疗|社会保障|社会保险|就业|救助|养老|资助"),
        "12": re.compile(r"应急|预案|预警|突发|救灾"),
        "13": re.compile(r"监督检查|环境保护|生态环境|环境质量|安全生产|食品|药品|产品质量|公共卫生|抽检|抽查"),
        "14": re.compile(r"招考|招录|公务员|录用|招聘"),
    },
    "PUB-21": {
        "municipal": re.compile(r"市政"),
        "services": re.compile(r"公共服务|服务指南|办事指南"),
        "welfare": re.compile(r"公益|慈善|志愿"),
        "land": re.compile(r"土地征收|征收土地|征地"),
        "housing": re.compile(r"房屋征收|征收与补偿|征收补偿"),
        "order": re.compile(r"治安|户籍|公安"),
        "assistance": re.compile(r"社会救助|最低生活保障|低保|特困|临时救助|救助"),
    },
    "PUB-21t": {
        "agriculture": re.compile(r"农业|涉农|惠农|农村政策|补贴"),
        "water": re.compile(r"农田水利|水利"),
        "contract": re.compile(r"土地承包|经营权流转|土地流转"),
        "homestead": re.compile(r"宅基地"),
        "land": re.compile(r"土地征收|征收土地|征地"),
        "housing": re.compile(r"房屋征收|征收补偿"),
        "funds": re.compile(r"筹资筹劳|一事一议"),
        "assistance": re.compile(r"社会救助|最低生活保障|低保|特困|救助"),
    },
}
