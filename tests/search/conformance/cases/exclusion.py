"""What follows a minus after a blank must not occur."""

from tests.search.conformance.case import ask

_FUND = "fund-rules fund-rules-old licence"

CASES = [
    ask("without exclusion", "公积金", ids=_FUND),
    ask("a word", "公积金 -发票", ids="fund-rules fund-rules-old"),
    ask("a word of the title", "公积金 -暂行", ids="fund-rules licence"),
    ask("two words", "公积金 -发票 -暂行", ids="fund-rules"),
    ask("everything", "公积金 -公积金", ids=""),
    ask("quoted", '公积金 -"一次办结"', ids="fund-rules fund-rules-old"),
    ask("quoted in Chinese marks", "公积金 -“一次办结”", ids="fund-rules fund-rules-old"),
    ask("full width minus", "公积金 －发票", ids="fund-rules fund-rules-old"),
    ask("traditional", "公积金 -發票", ids="fund-rules fund-rules-old"),
    ask("part of a word", "公积金 -票", ids="fund-rules fund-rules-old"),
    ask("nothing that occurs", "公积金 -魑魅", ids=_FUND),
    ask("minus inside a word is text", '"6660-1234"', ids="relief"),
    ask("minus alone", "公积金 -", ids=_FUND),
    ask("only an exclusion", "-示范", ids="openness-reading minimum-living vaccine twin-a twin-b emoji"),
    ask("phrase and exclusion", '"自住住房" -租房', ids="fund-rules-old"),
    ask("synonyms are not excluded with it", "救助 -最低生活保障", ids="relief"),
]
