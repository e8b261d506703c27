"""What is sealed opens only in its place, under its key, unchanged."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.cases.sealing import MissingKeyError, Sealed, SealError, fingerprint, ring, seal_bytes, seal_text
from gongkai.cases.sealing.keys import _read


@given(st.text(), st.text(min_size=1))
def test_what_was_sealed_comes_back(text, place):
    assert Sealed.text(seal_text(text, place), place) == text


def test_another_place_does_not_open_it():
    with pytest.raises(SealError, match="不属于这里"):
        Sealed.text(seal_text("申小明", "party:1"), "party:2")


@given(st.integers(min_value=0, max_value=400), st.integers(min_value=1, max_value=255))
def test_any_changed_byte_is_found(place, change):
    sealed = bytearray(seal_bytes(b"x" * 300, "p"))
    place %= len(sealed)
    sealed[place] ^= change
    with pytest.raises((SealError, MissingKeyError)):
        Sealed.raw(bytes(sealed), "p")


@pytest.mark.parametrize("length", range(16))
def test_what_is_cut_off_says_so(length):
    with pytest.raises(SealError):
        Sealed.raw(seal_bytes(b"abc", "p")[:length], "p")


def test_a_new_key_seals_and_the_old_one_still_opens(tmp_path):
    old = seal_text("旧", "p")
    key = tmp_path / "keys" / "cases" / "1.key"
    key.with_name("2.key").write_bytes(key.with_name("identity.key").read_bytes())
    new = seal_text("新", "p")
    assert (old[1:3], new[1:3]) == (b"\x00\x01", b"\x00\x02")
    assert Sealed.text(old, "p") == "旧"


def test_without_its_key_it_stays_closed_and_says_which_is_missing(tmp_path):
    keys = tmp_path / "keys" / "cases"
    ring()
    (keys / "2.key").write_bytes((keys / "1.key").read_bytes())
    sealed = seal_text("x", "p")
    (keys / "2.key").unlink()
    with pytest.raises(MissingKeyError, match="第 2 号"):
        Sealed.text(sealed, "p")


def test_keys_are_for_their_owner_alone_and_made_once_by_many_at_once(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: ring().identity, range(32)))
    assert len(made) == 1
    for file in (tmp_path / "keys" / "cases").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_spoilt_key_is_named(tmp_path):
    ring()
    (tmp_path / "keys" / "cases" / "1.key").write_text("不是密钥", "utf-8")
    _read.cache_clear()
    with pytest.raises(MissingKeyError, match=r"1\.key"):
        ring()


def test_a_fingerprint_does_not_mind_width_case_and_spaces():
    assert fingerprint("id", "11010519491231002X") == fingerprint("id", "１１０１０５ 19491231 002x")
    assert fingerprint("id", "1") != fingerprint("id", "2")
