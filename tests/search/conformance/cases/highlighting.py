"""What is marked is what was asked, in the writing of the text."""

from tests.search.conformance.case import ask

CASES = [
    ask("keyword", "电梯", marked=("电梯",)),
    ask("word in a question", "老年人打流感疫苗要不要钱", marked=("老年人",)),
    ask("traditional text keeps its writing", "标准", marked=("標準",)),
    ask("full width text keeps its writing", '"20万元"', marked=("２０万元",)),
    ask("upper case keeps its writing", '"app"', marked=("APP",)),
    ask("quoted across word cuts", '"房自住"', marked=("房自住",)),
    ask("quoted over a line break", '"微企业"', marked=("微企 业",)),
    ask("quoted Latin words", '"talent hub"', marked=("Talent Hub",)),
    ask("single character", "博", marked=("博",)),
    ask("synonym that is there", "低保", marked=("最低生活保障",)),
    ask("number as a text cites it", "示府办(2021)128号", marked=("示府办〔2021〕128号",)),
    ask("one sign for several letters", '"III级"', marked=("Ⅲ级",)),
    ask("accent kept", '"cafe"', marked=("café",)),
    ask("passage far into a text", "砍伐", marked=("砍伐",)),
]
