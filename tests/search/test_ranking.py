"""The second look at the best candidates."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.search.ranking import Weights, best_window, idf, order_key, sentence_start, title_score

WEIGHTS = Weights({"公积": 3.0, "积金": 2.0, "提取": 1.0}, {}, {})


def test_a_title_below_the_gate_scores_nothing():
    assert title_score("提取办法", WEIGHTS) == 0
    assert title_score("公积金办法", WEIGHTS) > 0


def test_of_two_titles_that_say_it_all_the_shorter_is_nearer():
    assert title_score("公积金提取", WEIGHTS) > title_score("公积金提取" + "及其他事项" * 6, WEIGHTS)


def test_a_synonym_in_the_title_counts_as_the_word():
    weights = Weights({"低保": 3.0}, {"最低生活保障": 3.0}, {})
    assert title_score("最低生活保障办法", weights) > 0


def test_the_window_is_where_most_of_the_question_stands_together():
    text = "公积金" + "无" * 300 + "公积金可以提取" + "无" * 300 + "提取"
    window = best_window(text, WEIGHTS)
    assert (window.start, window.weight) == (303, 6.0)


def test_a_text_without_any_of_it_shows_its_beginning():
    window = best_window("无" * 500, WEIGHTS)
    assert (window.start, window.end, window.weight) == (0, 120, 0.0)


@given(st.lists(st.sampled_from(["公积金", "提取", "无" * 50, "。"]), max_size=30), st.integers(2, 200))
def test_the_window_matches_a_plain_search_of_all_windows(pieces, width):
    text = "".join(pieces)
    windows = [text[start : start + width] for start in range(len(text) + 1)]
    best = max(sum(weight for pair, weight in WEIGHTS.pairs.items() if pair in one) for one in windows)
    assert best_window(text, WEIGHTS, width).weight == best


def test_rare_weighs_more_and_nothing_weighs_less_than_nothing():
    assert idf(100, 1) > idf(100, 50) > idf(100, 100) > 0


def test_equal_scores_put_what_holds_first_then_the_newer_then_the_id():
    keys = [
        order_key(1.0, ended=True, day=20230101, identity="a"),
        order_key(1.0, ended=False, day=20200101, identity="b"),
        order_key(1.0, ended=False, day=20210101, identity="d"),
        order_key(1.0, ended=False, day=20210101, identity="c"),
        order_key(2.0, ended=True, day=0, identity="e"),
    ]
    assert [key[3] for key in sorted(keys)] == ["e", "c", "d", "b", "a"]


def test_a_passage_begins_with_its_sentence():
    assert sentence_start("前言较长。第二条职工可以提取", 9) == 5
    assert sentence_start("无" * 500, 300) == 300
