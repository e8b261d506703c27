"""The best candidates are the same whether or not every passage was looked for."""

import tantivy
from hypothesis import given
from hypothesis import strategies as st

from gongkai.search.engines.tantivy_engine.candidates import WINDOW_WEIGHT, Prospect, best_of
from gongkai.search.ranking import Weights, most_in_window

WEIGHTS = Weights({"公积": 3.0, "积金": 2.0, "提取": 1.0}, {"住房基金": 2.0}, {})
TEXTS = st.lists(st.sampled_from(["公积金", "提取", "住房基金", "无" * 100]), max_size=8).map("".join)


def _prospect(number: int, scan: str, score: float) -> Prospect:
    meta = {"id": str(number), "written_on": None, "published_on": None}
    return Prospect(meta, tantivy.Document(), scan, score, score + WINDOW_WEIGHT * most_in_window(scan, WEIGHTS))


@given(st.lists(st.tuples(TEXTS, st.floats(0, 6)), max_size=20), st.integers(0, 12))
def test_leaving_out_the_hopeless_changes_nothing(rows, count):
    prospects = [_prospect(number, scan, score) for number, (scan, score) in enumerate(rows)]
    every = sorted((one.looked_through(WEIGHTS) for one in prospects), key=lambda one: one.key)
    assert best_of(prospects, count, WEIGHTS) == every[:count]
