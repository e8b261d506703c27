"""A limit in words: as an official would say it, without the machinery that dates it."""

from __future__ import annotations

import pytest

from gongkai.catalog.limits import read
from gongkai.catalog.wording import limit_words


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("次月15日前", "次月15日前公开"),
        ("下月底前", "次月末前公开"),
        ("每月10日前", "每月，10日前公开"),
        ("下季度首月10日前", "下一季度第1个月10日前公开"),
        ("每季度结束后的次月15日前", "下一季度第1个月15日前公开"),
        ("半年结束后首月25日前", "下一个半年第1个月25日前公开"),
        ("每年不少于两次", "每年公开2次"),
        ("次年1月31日前", "次年1月31日前公开"),
        ("信息形成之日起20个工作日内", "自信息形成起，20个工作日内公开"),
    ],
)
def test_a_limit_in_words(phrase: str, words: str) -> None:
    assert [limit_words(limit) for limit in read(phrase).limits] == [words]
