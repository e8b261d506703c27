from __future__ import annotations

import json
import stat
import subprocess
from base64 import b64decode

import pytest
from django.db import transaction

from gongkai.core.errors import RefusedError
from gongkai.publishing import manifest
from gongkai.publishing.manifest import keys
from gongkai.publishing.models import ManifestEntry, ManifestHead


@pytest.fixture
def chain(db):
    with transaction.atomic():
        manifest.append(
            [manifest.Fact(f"/information/{number}/", "a" * 64, size=number) for number in range(1, 6)]
        )
    return ManifestEntry.objects.order_by("sequence")


def whats():
    return {(fault.sequence, fault.what.partition("：")[0]) for fault in manifest.walk()}


def test_a_whole_chain_has_no_fault_and_its_head_is_noted(chain, home):
    assert manifest.walk() == []
    assert json.loads((home / "manifest/heads.jsonl").read_text())["sequence"] == 5


def test_an_entry_is_appended_only_in_a_transaction(transactional_db):
    with pytest.raises(transaction.TransactionManagementError):
        manifest.append([manifest.Fact("/")])


def test_an_entry_cannot_be_saved_or_deleted(chain):
    with pytest.raises(RefusedError):
        chain[0].save()
    with pytest.raises(RefusedError):
        chain[0].delete()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("path", "/information/9/"),
        ("sha256", "b" * 64),
        ("gz_sha256", "c" * 64),
        ("size", 7),
        ("approved_by", "另一岗位"),
        ("information_id", 8),
        ("content_sha256", "d" * 64),
    ],
)
def test_a_changed_entry_is_found(chain, field, value):
    ManifestEntry.objects.filter(sequence=3).update(**{field: value})
    assert (3, "内容与摘要不符") in whats()


def test_an_entry_that_was_hashed_anew_is_found_by_its_signature(chain):
    ManifestEntry.objects.filter(sequence=5).update(sha256="b" * 64)
    entry = ManifestEntry.objects.get(sequence=5)
    ManifestEntry.objects.filter(sequence=5).update(hash=manifest.entry_hash(entry))
    ManifestHead.objects.update(hash=manifest.entry_hash(entry))
    assert whats() == {(5, "签名无效")}


def test_an_entry_taken_out_is_found(chain):
    ManifestEntry.objects.filter(sequence=3).delete()
    assert {sequence for sequence, _ in whats()} == {4}


def test_a_tail_cut_off_is_found_by_the_head(chain):
    ManifestEntry.objects.filter(sequence__gt=3).delete()
    assert whats() == {(5, "链头记到第 5 条，实有记录止于第 3 条")}


def test_a_tail_cut_off_with_its_head_is_found_by_what_was_noted(chain):
    manifest.walk()
    ManifestEntry.objects.filter(sequence__gt=3).delete()
    ManifestHead.objects.update(sequence=3, hash=ManifestEntry.objects.get(sequence=3).hash)
    assert whats() == {(5, "库外留存过这一条，库中已不存在")}


def test_a_chain_signed_with_another_key_is_found(chain, home):
    (home / "keys/manifest.pem").unlink()
    for file in (home / "keys/public").iterdir():
        file.unlink()
    keys.prepare()
    assert {sequence for sequence, _ in whats()} == {1, 2, 3, 4, 5}


def test_a_new_key_leaves_what_the_old_one_signed_valid(chain, home):
    (home / "keys/manifest.pem").unlink()
    with transaction.atomic():
        manifest.append([manifest.Fact("/information/6/", "a" * 64)])
    assert manifest.walk() == []
    assert len(set(ManifestEntry.objects.values_list("key_id", flat=True))) == 2


def test_the_key_is_for_its_owner_alone(chain, home):
    assert stat.S_IMODE((home / "keys/manifest.pem").stat().st_mode) == 0o600
    assert stat.S_IMODE((home / "keys").stat().st_mode) == 0o700
    assert keys.prepare() == keys.prepare()


def test_a_key_file_that_is_none_says_so(home):
    (home / "keys").mkdir()
    (home / "keys/manifest.pem").write_text("-")
    with pytest.raises(keys.KeyFileError, match=r"manifest\.pem"):
        keys.signer()


def test_anybody_can_check_an_entry_with_openssl(chain, tmp_path):
    entry = chain[2]
    (tmp_path / "key.pem").write_text(keys.public_pem(entry.key_id))
    (tmp_path / "hash.txt").write_text(entry.hash)
    (tmp_path / "signature.bin").write_bytes(b64decode(entry.signature))
    command = "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in hash.txt -sigfile signature.bin"
    assert subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=False).returncode == 0
