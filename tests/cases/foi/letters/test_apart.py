"""Two cases at once: neither letter, file nor number of one ever gets into the other."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.cases.actions import Identity, add_document, issue
from gongkai.cases.enums import Purpose
from gongkai.cases.foi import actions
from gongkai.cases.models import Letter, NumberSeries
from gongkai.core.errors import RefusedError
from gongkai.letters import to_text
from tests.factories.cases import application, handled, registered
from tests.factories.decisions import decided, objected
from tests.factories.town import build_town

FIRST, SECOND = Identity("赵甲一", phone="1"), Identity("钱乙二", phone="2")
ACTS = ("search", "extend", "consult", "decide")


def _do(office, case, act):
    if act == "search":
        actions.search(case, "档案室", "按题名检索", f"与{case.title}无关", actor=office.handler)
    elif act == "extend" and not case.letters.filter(kind="extension").exists():
        actions.extend(case, actor=office.signatory, reason=f"{case.title}材料较多")
    elif act == "consult":
        objected(office, case)
    elif act == "decide" and case.state == "handling":
        decided(office, case, "published")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 1), st.sampled_from(ACTS)), min_size=2, max_size=5))
def test_interleaved_cases_never_share_a_word(office, order, steps):
    who, asked = (FIRST, SECOND), ("甲地的学位数据", "乙地的校车名单")
    cases = [handled(office, applicant=who[place], request=asked[place]) for place in (0, 1)]
    for place, act in steps:
        cases[order[place]].refresh_from_db()
        if cases[order[place]].state == "handling":
            _do(office, cases[order[place]], act)
    for place, case in enumerate(cases):
        for letter in case.letters.all():
            text = to_text(letter.composed)
            assert who[1 - place].name not in text
            assert asked[1 - place] not in text
            assert letter.party is None or letter.party.case_id == case.pk
    numbers = list(Letter.objects.filter(unit=office.unit).order_by("serial").values_list("serial", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_letter_goes_to_no_party_of_another_case(office):
    case, other = handled(office), handled(office)
    with pytest.raises(RefusedError, match="不是本办件的当事人"):
        issue(case.events.last(), "receipt", {}, to=other.parties.get(), actor=office.handler)


def test_a_letter_encloses_no_file_of_another_case(office):
    case, other = handled(office), handled(office)
    stray = add_document(other, Purpose.RELEASE, "a.txt", b"x", media_type="text/plain", actor=office.handler)
    with pytest.raises(RefusedError, match="不属于本办件"):
        actions.propose(case, "published", {"access_route": "网站"}, released=[stray], actor=office.handler)


def test_an_act_that_fails_gives_its_number_back(office):
    case = handled(office)
    last = NumberSeries.objects.get(series="文书").last
    with pytest.raises(RefusedError):
        actions.propose(case, "special_access", {"special_law": "《示范法》"}, actor=office.handler)
    with pytest.raises(RefusedError):
        actions.extend(case, actor=office.handler, reason="材料多")
    assert NumberSeries.objects.get(series="文书").last == last
    actions.extend(case, actor=office.signatory, reason="材料多")
    assert case.letters.last().serial == last + 1


def test_a_number_that_came_in_from_another_system_is_passed_over(office):
    case = handled(office)
    number = f"依申请复〔{case.arrived_on.year}〕2号"
    Letter.objects.create(
        case=case, event=case.events.first(), kind="other", number=number, dated=case.arrived_on, sealed=b""
    )
    second = registered(office)
    assert second.letters.get().serial == 3


@pytest.mark.django_db(transaction=True)
def test_threads_of_two_cases_get_numbers_without_gaps():
    from tests.factories.cases import build_office

    office = build_office(build_town()["education"])
    failed: list[BaseException] = []

    def work(who):
        try:
            for _ in range(4):
                registered(office, applicant=who)
        except BaseException as error:  # noqa: BLE001 - whatever a thread met is shown below
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(who,)) for who in (FIRST, SECOND)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert application().request
    letters = Letter.objects.order_by("serial").select_related("case")
    assert [each.serial for each in letters] == list(range(1, 9))
    for each in letters:
        own = each.case.parties.get().identity()["name"]
        assert each.composed.addressee == own
