"""`gongkai report`: the city's year as JSON and as papers; anybody's tables checked."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from gongkai.cli.main import main
from gongkai.law.annual_report import check_file, form_for

FORM = form_for(2023)


def tables():
    """Tables of noughts, by the form's keys."""
    return {
        table.key: {row.key: {column.key: 0 for column in table.columns_of(row)} for row in table.filled}
        for table in FORM.tables
    }


def record(year=2023, **fields):
    return {"report_id": f"r-{year}", "org": "示范市教育局", "year": year, **tables(), **fields}


def check(text, *options):
    result = CliRunner().invoke(main, ["report", "check", "-", "--json", *options], input=text)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def lines(*records):
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in records)


def test_tables_that_agree_pass():
    code, found = check(lines(record()))
    assert (code, found) == (0, [{"report_id": "r-2023", "ok": True, "violations": []}])


@pytest.mark.parametrize("wrong", [-1, 1.5, "3", True, None, [], {}])
def test_a_cell_that_is_no_count_is_a_violation(wrong):
    bad = record()
    bad["requests"]["new"]["natural_person"] = wrong
    code, [found] = check(lines(bad))
    assert (code, found["ok"]) == (1, False)
    assert any("new" in each["where"] for each in found["violations"])
    assert all({"identity", "where", "expected", "found"} <= each.keys() for each in found["violations"])


def test_what_was_carried_in_is_held_against_the_year_before_in_any_order():
    before, after = record(2022), record(2023)
    for cells in (before["requests"]["new"], before["requests"]["carry_next"]):
        cells |= {"natural_person": 2, "total": 2}
    code, found = check(lines(after, before))
    assert code == 1
    assert [each["ok"] for each in found] == [False, True]
    assert {each["identity"] for each in found[0]["violations"]} == {"I4"}


def test_another_bodys_year_before_is_not_asked():
    before = record(2022, org="示范市民政局")
    for cells in (before["requests"]["new"], before["requests"]["carry_next"]):
        cells |= {"natural_person": 2, "total": 2}
    assert check(lines(record(2023), before))[0] == 0


def test_a_question_is_no_error():
    before, after = record(2022), record(2023)
    after["art20"]["norm"]["valid"] = 4
    code, found = check(lines(before, after))
    assert (code, found[1]) == (0, {"report_id": "r-2023", "ok": True, "violations": []})
    assert check_file(lines(before, after).encode())[1].questions


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "",
        "null",
        "[[1]]",
        '"文字"',
        "12",
        '{"year": "2023"}',
        '{"year": 2015}',
        '{"year": 2023}',
        "[" * 100000,
    ],
)
def test_a_line_that_is_no_report_says_so_and_the_others_go_on(line):
    code, found = check(f"{line}\n{lines(record())}")
    assert found[-1]["ok"] is True
    assert code == (1 if line else 0)
    if line:
        assert found[0]["violations"][0]["found"]


def test_bytes_that_are_no_text_are_a_violation():
    [bad, good] = check_file(b"\xff\xfe{\n" + lines(record()).encode())
    assert (bad.ok, good.ok) == (False, True)
    assert "UTF-8" in bad.violations[0].says


def test_a_byte_order_mark_and_a_list_of_records_are_read():
    assert [each.ok for each in check_file(b"\xef\xbb\xbf" + json.dumps([record(), record(2024)]).encode())] == [
        True,
        True,
    ]


def test_words_of_the_form_may_stand_for_keys():
    said = record()
    rows = said["requests"]
    said["requests"] = {
        "一、本年新收政府信息公开申请数量": rows.pop("new"),
        "三（一）予以公开": rows.pop("grant"),
        **rows,
    }
    said["tables"] = {"proactive": said.pop("art20"), "requests": said.pop("requests")}
    said["tables"]["review_litigation"] = {
        name: {"结果维持": 0, "结果纠正": 0, "其他结果": 0, "尚未审结": 0, "总计": 0}
        for name in ("行政复议", "行政诉讼/未经复议直接起诉", "复议后起诉")
    }
    del said["review_litigation"]
    assert check(lines(said))[1][0]["violations"] == []


def with_disputes():
    """A table that says 行政复议 170, 行政诉讼 25+52."""
    said = record()
    for row, total in (("review", 170), ("direct", 25), ("after_review", 52)):
        said["review_litigation"][row] |= {"upheld": total, "total": total}
    return lines(said)


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("全年被申请行政复议134件，被提起行政诉讼57件。", {134: 170, 57: 77}),
        ("行政复议170件，行政诉讼77件", {}),
        ("行政复议结果维持88件，同比增加12件；上年行政复议 160 件，本年行政复议 170 件", {}),
        ("受理政府信息公开申请３件", {3: 0}),
        ("没有数字", {}),
    ],
)
def test_numbers_in_prose_are_held_against_the_tables(tmp_path, prose, found):
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": "r-2023", "text": prose}, ensure_ascii=False), "utf-8")
    code, [outcome] = check(with_disputes(), "--texts", str(texts))
    assert (code, outcome["ok"]) == (0, True)
    [told] = check_file(with_disputes().encode(), texts.read_bytes())
    assert {each.expected: each.found for each in told.questions} == found


