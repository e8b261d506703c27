"""The JSON of a request: every form of place, and refusal of every slip."""

from __future__ import annotations

import pytest

from gongkai.redaction import (
    Box,
    Cells,
    Keep,
    Options,
    PageBoxes,
    Pages,
    Passage,
    PixelBox,
    PixelBoxes,
    Redaction,
    RedactionError,
    TextMatch,
    ground,
    grounds,
    place_json,
    read_spec,
    redact,
)
from tests.redaction import office

PLACES = [
    ({"page": 1, "rects": [[1, 2, 3.5, 4]]}, PageBoxes(1, (Box(1, 2, 3.5, 4),))),
    ({"text": "甲"}, TextMatch("甲")),
    ({"text": "甲", "page": 2}, TextMatch("甲", page=2)),
    ({"text": "甲", "sheet": "名单"}, TextMatch("甲", sheet="名单")),
    ({"sheet": "名单"}, Cells("名单")),
    ({"sheet": "名单", "cell": "B7"}, Cells("名单", "B7")),
    ({"sheet": "名单", "row": 7}, Cells("名单", "7")),
    ({"sheet": "名单", "column": "B"}, Cells("名单", "B")),
    ({"paragraph": 3}, Passage(3)),
    ({"paragraph": 3, "start": 1, "end": 4}, Passage(3, 1, 4)),
    ({"table": 1, "row": 2, "column": 3}, Passage(1, table=1, row=2, column=3)),
    ({"pixels": [[1, 2, 3, 4]]}, PixelBoxes((PixelBox(1, 2, 3, 4),))),
    ({"pixels": [[1, 2, 3, 4]], "frame": 2}, PixelBoxes((PixelBox(1, 2, 3, 4),), 2)),
]


def spec(place: object, **more: object) -> dict[str, object]:
    return {"redactions": [{"place": place, "ground": "E15", **more}]}


@pytest.mark.parametrize(("written", "place"), PLACES)
def test_every_form_of_place_is_read(written, place):
    assert read_spec(spec(written, label="依据第十五条", author="王五"))[0] == [
        Redaction(place, "E15", "依据第十五条", "王五")
    ]


@pytest.mark.parametrize("place", [place for _, place in PLACES])
def test_a_place_written_is_read_as_it_was(place):
    assert read_spec(spec(dict(place_json(place))))[0][0].place == place


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {},
        {"redactions": 3},
        {"redactions": [3]},
        {"redactions": [{"place": {"text": "甲"}}]},
        {"redactions": [{"place": {"text": "甲"}, "ground": 3}]},
        {"redactions": [{"place": {"text": "甲"}, "ground": "E15", "grond": "x"}]},
        spec({}),
        spec({"text": ""}),
        spec({"text": 3}),
        spec({"text": "甲", "pages": 3}),
        spec({"page": 1}),
        spec({"page": "1", "rects": [[1, 2, 3, 4]]}),
        spec({"page": True, "rects": [[1, 2, 3, 4]]}),
        spec({"page": 1, "rects": [[1, 2, 3]]}),
        spec({"page": 1, "rects": [[1, 2, 3, float("nan")]]}),
        spec({"page": 1, "rects": 3}),
        spec({"sheet": "名单", "row": 1, "column": "B"}),
        spec({"table": 1, "row": 2}),
        spec({"pixels": [[1, 2, 3, 4.5]]}),
        spec({"text": "甲"}) | {"options": {"pages": "some"}},
        spec({"text": "甲"}) | {"options": {"dpi": 9999}},
        spec({"text": "甲"}) | {"options": {"text_layer": "ja"}},
        spec({"text": "甲"}) | {"options": {"keep": ["all"]}},
        spec({"text": "甲"}) | {"options": {"unknown": 1}},
        spec({"text": "甲"}) | {"options": [1]},
    ],
    ids=str,
)
def test_a_slip_is_refused(wrong):
    with pytest.raises(RedactionError, match="。"):
        read_spec(wrong)


def test_options_are_read():
    options = {"pages": "touched", "text_layer": True, "dpi": 150, "keep": ["headers"]}
    assert read_spec({"redactions": [], "options": options}) == (
        [],
        Options(Pages.TOUCHED, text_layer=True, dpi=150, keep=frozenset({Keep.HEADERS})),
    )


@pytest.mark.parametrize("code", ["E14a", "E14b", "E14c", "E15", "E16a", "E16b", "E16c", "E36g", "商业秘密"])
def test_every_ground_to_withhold_is_known(code):
    assert ground(code, "").article


def test_kinds_of_personal_data_are_grounds():
    assert ground("privacy:id_card", "").label == "身份证号码"
    assert {"secret", "special_access", "privacy:mobile"} <= {each.code for each in grounds()}


@pytest.mark.parametrize("code", ["36.2", "37", "不予公开", "E99", "privacy:x", ""])
def test_what_is_no_ground_to_withhold_is_refused_with_the_choices(code):
    with pytest.raises(RedactionError, match="可用"):
        redact(office.word(), "docx", [Redaction(TextMatch("示范"), code)])
