"""The table of words that mean the same."""

from gongkai.search.analysis import fold
from gongkai.search.synonyms import SynonymTable, default_synonyms

TABLE = SynonymTable({}, {}).extended([["住房公积金", "公积金"], ["最低生活保障", "低保", "低保金"]])


def test_the_longest_term_is_found_first():
    assert [one.term for one in TABLE.find("住房公积金与低保金")] == ["住房公积金", "低保金"]


def test_all_forms_find_each_other():
    assert set(TABLE.find("低保")[0].alternatives) == {"最低生活保障", "低保金"}


def test_terms_are_folded_but_shown_as_written():
    table = TABLE.extended([["PPP", "政府和社會資本合作"]])
    assert table.find("ppp项目")[0].alternatives == ("政府和社会资本合作",)
    assert table.shown["ppp"] == "PPP"


def test_staff_may_add_to_a_known_term_and_the_table_given_stays():
    table = TABLE.extended([["公积金", "房积金"]])
    assert "房积金" in table.find("公积金")[0].alternatives
    assert "住房公积金" in table.find("公积金")[0].alternatives
    assert TABLE.find("房积金") == []


def test_the_table_of_the_package_is_large_and_clean():
    table = default_synonyms()
    assert len(table.equals) >= 300
    assert all(term == fold(term) and term not in others for term, others in table.equals.items())
    assert table.find("住房公积金")[0].alternatives == ("公积金",)