def test_texts_that_cannot_be_read_hinder_nothing(tmp_path):
    texts = tmp_path / "texts.jsonl"
    texts.write_bytes(b"\xff\n[]\n{\n" + b'{"id": 3, "text": 4}')
    assert check(with_disputes(), "--texts", str(texts))[0] == 0


@pytest.mark.corpus
def test_the_prose_of_real_reports_that_differs_from_the_table_is_found(corpus):
    folder = corpus / "foi_annual_reports"
    outcomes = {
        each.report_id: {(found.expected, found.found) for found in each.found}
        for each in check_file(
            (folder / "tables.jsonl").read_bytes(), (folder / "report_texts.jsonl").read_bytes()
        )
    }
    assert {(258, 275), (265, 337)} == outcomes["shanghai-ago-2019"]
    claims = {"id": "suqian-2024", "text": "行政复议134件，行政诉讼57件"}
    found = check_file((folder / "tables.jsonl").read_bytes(), lines(claims).encode())
    city = next(each for each in found if each.report_id == "suqian-2024")
    assert {(each.expected, each.found) for each in city.questions} == {(134, 170), (57, 77)}


KEYS = ["new", "total", "natural_person", "review", "x", "自然人"]
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["new", "total", "natural_person", "review", "x", "自然人"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(requests=JUNK, disputes=JUNK, published=JUNK, columns=JUNK, year=st.sampled_from([2019, 2023]))
def test_whatever_stands_in_a_record_is_answered(requests, disputes, published, columns, year):
    bad = {"year": year, "org": "甲", "requests": requests, "review_litigation": disputes, "art20": published}
    earlier = bad | {"year": year - 1}
    found = check_file(lines(bad | {"columns": columns}, earlier).encode())
    assert len(found) == 2
    json.dumps([each.as_json() for each in found])


@given(st.binary(max_size=200))
def test_whatever_bytes_a_file_has_are_answered(data):
    for outcome in check_file(data):
        assert not outcome.ok


@pytest.mark.corpus
def test_published_reports_pass_and_each_error_put_into_them_is_found(corpus):
    text = (corpus / "foi_annual_reports" / "tables.jsonl").read_text("utf-8")
    code, found = check(text)
    assert code == 1
    assert [each["report_id"] for each in found if not each["ok"]] == [
        "shanghai-ago-2019"
    ]  # its words, not its sums
    assert len(found) == len(text.splitlines())
    records = [json.loads(line) for line in text.splitlines()]
    for each in records:
        each["requests"]["carry_next"][0] += 1
    code, found = check(lines(*records))
    assert (code, [each["ok"] for each in found]) == (1, [False] * len(records))


@pytest.fixture
def city(transactional_db, settings, tmp_path):
    from tests.factories.reports import case_of
    from tests.factories.town import build_town

    settings.GONGKAI_HOME = tmp_path
    town = build_town()
    case_of(town["education"], "2025-03-03", "2025-03-20")
    case_of(town["education"], "2025-12-20", klass="business")
    return town


def annual(city, tmp_path, *options):
    return CliRunner().invoke(main, ["report", "annual", "--home", str(tmp_path), *options])


def test_the_contract_has_the_rows_and_columns_of_the_form(city, tmp_path):
    result = annual(city, tmp_path, "--year", "2025", "--out", "-")
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert list(report) == ["year", "unit", "tables"]
    assert (report["year"], report["unit"]) == (2025, "city")
    assert list(report["tables"]) == ["proactive", "requests", "review_litigation"]
    rows = report["tables"]["requests"]
    assert (len(rows), rows["new"]["法人或其他组织/商业企业"], rows["new"]["总计"]) == (25, 1, 2)
    assert rows["carry_next"]["总计"] == rows["grant"]["自然人"] == 1
    assert list(report["tables"]["review_litigation"]) == [
        "行政复议",
        "行政诉讼/未经复议直接起诉",
        "行政诉讼/复议后起诉",
    ]
    assert report["tables"]["proactive"]["行政事业性收费"] == {"本年收费金额（单位：万元）": 0}
    assert "行政强制" in result.stderr
    assert check(result.stdout)[0] == 0


@pytest.mark.parametrize(
    ("form", "start"), [("json", b'{"year"'), ("html", b"<!doctype"), ("docx", b"PK"), ("pdf", b"%PDF")]
)
def test_every_format_gives_the_same_bytes_twice(city, tmp_path, form, start):
    made = []
    for name in ("a", "b"):
        out = tmp_path / name
        result = annual(
            city, tmp_path, "--year", "2025", "--unit", "education", "--format", form, "--out", str(out)
        )
        assert result.exit_code == 0, result.output
        made.append(out.read_bytes())
    assert made[0] == made[1]
    assert made[0].startswith(start)


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--year", "2025", "--unit", "nobody", "--out", "-"], 2, "nobody"),
        (["--year", "2015", "--out", "-"], 2, "2015"),
        (["--year", "9998", "--out", "-"], 2, "还没有开始"),
        (["--year", "2025", "--out", "/nowhere/at/all"], 1, "无法写入"),
    ],
)
def test_what_cannot_be_says_why(city, tmp_path, options, code, said):
    result = annual(city, tmp_path, *options)
    assert result.exit_code == code
    assert said in result.output
