"""Real documents that lie beside the checkout: what `bench/reading.py` measures holds its floors."""

import pytest

from bench import reading

pytestmark = [pytest.mark.corpus, pytest.mark.usefixtures("corpus")]


@pytest.fixture(scope="module")
def national(corpus):
    return reading.records("policies_govcn/docs.jsonl")


def test_national_pages_are_read_without_a_single_error(national):
    misses: list[str] = []
    reading.measure(national, "html", ".html", reading.PAGE_CHECKS, misses)
    assert misses == []


def test_national_texts_hold_their_floors(national):
    rates = reading.measure(national, "text", ".txt", reading.TEXT_CHECKS, [])
    floors = reading.FLOORS["govcn_text"]
    assert {name: rates[name] for name in floors if rates[name] < floors[name]} == {}


def test_work_points_give_all_their_tasks():
    assert all(found["as_expected"] for found in reading.work_points().values())


def test_every_article_of_every_law_is_a_section():
    wrong = []
    for row in reading.records("laws/laws.jsonl"):
        sections = reading.read(row["markdown"].encode(), name="法.md").sections
        articles = [s for s in sections if s.level == 2 and "条" in s.number]
        chapters = [s for s in sections if s.number.endswith("章")]
        if (len(articles), len(chapters)) != (row["articles"], row["chapters"]):
            wrong.append(row["title"])
    assert wrong == []


def test_no_provincial_record_makes_the_reader_fail():
    for row in reading.records("policies_hebei/policies.jsonl"):
        document = reading.read(row["text"].encode(), name=f"{row['id']}.txt")
        assert document.as_json()["file"] == f"{row['id']}.txt"
