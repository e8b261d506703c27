"""What an old site shows of people comes in, is told, and stands on the unit's list until it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.core.actors import system
from gongkai.information.actions import approve_revision
from gongkai.information.models import Information
from gongkai.information.personal import debts
from gongkai.information.personal.actions import keep_personal_data, mask_personal_data
from gongkai.information.personal.findings import unanswered
from gongkai.information.personal.models import PrivacyDebt
from tests.oldsites.site import article, write

if TYPE_CHECKING:
    from pathlib import Path

LIST = "<p>补贴对象：张大山，男，手机13800138000，住示范市东湖区花园路12号院3号楼2单元501室。</p>"
STAFF = system("整理")


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    pages = {
        "www.shifan.gov.cn/mz/t1.html": article("2021年困难补贴名单公示", "民政", body=LIST),
        "www.shifan.gov.cn/mz/t2.html": article("关于困难补贴的通知", "民政"),
    }
    return write(tmp_path / "mirror", pages)


def the_list() -> Information:
    return Information.objects.get(title="2021年困难补贴名单公示")


def test_the_report_counts_and_names_the_pages(bring, mirror):
    told = bring(mirror).as_json()["personal_data"]
    assert told["pages"] == 1
    assert told["places"] == 3
    (page,) = told["listed"]
    assert (page["page"], page["id"], page["count"]) == ("mirror/www.shifan.gov.cn/mz/t1.html", the_list().pk, 3)
    assert "13800138000" not in page["first"]
    assert "138****8000" in page["first"]


def test_a_trial_looks_into_nothing(bring, mirror):
    assert bring(mirror, dry=True).as_json()["personal_data"]["pages"] == 0


def test_it_is_owed_until_it_is_masked(bring, mirror):
    bring(mirror)
    assert list(PrivacyDebt.objects.values_list("information__title", "count")) == [("2021年困难补贴名单公示", 3)]
    mask_personal_data(the_list(), actor=STAFF)
    assert PrivacyDebt.objects.exists()  # the version waits for approval; until then the page shows it
    approve_revision(the_list().revisions.get(number=2), actor=system("批准"))
    debts.recount_changed()
    assert not PrivacyDebt.objects.exists()


def test_what_is_kept_on_a_ground_is_owed_no_longer(bring, mirror):
    bring(mirror)
    row = the_list()
    digests = [each.digest for each in unanswered(row)]
    keep_personal_data(row, actor=STAFF, digests=digests[:1], ground="本人书面同意")
    assert PrivacyDebt.objects.get().count == len(digests) - 1
    keep_personal_data(row, actor=STAFF, digests=digests[1:], ground="本人书面同意")
    assert not PrivacyDebt.objects.exists()


def test_the_same_site_again_changes_nothing(bring, mirror):
    bring(mirror)
    assert bring(mirror).as_json()["personal_data"]["pages"] == 0
    assert PrivacyDebt.objects.count() == 1
