"""索引号: unique, ascending, also when many ask at once."""

from __future__ import annotations

import re
import threading

import pytest
from django.db import connection

from gongkai.information import serials
from gongkai.information.models import IndexSerial
from tests.factories.information import InformationFactory
from tests.factories.orgs import OrganizationFactory


@pytest.mark.django_db
def test_numbers_ascend_within_a_year_and_start_anew_in_the_next():
    bureau = OrganizationFactory(index_code="014000319")
    assert serials.next_number(bureau, 2024) == "014000319/2024-00001"
    assert serials.next_number(bureau, 2024) == "014000319/2024-00002"
    assert serials.next_number(bureau, 2025) == "014000319/2025-00001"


@pytest.mark.django_db
def test_a_number_that_an_import_brought_is_passed_over():
    bureau = OrganizationFactory(index_code="014000319")
    for taken in (1, 2, 4):
        InformationFactory(index_number=f"014000319/2024-{taken:05d}")
    numbers = serials.next_numbers(bureau, {2024: 3})[2024]
    assert [number[-1] for number in numbers] == ["3", "5", "6"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "front"),
    [("01404053X", "01404053X"), ("01404053-x", "01404053X"), ("11370812004339255B", "11370812004339255B")],
)
def test_the_code_of_the_organization_stands_in_front(code, front):
    number = serials.next_number(OrganizationFactory(index_code=code), 2024)
    assert number == f"{front}/2024-00001"
    assert serials.is_standard(number)


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "12", "码"])
def test_without_a_code_the_number_is_still_well_formed_and_of_this_organization(code):
    first, second = OrganizationFactory(index_code=code), OrganizationFactory(index_code=code)
    numbers = {serials.next_number(each, 2024) for each in (first, second)}
    assert len(numbers) == 2
    assert all(re.fullmatch(r"\d{9}/2024-00001", number) for number in numbers)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_never_get_the_same_number():
    bureau = OrganizationFactory(index_code="014000319")
    got, faults = [], []

    def take():
        try:
            for _ in range(5):
                got.extend(serials.next_numbers(bureau, {2024: 3})[2024])
        except Exception as error:  # noqa: BLE001 - shown by the assertion below
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(set(got)) == len(got) == 60
    assert IndexSerial.objects.get().last == 60
