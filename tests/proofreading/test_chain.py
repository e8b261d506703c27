"""The chain as a whole: places, certainty, word lists of a city, files, and texts that are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents.errors import UnreadableError
from gongkai.proofreading import CITY_LIST, DEFAULT_CERTAINTY, SensitiveWords, proofread, proofread_file
from tests.proofreading.helpers import told


@given(st.text(alphabet="的部署布进行《》（）“”、，。；0123456789年月日一二三、\n 号〔〕[]鑫A", max_size=80))
@settings(max_examples=150, deadline=None)
def test_places_are_those_of_the_text_and_never_overlap(text):
    before = 0
    for finding in proofread(text, least=0.0):
        assert text[finding.start : finding.end] == finding.wrong
        assert before <= finding.start < finding.end
        assert 0 <= finding.certainty <= 1
        before = finding.end


def test_what_is_less_certain_than_asked_is_not_told():
    text = "不得使用其它材料。"
    assert told(text) == []
    assert told(text, least=0.4) == [("其它", "其他")]
    assert DEFAULT_CERTAINTY >= 0.8


def test_a_city_supplies_its_own_sensitive_words(tmp_path):
    (tmp_path / CITY_LIST).write_text("# 本市\n示范特供 广告禁用语 -\n旧示范县 地名 示范区\n", encoding="utf-8")
    words = SensitiveWords.of_city(tmp_path)
    assert told("旧示范县推出示范特供产品。", sensitive=words) == [("旧示范县", "示范区"), ("示范特供", "")]
    assert words.words["旧示范县"].category == "地名"
    assert told("帮助残废人就业。", sensitive=words) == [("残废人", "残疾人")]


def test_a_word_list_that_cannot_be_read_says_so(tmp_path):
    (tmp_path / CITY_LIST).write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(UnreadableError, match="敏感词表"):
        SensitiveWords.of_city(tmp_path)


def test_a_plain_text_keeps_its_places(tmp_path):
    file = tmp_path / "通知.txt"
    file.write_text("示范市人民政府\n\n　　请按布署执行。\n", encoding="utf-8")
    (finding,) = proofread_file(file).findings
    assert file.read_text(encoding="utf-8")[finding.start : finding.end] == "布署"


def test_a_page_and_a_document_are_read_as_their_text(tmp_path):
    page = "<html><body><p>示范市人民政府关于防汛工作的通知</p><p>请按布署执行。</p></body></html>"
    proof = proofread_file(page.encode(), name="通知.html")
    (finding,) = proof.findings
    assert proof.text[finding.start : finding.end] == "布署"
    assert proof.where(finding) == "第2行"


def test_a_file_that_is_missing_says_so(tmp_path):
    with pytest.raises(UnreadableError, match="找不到"):
        proofread_file(tmp_path / "没有.txt")


@pytest.mark.parametrize(
    "seed", ["的", "《", "》", "1", "鑫淼犇骉", "进进行", "2月30日", "“的", "一、示范\n", "布署"]
)
def test_hostile_texts_take_time_in_proportion(seed):
    proofread("示范市")
    start = time.process_time()
    proofread(seed * (20_000 // len(seed)))
    assert time.process_time() - start < 5
