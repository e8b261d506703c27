"""Registering what came: each channel with its day of receipt, one inbox, what came before told at once."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.cases.clock import rule
from gongkai.cases.enums import Channel
from gongkai.cases.foi import actions
from gongkai.cases.foi.models import FoiCase
from gongkai.core.roles import Role
from tests.cases.foi.desk.forms import at_desk, day, errors_of
from tests.factories.cases import SOMEBODY, build_office, handled, registered
from tests.factories.decisions import ask_correction, ask_fee
from tests.factories.orgs import person_with

LIST = reverse("desk:list", args=["foi"])


def filled(office, **more):
    return {
        "channel": "counter",
        "arrived_on": day(),
        "unit": str(office.unit.pk),
        "klass": "natural_person",
        "name": SOMEBODY.name,
        "phone": SOMEBODY.phone,
        "request": "本市2025年度学位供给的统计数据",
    } | more


def test_the_form_tells_for_each_channel_which_day_counts(office):
    page = at_desk(office, Role.HANDLER).client.get(reverse("desk:create", args=["foi"]))
    said = dict(page.context["form"].fields["channel"].choices)
    assert set(said) == set(Channel.values)
    for item in rule("FOI-31", dt.date.fromisoformat(day())).items:
        assert item.says.partition("，")[2] in said[item.code]
        assert ("确认收到" in said[item.code]) == (item.facts["event"] == "confirmed")
    for heading in ("怎样收到的", "申请人", "代理人", "申请内容"):
        assert f"<h2>{heading}</h2>" in page.text


@pytest.mark.parametrize("channel", Channel.values)
def test_each_channel_lands_in_the_one_inbox_in_its_own_state(office, channel):
    clerk = at_desk(office, Role.HANDLER)
    made = clerk.register(**filled(office, channel=channel))
    assert made.status_code == 302
    case = FoiCase.objects.get()
    waits = channel in ("post_plain", "internet", "fax")
    assert case.state == ("unconfirmed" if waits else "registered")
    page = clerk.client.get(LIST)
    assert case.number in page.text
    assert Channel(channel).label in page.text
    assert ("（暂定）" in page.text) == waits
    assert "已登记" in clerk.client.get(made.url).text


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"channel": ""}, "channel", "请选择渠道"),
        ({"channel": "pigeon"}, "channel", "选择"),
        ({"arrived_on": day(1)}, "arrived_on", "还没有到"),
        ({"arrived_on": "上周"}, "arrived_on", "日期"),
        ({"name": " "}, "name", "请填写姓名或者名称"),
        ({"phone": ""}, "phone", "至少填写一种联系方式"),
        ({"email": "没有"}, "email", "应如 name@example.cn"),
        ({"id_kind": "id_card", "id_number": "110105194912310021"}, "id_number", "身份证号码有误"),
        ({"request": " "}, "request", "请填写所需信息"),
        ({"request": "长" * 5001}, "request", "5000"),
        ({"unit": "0"}, "unit", "选择"),
        ({"klass": ""}, "klass", "请选择申请人类别"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_rest_stays(office, wrong, field, words):
    given = filled(office, title="学位供给", delivery="电子邮箱", **wrong)
    page = at_desk(office, Role.HANDLER).register(**given)
    assert page.status_code in (400, 409)
    found = errors_of(page)
    assert list(found) == [field]
    assert words in found[field][0]
    for name, value in given.items():
        assert str(page.context["form"][name].value()) == value
    assert not FoiCase.objects.exists()


def test_a_file_that_could_not_be_kept_is_asked_for_again(office):
    scan = SimpleUploadedFile("申请书.pdf", b"%PDF")
    page = at_desk(office, Role.HANDLER).register(**filled(office, name="", uploads=scan))
    assert "请重新选择" in page.context["form"].fields["uploads"].help_text
    assert "请重新选择" not in page.context["form"].fields["proofs"].help_text


def test_one_registers_for_the_own_unit_alone(office, town):
    elsewhere = build_office(town["civil"])
    page = at_desk(office, Role.HANDLER).register(**filled(elsewhere))
    assert page.status_code == 400
    assert list(errors_of(page)) == ["unit"]
    assert at_desk(office, Role.REVIEWER).register(**filled(office)).status_code == 404


def test_the_same_request_of_the_same_person_is_told_on_the_first_page(office):
    first = registered(office)
    second = registered(office, request="本市2025年度，学位供给的统计数据！")
    other = registered(office, request="2024年校车运营企业考核结果")
    clerk = at_desk(office, Role.HANDLER)
    assert first.number in "".join(each.text for each in clerk.page(second).context["notices"])
    assert "几乎相同" not in clerk.page(other).text
    assert "政务公开办工作人员用“撤销登记”" in clerk.page(second, tab="hints").text
    actions.void(second, same_as=first, actor=office.officer, reason="登记了两次")
    assert "几乎相同" not in clerk.page(first).text


def test_a_unit_alone_is_no_choice_and_no_column(office, town):
    registered(office)
    alone = at_desk(office, Role.HANDLER).client.get(LIST)
    assert "unit" not in alone.context["filters"].form.fields
    assert "承办机关" not in [str(column.header) for column in alone.context["table"].columns]
    above = build_office(town.city)
    page = at_desk(above, Role.DISCLOSURE_OFFICER).client.get(LIST, {"unit": office.unit.pk})
    assert "承办机关" in [str(column.header) for column in page.context["table"].columns]
    assert page.context["page"].paginator.count == 1


def test_the_inbox_asks_a_fixed_number_of_queries(office, client, django_assert_max_num_queries):
    for _ in range(6):
        registered(office)
    client.force_login(person_with(office.unit, Role.HANDLER, Role.REVIEWER))
    with django_assert_max_num_queries(15):
        assert client.get(LIST).status_code == 200


def counted(clerk, which):
    return clerk.client.get(LIST, {"clock": which}).context["page"].paginator.count


def test_the_inbox_is_filtered_by_how_the_clock_stands(office):
    with time_machine.travel("2026-01-05T10:00:00+08:00", tick=False):
        handled(office)
        ask_correction(office, handled(office))
        ask_fee(office, handled(office))
        actions.withdraw(handled(office), actor=office.handler, reason="不再需要")
    clerk = at_desk(office, Role.HANDLER)
    with time_machine.travel("2026-01-06T10:00:00+08:00", tick=False):
        found = {
            which: counted(clerk, which) for which in ("open", "overdue", "week", "waiting", "lapsed", "closed")
        }
        assert found == {"open": 3, "overdue": 0, "week": 0, "waiting": 2, "lapsed": 0, "closed": 1}
    with time_machine.travel("2026-02-20T10:00:00+08:00", tick=False):
        assert (counted(clerk, "overdue"), counted(clerk, "lapsed")) == (1, 2)
