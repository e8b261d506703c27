"""Every case of the library holds on every engine."""

import pytest

from tests.search.conformance.cases import ALL


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{subject}: {case.name[:40]}") for subject, cases in ALL.items() for case in cases],
)
def test_the_answer_holds_what_the_case_says(library, case):
    case.check(library.search(case.query))


def test_there_are_at_least_two_hundred_cases():
    assert sum(map(len, ALL.values())) >= 200
