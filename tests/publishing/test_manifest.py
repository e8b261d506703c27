from __future__ import annotations

import json
import stat
import subprocess
from base64 import b64decode

import pytest
from django.db import transaction

from gongkai.core.errors import RefusedError
from gongkai.publishing import manifest
from gongkai.publishing.manifest import ed25519, keys, sm2
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


@pytest.fixture
def sm2_chain(transactional_db, home, settings):
    settings.GONGKAI_MANIFEST_KEY = "sm2"
    with transaction.atomic():
        return manifest.append([manifest.Fact(f"/information/{n}/", "a" * 64) for n in range(2)])


def test_a_chain_may_be_signed_with_sm2(sm2_chain, home):
    assert manifest.walk() == []
    ManifestEntry.objects.filter(sequence=2).update(signature=sm2_chain[0].signature)
    assert whats() == {(2, "签名无效")}


def test_a_change_of_algorithm_leaves_what_was_signed_before_valid(chain, home, settings):
    settings.GONGKAI_MANIFEST_KEY = "sm2"
    (home / "keys/manifest.pem").unlink()
    with transaction.atomic():
        manifest.append([manifest.Fact("/information/6/", "a" * 64)])
    assert manifest.walk() == []


def test_without_the_library_a_key_of_sm2_says_what_to_install(sm2_chain, home, monkeypatch):
    monkeypatch.setattr(sm2, "is_there", lambda: False)
    keys._load_public.cache_clear()
    with pytest.raises(keys.KeyFileError, match="gongkai\\[sm\\]"):
        keys.signer()
    assert {what[:2] for _, what in whats()} == {"没有"}
    keys._load_public.cache_clear()


def test_an_algorithm_that_is_none_is_refused(home, settings):
    settings.GONGKAI_MANIFEST_KEY = "rsa"
    with pytest.raises(keys.KeyFileError, match="GONGKAI_MANIFEST_KEY"):
        keys.prepare()


def test_openssl_agrees_about_sm2(sm2_chain, tmp_path):
    entry = sm2_chain[1]
    (tmp_path / "key.pem").write_text(keys.public_pem(entry.key_id))
    (tmp_path / "hash.txt").write_text(entry.hash)
    (tmp_path / "signature.bin").write_bytes(b64decode(entry.signature))
    assert openssl(f"pkeyutl -verify -pubin -inkey key.pem {RAW_SM2} -sigfile signature.bin", tmp_path) == 0
    (tmp_path / "hash.txt").write_text("0" * 64)
    assert openssl(f"pkeyutl -verify -pubin -inkey key.pem {RAW_SM2} -sigfile signature.bin", tmp_path) != 0


def test_a_key_that_openssl_made_signs(transactional_db, home, tmp_path):
    (home / "keys").mkdir(exist_ok=True)
    assert openssl(f"genpkey -algorithm SM2 -out {home}/keys/manifest.pem", tmp_path) == 0
    (home / "keys/manifest.pem").chmod(0o600)
    with transaction.atomic():
        (entry,) = manifest.append([manifest.Fact("/information/6/", "a" * 64)])
    (tmp_path / "hash.txt").write_text(entry.hash)
    (tmp_path / "signature.bin").write_bytes(b64decode(entry.signature))
    key = f"{home}/keys/manifest.pem"
    assert openssl(f"pkeyutl -verify -inkey {key} {RAW_SM2} -sigfile signature.bin", tmp_path) == 0


RAW_SM2 = "-rawin -digest sm3 -pkeyopt distid:1234567812345678 -in hash.txt"


def openssl(command, folder):
    run = subprocess.run(["openssl", *command.split()], cwd=folder, capture_output=True, check=False)
    return run.returncode


@pytest.mark.parametrize("text", ["", "-----BEGIN PRIVATE KEY-----\nAA\n-----END PRIVATE KEY-----\n", "\xff" * 40])
def test_files_that_are_no_keys_are_refused(text):
    for load in (sm2.PrivateKey.load, sm2.PublicKey.load, ed25519.PrivateKey.load, ed25519.PublicKey.load):
        with pytest.raises(ValueError, match=r".+"):
            load(text.encode())


def test_a_public_key_of_sm2_with_any_byte_changed_is_none_that_we_know(sm2_chain, home):
    """Whatever was changed in the file, looking goes on: the entries are told as signed by an unknown key."""
    number = sm2_chain[0].key_id
    file = home / "keys" / "public" / f"{number}.pem"
    point = sm2.PublicKey.load(file.read_bytes()).raw()
    for first in (b"\x00", b"\x02", b"\x03", b"\x05", b"\x06", b"\xff"):
        file.write_bytes(sm2._file("PUBLIC", sm2._PUBLIC + first + point[1:]))
        keys._load_public.cache_clear()
        assert keys.public_key(number) is None


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
