from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.publishing.output import places

STEPS = st.text(
    st.characters(blacklist_characters="/\\", blacklist_categories=("Cs", "Cc")), min_size=1, max_size=20
)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/information/12/", "information/12/index.html"),
        ("/feed.atom", "feed.atom"),
        ("/themes/综合政务/", "themes/综合政务/index.html"),
    ],
)
def test_an_address_is_a_file_by_its_name(path, name):
    assert places.fits(path)
    assert places.name_of(path) == name
    assert places.path_of(name) == path


@pytest.mark.parametrize(
    "path",
    [
        "information/1/",
        "//etc/passwd",
        "/a/../b/",
        "/a/./b/",
        "/a//b/",
        "/a/index.html/",
        "/page.gz",
        "/page.br",
        "/a\\b/",
        "/a\x00b/",
        "/a\nb/",
        f"/issuers/named/{'长' * 100}/",
        "/" + "a/" * 300,
    ],
)
def test_what_cannot_be_a_file_stays_with_the_application(path):
    assert not places.fits(path)


@given(st.lists(STEPS, max_size=5), st.booleans())
def test_every_address_that_fits_comes_back_from_its_file(steps, is_folder):
    path = "/" + "/".join(steps) + ("/" if is_folder and steps else "")
    if places.fits(path):
        name = places.name_of(path)
        assert places.path_of(name) == path
        assert not name.startswith("/")
        assert ".." not in name.split("/")
