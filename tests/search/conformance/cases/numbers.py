"""文号: the document that carries it comes first, however the number is written; texts citing it follow."""

from tests.search.conformance.case import ask

_STYLES = ("〔{}〕", "[{}]", "［{}］", "({})", "（{}）", "【{}】", "﹝{}﹞")

_WHOLE = [
    ask(
        f"{style}{blank!r}{mark}",
        f"示府办{blank}{style.format('2021')}{blank}{mark}128{blank}号",
        first="openness-plan",
        card="openness-plan",
        ids="openness-plan openness-reading",
    )
    for style in _STYLES
    for blank, mark in (("", ""), (" ", ""), ("", "第"))
]

CASES = [
    *_WHOLE,
    ask("full width figures", "示府办〔２０２１〕１２８号", first="openness-plan", card="openness-plan"),
    ask("traditional", "示府辦〔2021〕128號", first="openness-plan", card="openness-plan"),
    ask(
        "number in a sentence",
        "示府办〔2021〕128号 的解读",
        among="openness-plan openness-reading",
        card="openness-plan",
    ),
    ask("record in square brackets", "示府发〔2012〕45号", first="fund-rules-old", card="fund-rules-old"),
    ask("order", "示范市人民政府令第57号", first="order", card="order"),
    ask("order with short name", "示范市政府令第57号", first="order", card="order"),
    ask("announcement with year", "示卫健通告2022年第4号", first="vaccine", card="vaccine"),
    ask("code and serial", "示府规3号", ids="fund-rules", card=""),
    ask("code and serial of two years", "示府办6号", ids="epidemic"),
    ask("year and serial", "2019 6号", ids="epidemic"),
    ask("year in brackets and serial", "〔2020〕6", ids="licence"),
    ask("year in brackets and serial with 号", "[2020]36号", ids="minimum-living"),
    ask("without brackets", "示府办 2021 128", first="openness-plan", card="openness-plan"),
    ask("without brackets, with 号", "示府办2021 128号", first="openness-plan", card="openness-plan"),
    ask("run together", "示府办2021128号", first="openness-plan", card="openness-plan"),
    ask("code and year", "示府规〔2021〕", ids="fund-rules", card=""),
    ask("code and year find every serial", "示市监〔2020〕", ids="licence"),
    ask("cited but carried by nobody", "示府〔1999〕1号", card=""),
    ask("longer code is another number", "示民规〔2019〕2号", first="relief", card="relief"),
    ask("same year and serial of another code", "示府办〔2019〕6号", first="epidemic", never="licence"),
    ask("a plain year is no number", "2021年", card=""),
]
