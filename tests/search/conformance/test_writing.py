"""What is committed is seen, what is not is not, on every engine."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.search.contract import BadQueryError, Query, Record
from tests.search.conformance.library import LIBRARY


def _ids(engine, text="", **options):
    return {hit.id for hit in engine.search(Query(text=text, limit=100, **options)).hits}


def _fill(engine, *records):
    engine.upsert(records)
    engine.commit()


ONE = Record(id="1", title="图书馆开放时间", body="周一闭馆。", written_on=date(2020, 1, 1), issuer="甲局")
TWO = Record(id="2", title="体育馆开放时间", body="全年开放。", written_on=date(2021, 1, 1), issuer="乙局")


def test_an_index_that_was_never_written_is_empty(engine):
    assert engine.count() == 0
    results = engine.search(Query(text="开放", facets=("issuer",)))
    assert (results.total, results.hits, dict(results.facets)) == (0, (), {"issuer": ()})
    assert engine.suggest("开") == ()
    assert engine.health().ok


def test_a_change_is_unseen_until_it_is_committed(engine):
    engine.upsert([ONE])
    assert engine.count() == 0
    engine.commit()
    assert engine.count() == 1


def test_rollback_forgets_changes(engine):
    _fill(engine, ONE)
    engine.upsert([TWO])
    engine.delete(["1"])
    engine.rollback()
    engine.commit()
    assert _ids(engine) == {"1"}


def test_the_same_id_again_replaces(engine):
    _fill(engine, ONE)
    _fill(engine, replace(ONE, title="档案馆开放时间"))
    assert engine.count() == 1
    assert _ids(engine, "图书馆") == set()
    assert _ids(engine, "档案馆") == {"1"}


def test_of_equal_ids_in_one_batch_the_last_wins(engine):
    _fill(engine, ONE, replace(ONE, title="档案馆开放时间"))
    assert engine.count() == 1
    assert _ids(engine, "档案馆") == {"1"}


def test_upsert_says_how_many(engine):
    assert engine.upsert(iter(LIBRARY)) == len(LIBRARY)


def test_a_replaced_record_changes_its_facets(engine):
    _fill(engine, ONE)
    _fill(engine, replace(ONE, issuer="丙局"))
    values = engine.search(Query(facets=("issuer",))).facets["issuer"]
    assert [(value.value, value.count) for value in values] == [("丙局", 1)]


def test_a_deleted_record_is_gone(engine):
    _fill(engine, ONE, TWO)
    engine.delete(["1", "never there"])
    assert engine.count() == 2
    engine.commit()
    assert _ids(engine, "开放") == {"2"}


def test_deleted_and_put_back_in_one_batch_stays(engine):
    _fill(engine, ONE)
    engine.delete(["1"])
    engine.upsert([ONE])
    engine.commit()
    assert _ids(engine) == {"1"}


def test_put_in_and_deleted_in_one_batch_is_gone(engine):
    engine.upsert([ONE])
    engine.delete(["1"])
    engine.commit()
    assert engine.count() == 0


def test_a_commit_of_nothing_does_nothing(engine):
    engine.commit()
    engine.commit()
    assert engine.count() == 0


def test_a_record_that_cannot_be_read_takes_nothing_in(engine):
    def broken():
        yield ONE
        raise RuntimeError("source failed")

    with pytest.raises(RuntimeError):
        engine.upsert(broken())
    engine.commit()
    assert engine.count() == 0


def test_rebuild_replaces_everything(engine):
    _fill(engine, ONE)
    assert engine.rebuild(iter([TWO, TWO])) == 1
    assert _ids(engine) == {"2"}


def test_rebuild_of_an_index_that_was_never_written(engine):
    assert engine.rebuild(LIBRARY) == len(LIBRARY)
    assert engine.count() == len(LIBRARY)


def test_rebuild_to_nothing(engine):
    _fill(engine, ONE)
    assert engine.rebuild([]) == 0
    assert engine.count() == 0


def test_the_old_index_answers_while_the_new_one_is_built(engine):
    _fill(engine, ONE)
    seen = []

    def records():
        seen.append(_ids(engine))
        yield TWO
        seen.append(_ids(engine))

    engine.rebuild(records())
    assert seen == [{"1"}, {"1"}]
    assert _ids(engine) == {"2"}


def test_a_rebuild_that_fails_leaves_the_old_index(engine):
    _fill(engine, ONE)

    def records():
        yield TWO
        raise RuntimeError("source failed")

    with pytest.raises(RuntimeError):
        engine.rebuild(records())
    assert _ids(engine) == {"1"}
    _fill(engine, TWO)
    assert _ids(engine) == {"1", "2"}


def test_what_is_written_during_a_rebuild_is_carried_over(engine):
    _fill(engine, ONE)
    three = replace(ONE, id="3", title="美术馆开放时间", extra={"pages": [1]})

    def records():
        yield ONE
        yield TWO
        engine.upsert([three])
        engine.delete(["2"])
        engine.commit()
        assert _ids(engine) == {"1", "3"}

    engine.rebuild(records())
    assert _ids(engine) == {"1", "3"}
    assert _ids(engine, "美术馆") == {"3"}


def test_two_openings_of_one_index_see_the_same(opener, tmp_path):
    writer, reader = opener(tmp_path), opener(tmp_path)
    _fill(writer, ONE)
    assert _ids(reader) == {"1"}
    _fill(writer, TWO)
    assert _ids(reader) == {"1", "2"}
    writer.rebuild([TWO])
    assert _ids(reader) == {"2"}
    writer.close()
    reader.close()


def test_openings_may_take_turns_in_writing(opener, tmp_path):
    first, second = opener(tmp_path), opener(tmp_path)
    for number in range(6):
        _fill((first, second)[number % 2], replace(ONE, id=str(number)))
    assert first.count() == second.count() == 6
    first.close()
    second.close()


def test_what_was_committed_is_there_after_reopening(opener, tmp_path):
    engine = opener(tmp_path)
    _fill(engine, ONE)
    engine.upsert([TWO])
    engine.close()
    again = opener(tmp_path)
    assert _ids(again) == {"1"}
    again.close()


def test_a_hit_gives_back_what_was_put_in(library):
    hit = library.search(Query(text="示府规〔2021〕3号")).hits[0]
    record = LIBRARY[0]
    for name in ("id", "title", "document_number", "issuer", "publisher", "kind", "document_type", "theme"):
        assert getattr(hit, name) == getattr(record, name)
    assert (hit.written_on, hit.published_on, hit.year) == (record.written_on, record.published_on, 2021)
    assert (hit.url, hit.validity, dict(hit.extra)) == (record.url, "in_force", dict(record.extra))
    assert not hit.ended


def test_an_ended_text_says_what_replaced_it(library):
    hit = library.search(Query(text="住房公积金提取暂行规定")).hits[0]
    assert hit.ended
    assert hit.replaced_by.startswith("废止：《示范市住房公积金提取管理办法》")


def test_pages_never_repeat_or_lose_a_hit(engine):
    _fill(engine, *(replace(ONE, id=f"{number:03}", body=f"开放{number % 7}次") for number in range(120)))
    for text in ("", "开放", "图书馆几点开放"):
        pages = [engine.search(Query(text=text, limit=7, offset=at)).hits for at in range(0, 126, 7)]
        ids = [hit.id for page in pages for hit in page]
        assert sorted(ids) == [f"{number:03}" for number in range(120)]


def test_a_year_may_be_given_apart_from_the_dates(engine):
    _fill(engine, replace(ONE, year=1999))
    assert _ids(engine, filters={"year": ("1999",)}) == {"1"}
    assert _ids(engine, filters={"year": ("2020",)}) == set()


def test_damaged_numbers_and_empty_records_are_taken(engine):
    _fill(engine, Record(id="", title=""), Record(id="x", title="无号", document_number="示府办〔20175号"))
    assert engine.count() == 2


@pytest.mark.parametrize(
    "text", ["\ud800\udfff", "\x00\x01", "字" * 200_000, "x" * 200_000, "😀" * 1000, " " * 99]
)
def test_any_text_can_be_put_in(engine, text):
    _fill(engine, Record(id=text[:20], title=text, body=text, issuer=text, document_number=text, theme=text))
    assert engine.count() == 1
    assert engine.search(Query(text=text)).took_ms >= 0


ADDRESSES = "网上办理：https://gjj.example.gov.cn/tq?id=1，邮箱 gjj@example.cn，或登录 gjj.example.cn 查询。"


def test_letters_are_not_looked_for_inside_addresses(engine):
    _fill(
        engine,
        Record(id="address", title="便民服务指南", body=ADDRESSES),
        Record(id="word", title="GJJ 系统升级公告", body="系统暂停服务。"),
    )
    found = engine.search(Query(text="gjj"))
    assert [hit.id for hit in found.hits] == ["word"]
    engine.delete(["word"])
    engine.commit()
    assert engine.search(Query(text="gjj")).total == 0


@pytest.mark.parametrize(
    "typed", ["gjj.example.gov.cn", "https://gjj.example.gov.cn/tq", "gjj@example.cn", '"gjj.example"']
)
def test_an_address_is_found_by_itself(engine, typed):
    _fill(engine, Record(id="address", title="便民服务指南", body=ADDRESSES))
    assert [hit.id for hit in engine.search(Query(text=typed)).hits] == ["address"]


def test_the_beginning_of_a_latin_word_finds_it(engine):
    _fill(engine, Record(id="wifi", title="公共WiFi6建设方案", body="覆盖公园。"))
    assert [hit.id for hit in engine.search(Query(text="wifi")).hits] == ["wifi"]


@pytest.mark.parametrize(
    "query",
    [
        Query(filters={"colour": ("red",)}),
        Query(facets=("colour",)),
        Query(limit=-1),
        Query(offset=-1),
        Query(limit=10**9),
        Query(filters={"year": ("9" * 30,)}),
        Query(filters={"year": ("20240",)}),
    ],
)
def test_what_no_engine_can_answer_is_refused(library, query):
    with pytest.raises(BadQueryError, match=r"[\u4e00-\u9fff]"):
        library.search(query)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("住房公", "示范市住房公积金提取管理办法"),
        ("公积", "公积金"),
        ("gjj", "公积金"),
        ("gongjij", "公积金"),
        ("GJJ", "公积金"),
        ("zfgjjtq", "示范市住房公积金提取管理办法"),
        ("ngzlhzyyhbdc", ""),
        ("jyzz", "示范市既有住宅加装电梯工作指南"),
        ("jiayouz", ""),
        ("sfsmzj", "示范市民政局"),
        ("示范市卫", "示范市卫生健康委员会"),
        ("公積", "公积金"),
        ("公积金t", "示范市住房公积金提取管理办法"),
        ("最低", "關於調整最低生活保障標準的通知"),
    ],
)
def test_typing_is_completed(library, typed, wanted):
    texts = [one.text for one in library.suggest(typed, 20)]
    assert (wanted in texts) if wanted else not texts


def test_suggestions_are_limited_and_told_apart(library):
    found = library.suggest("s", 5)
    assert len(found) == 5
    assert len({one.text for one in found}) == 5
    assert {one.source for one in found} <= {"term", "issuer", "title"}


@pytest.mark.parametrize("typed", ["", " ", "\x00", "%", '"', "x" * 10_000, "((((", "\ud800"])
def test_any_text_can_be_completed(library, typed):
    assert isinstance(library.suggest(typed), tuple)


def test_joined_segments_are_the_text(library):
    for hit in library.search(Query(text="公积金 提取", limit=50)).hits:
        assert "".join(one.text for one in hit.title_segments) == hit.title
        assert "".join(one.text for one in hit.snippet_segments) == hit.snippet


def test_nothing_found_offers_ways_on(library):
    assert library.search(Query(text='"低保魑魅"')).suggestions == ("低保魑魅",)
