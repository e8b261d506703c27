"""Invented official documents of 示范市 for the tests of reading."""

from gongkai.documents.assemble import assemble
from gongkai.documents.blocks import Paragraph, RawDocument
from gongkai.documents.model import OfficialDocument

COVER = """示范市人民政府办公室文件
示府办〔2021〕28号
市政府办公室关于印发
示范市2021年河道整治实施方案的通知
各市、区人民政府，示范工业园区、示范高新区管委会；市各委办局，各直属单位：
《示范市2021年河道整治实施方案》已经市政府同意，现印发给你们，请认真组织实施。
附件：1．河道名单
2．联系表
示范市人民政府办公室
2021年6月18日
（此件公开发布）
示范市2021年河道整治实施方案
为落实《示范省河道管理条例》和《省政府关于加强河道整治的意见》（示政发〔2020〕42号）要求，制定本方案。
一、总体要求
（一）指导思想。坚持系统治理。
（二）工作目标。到2021年底，完成30条河道整治，2021年底前见效。
二、重点任务
（一）清淤疏浚。各地要按照示政办发〔2020〕7号文件开展工作。
1.编制计划。各地编制年度计划。
（1）明确断面
（2）明确工期
2.组织实施。按计划推进。
（二）岸线整治
三、保障措施
各地要加强领导。
抄送：市委办公室，市人大常委会办公室，
市法院。
示范市人民政府办公室 2021年6月21日印发"""


def document(text: str, *, file: str = "示例.txt", **metadata: str) -> OfficialDocument:
    """Read `text` as if each of its lines were a paragraph of a file."""
    lines = [line for line in text.split("\n") if line.strip()]
    blocks = [Paragraph(line.strip(), f"第{at}行") for at, line in enumerate(lines, 1)]
    return assemble(RawDocument(blocks=list(blocks), metadata=metadata), file=file)


def flat(text: str) -> OfficialDocument:
    """Read `text` after it lost every line break, as crawls and database fields do."""
    return document(text.replace("\n", ""))
