"""Structured records of another system: fields and rows through a mapping."""

from __future__ import annotations

import json

import pytest

from gongkai.information.importing.mapping import MappingError, load
from gongkai.information.models import Information, RowList
from gongkai.information.rows import values_of

pytestmark = pytest.mark.django_db
MAP = """
code = "sampling"
label = "抽检系统"
source = "sampling"
key = ["batch"]
kind = "food_sampling"

[fields]
title = "name"
published_on = "date"

[elements]
week = "week"
tested = "total"

[rows]
list = "samples"

[rows.columns]
number = "no"
name = ["food", "product"]
result = "conclusion"
"""


def record(**values):
    samples = [
        {"no": "N1", "food": "大米", "conclusion": "合格"},
        {"no": "N2", "product": "酱油", "conclusion": "不合格"},
    ]
    return {
        "batch": 1,
        "name": "第12周抽检",
        "date": "2026-03-24",
        "week": "2026年第12周",
        "total": "2批次",
        "samples": samples,
        **values,
    }


@pytest.fixture
def bring(export):
    def brought(*records):
        export.map.write_text(MAP, encoding="utf-8")
        export.write(*records)
        export.run()
        return Information.objects.get()

    return brought


def names(row):
    return [values["name"] for values, _ in values_of(row)]


def test_fields_and_rows_come_in_typed(bring):
    row = bring(record())
    assert row.elements == {"week": "2026-W12", "tested": 2}
    assert names(row) == ["大米", "酱油"]
    assert row.revisions.get().content["rows_sha256"] == row.rows_sha256


def test_rows_may_stand_as_json_in_a_text(bring):
    row = bring(record(samples=json.dumps(record()["samples"], ensure_ascii=False)))
    assert names(row) == ["大米", "酱油"]


def test_a_cell_that_does_not_fit_is_left_out_and_said(bring):
    row = bring(record(samples=[{"no": "N1", "food": "大米", "conclusion": "还行"}]))
    assert next(values_of(row)) == ({"number": "N1", "name": "大米"}, {})
    assert any("还行" in warning["what"] for warning in row.warnings)


def test_what_does_not_agree_is_noted(bring):
    row = bring(record(total="5"))
    assert any("抽检批次应等于结果的行数" in warning["what"] for warning in row.warnings)


def test_the_same_again_changes_nothing_and_a_changed_row_is_a_new_version(bring):
    bring(record())
    assert bring(record()).revision_number == 1
    changed = record(samples=[*record()["samples"], {"no": "N3", "food": "醋", "conclusion": "合格"}])
    row = bring(changed)
    assert row.revision_number == 2
    assert names(row) == ["大米", "酱油", "醋"]
    assert RowList.objects.count() == 2


def test_a_mapping_without_columns_is_refused(tmp_path):
    path = tmp_path / "m.toml"
    path.write_text(MAP.split("[rows.columns]", maxsplit=1)[0], encoding="utf-8")
    with pytest.raises(MappingError, match="columns"):
        load(path)
