"""政策解读 (国办发〔2016〕19号, 80号)."""

from __future__ import annotations

from gongkai.law.rulebook import Effect, Room
from tests.law.rules.stated import column, figure, only


def test_material_follows_within_three_working_days():
    assert figure("INT-3")[:4] == (3, "工作日", "most", "policy_public")
    rule = only("INT-3")
    assert (rule.authority.number, rule.certainty.value) == ("国办发〔2016〕19号", "R")
    assert (rule.effect, rule.room) == (Effect.PUBLISH, Room.STRICTER)


def test_a_city_names_its_three_synchronous_steps():
    rule = only("INT-SYNC")
    assert (rule.value, rule.room, rule.certainty.value) == ("organise_sign_deploy", Room.OPEN, "M")
    assert column("INT-SYNC", "steps") == {
        "organise_sign_deploy": ["组织", "审签", "部署"],
        "draft_approve_publish": ["起草", "审批", "发布"],
    }


def test_open_government_weighs_at_least_four_percent():
    assert figure("ASSESS-4")[:3] == (4, "%", "least")
    assert (only("ASSESS-4").authority.number, only("ASSESS-4").certainty.value) == ("国办发〔2016〕80号", "M")
