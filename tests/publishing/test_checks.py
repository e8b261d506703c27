"""What the watcher found stands at the desk until an auditor or administrator has said what became of it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from gongkai.core.actors import PUBLIC
from gongkai.core.audit.models import AuditEntry
from gongkai.core.desk.registry import module_or_404
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.publishing import checks
from gongkai.publishing.models import CheckState, ManifestEntry, OutputCheck
from gongkai.publishing.watch import watch
from tests.factories.orgs import CityFactory, OrganizationFactory, person_with

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

KEEPERS = {Role.AUDITOR, Role.ADMINISTRATOR}


@pytest.fixture
def auditor(office):
    return person_with(office.parent, Role.AUDITOR)


def tamper(live):
    (live / "index.html").write_bytes(b"<html>changed</html>")
    (live / "about/index.html").unlink()
    (live / "planted.html").write_bytes(b"planted")
    watch()
    return OutputCheck.objects.get(state=CheckState.OPEN)


def test_a_sound_output_is_noted_once_however_often_it_is_looked_at(live):
    for _ in range(3):
        watch()
    check = OutputCheck.objects.get()
    assert (check.state, check.times, check.found) == (CheckState.SOUND, 3, 0)
    assert check.files == sum(1 for file in live.rglob("*") if file.is_file())


def test_each_file_is_kept_with_what_it_was_and_what_became_of_it(live, home):
    expected = ManifestEntry.objects.filter(path="/").first().sha256
    check = tamper(live)
    assert check.owner.parent is None
    changed, missing, extra = check.findings.order_by("kind").all()[0], *check.findings.exclude(kind="changed")
    assert (changed.name, changed.expected_sha256) == ("index.html", expected)
    assert changed.found_sha256 not in ("", expected)
    assert (missing.kind, missing.name, missing.found_sha256) == ("missing", "about/index.html", "")
    assert (extra.kind, extra.name, extra.expected_sha256) == ("extra", "planted.html", "")
    assert all(one.restored_at for one in (changed, missing, extra))
    assert (home / extra.quarantine).read_bytes() == b"planted"


def test_a_touched_manifest_is_a_finding_that_nobody_restores(live):
    ManifestEntry.objects.filter(sequence=2).update(size=1)
    watch()
    finding = OutputCheck.objects.get().findings.get()
    assert finding.kind == "manifest"
    assert "第 2 条" in finding.what
    assert finding.restored_at is None


def test_what_is_found_again_and_again_is_one_finding_until_it_is_acknowledged(live, auditor):
    ManifestEntry.objects.filter(sequence=2).update(size=1)
    watch()
    watch()
    check = OutputCheck.objects.get()
    assert check.times == 2
    checks.acknowledge(check, actor=auditor.actor(), note="试验")
    watch()
    assert OutputCheck.objects.filter(state=CheckState.OPEN).count() == 1


def test_the_same_file_changed_anew_after_a_sound_look_is_a_finding_of_its_own(live):
    tamper(live)
    watch()
    (live / "planted.html").write_bytes(b"again")
    watch()
    assert OutputCheck.objects.filter(state=CheckState.OPEN).count() == 2


def test_names_that_are_no_text_and_findings_without_end_are_kept_too(live, monkeypatch):
    monkeypatch.setattr(checks, "MOST_KEPT", 3)
    for name in (b"\xff\xfe.html", b"b.html", b"c.html", b"d.html", b"e.html"):
        with open(bytes(live) + b"/" + name, "wb") as file:  # noqa: PTH123 - a name that is no text
            file.write(b"x")
    watch()
    check = OutputCheck.objects.get()
    assert (check.found, check.findings.count()) == (5, 3)
    assert all(one.restored_at for one in check.findings.all())


def test_an_acknowledgement_says_who_and_why_and_is_audited(live, auditor):
    check = checks.acknowledge(tamper(live), actor=auditor.actor(), note="  运维人员误改，已收回权限。 ")
    assert (check.state, check.note) == (CheckState.ACKNOWLEDGED, "运维人员误改，已收回权限。")
    entry = AuditEntry.objects.get(event="publishing.acknowledge")
    assert entry.actor_name == auditor.actor().name
    assert entry.data == {"note": check.note, "found": 3}
    with pytest.raises(RefusedError, match="没有待确认"):
        checks.acknowledge(check, actor=auditor.actor(), note="再来一次")


def test_an_acknowledgement_without_a_note_is_refused(live, auditor):
    with pytest.raises(InvalidInputError, match="处理情况"):
        checks.acknowledge(tamper(live), actor=auditor.actor(), note=" ")


@pytest.mark.parametrize("state", list(CheckState))
@pytest.mark.parametrize(("role", "where"), list(itertools.product(Role, ("city", "office", "elsewhere"))))
def test_only_auditors_and_administrators_of_the_installation_see_and_acknowledge(
    live, office, role, where, state
):
    check = tamper(live)
    OutputCheck.objects.update(state=state)
    places = {"city": office.parent, "office": office, "elsewhere": OrganizationFactory(parent=CityFactory())}
    actor = person_with(places[where], role).actor()
    mine = role in KEEPERS and where == "city"
    assert OutputCheck.objects.visible_to(actor).filter(pk=check.pk).exists() is mine
    if mine and state == CheckState.OPEN:
        checks.acknowledge(check, actor=actor, note="试验")
    else:
        with pytest.raises(RefusedError):
            checks.acknowledge(check, actor=actor, note="试验")


def test_the_public_sees_nothing(office):
    now = timezone.now()
    OutputCheck.objects.create(owner=office, state=CheckState.OPEN, found=1, first_at=now, last_at=now)
    assert not OutputCheck.objects.visible_to(PUBLIC).exists()


def test_it_stands_in_the_list_of_what_to_do_of_those_who_must_know(live, auditor, publisher):
    tamper(live)
    assert [group.rows.count() for group in todo(auditor.actor())] == [1]
    assert [group.rows.count() for group in todo(publisher)] == [0]


def todo(actor: Actor):
    return module_or_404("integrity").todo(actor, None)


def test_the_desk_shows_the_findings_and_takes_the_note(live, auditor, client):
    check = tamper(live)
    client.force_login(auditor)
    assert "公开页面被改动，待确认" in client.get(reverse("desk:home")).text
    listed = client.get(reverse("desk:list", args=["integrity"])).text
    assert "发现 3 个问题" in listed
    page = client.get(reverse("desk:detail", args=["integrity", check.pk]), {"tab": "findings"}).text
    assert "planted.html" in page
    assert "public.quarantine/" in page
    url = reverse("desk:act", args=["integrity", check.pk, "acknowledge"])
    form = client.get(url).text
    hidden = {name: value_of(form, name) for name in ("idempotency_key", "version") if f'name="{name}"' in form}
    answer = client.post(url, {"note": "已查明。", **hidden}, follow=True)
    assert "已确认" in answer.text
    assert "公开页面被改动，待确认" not in client.get(reverse("desk:home")).text


def value_of(form: str, name: str) -> str:
    field = form.split(f'name="{name}"')[1]
    return field.split('value="')[1].split('"')[0]
