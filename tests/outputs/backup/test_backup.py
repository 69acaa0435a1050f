# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A backup holds everything, and comes back whole or not at all."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import override

from tests import eye_level, schema
from tests.factories import (
    actor_for,
    add_event,
    add_member,
    add_source,
    day,
)
from tests.outputs.backup.archives import PDF, everything, rewritten, zweiklang
from zweiklang.domain.joint.models import JointRecord, JointRevision
from zweiklang.domain.joint.queries import exported
from zweiklang.domain.joint.sealing import verify
from zweiklang.domain.partnerships.models import Event, Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.foundation.files import path_of
from zweiklang.foundation.models import Revision, StoredFile
from zweiklang.foundation.search import reindex
from zweiklang.foundation.texts import TranslatedText
from zweiklang.outputs.backup import restoring
from zweiklang.outputs.backup.restoring import RestoreRefused, restore_backup
from zweiklang.outputs.backup.writing import write_backup


def test_a_restored_backup_has_every_row_and_file_again(
    portfolio: Partnership, tmp_path: Path, media: Path
) -> None:
    before = everything()
    report = write_backup(tmp_path / "b.zip")
    Event.objects.all().delete()
    Revision.objects.all().delete()
    User.objects.update(email="lost@example.org")
    path = path_of(StoredFile.objects.get().sha256)
    path.unlink()
    restored = restore_backup(tmp_path / "b.zip", replace=True)
    assert everything() == before
    assert restored.content == report.content
    assert (restored.rows, restored.files) == (report.rows, 1)
    assert path.read_bytes() == PDF
    assert portfolio.pk == Partnership.objects.get().pk


def test_joint_texts_and_what_cities_say_alone_come_back(
    dortmund: Office, kumasi: Office, tmp_path: Path
) -> None:
    deciders = [
        (office, actor_for(add_member(office, name, "coordinator", also_decides=True)))
        for office, name in ((dortmund, "doris"), (kumasi, "kwame"))
    ]
    (_, doris), (_, kwame) = deciders
    file = eye_level.open_between(*deciders)
    topic = eye_level.agree("common-topic", eye_level.TOPIC, file, doris, kwame)
    project = eye_level.agree("joint-project", eye_level.PROJECT, file, doris, kwame, below=topic)
    eye_level.add_profile(kwame, file, "Waste", ["11.6"], seeks="Lorries")
    value = IndicatorValue(
        file=file, office=dortmund, project=project, mark="W1", value=Decimal("12.5"),
        measured_on=day("2026-06"), source=add_source(dortmund),
    )  # fmt: skip
    eye_level.say(doris, value)
    before = everything()
    report = write_backup(tmp_path / "b.zip")
    IndicatorValue.objects.all().delete()
    JointRevision.objects.filter(record__below__isnull=False).delete()
    JointRecord.objects.filter(below__isnull=False).delete()
    assert restore_backup(tmp_path / "b.zip", replace=True).content == report.content
    assert everything() == before
    assert verify(exported(JointRecord.objects.get(pk=project.pk))).holds


def test_the_same_content_has_the_same_hash_and_a_changed_one_another(
    portfolio: Partnership, tmp_path: Path
) -> None:
    first = write_backup(tmp_path / "1.zip").content
    assert write_backup(tmp_path / "2.zip").content == first
    Partnership.objects.update(doubt=TranslatedText.of(de="x"))
    assert write_backup(tmp_path / "3.zip").content != first
    assert portfolio.pk


def test_accounts_can_sign_in_after_a_restore_and_sessions_are_left_out(
    portfolio: Partnership, bernd: User, tmp_path: Path
) -> None:
    Session.objects.create(session_key="k", session_data="d", expire_date=timezone.now())
    write_backup(tmp_path / "b.zip")
    restore_backup(tmp_path / "b.zip", replace=True)
    assert not Session.objects.exists()
    assert User.objects.get().check_password("a-long-password-1")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert not [name for name in archive.namelist() if "session" in name]
    assert bernd.pk
    assert portfolio.pk


def test_new_entries_can_be_made_after_a_restore(portfolio: Partnership, tmp_path: Path) -> None:
    write_backup(tmp_path / "b.zip")
    restore_backup(tmp_path / "b.zip", replace=True)
    numbers = set(Revision.objects.values_list("pk", flat=True))
    add_event(Partnership.objects.get(), "2025", "Neu")
    assert Revision.objects.count() > len(numbers)
    assert portfolio.pk


def test_a_database_that_holds_anything_is_not_overwritten_unasked(
    portfolio: Partnership, tmp_path: Path
) -> None:
    write_backup(tmp_path / "b.zip")
    Partnership.objects.update(doubt=TranslatedText.of(de="still here"))
    with pytest.raises(RestoreRefused, match="not empty .*--replace"):
        restore_backup(tmp_path / "b.zip")
    assert str(Partnership.objects.get().doubt) == "still here"
    assert portfolio.pk


def test_a_part_that_was_changed_is_named_and_nothing_is_restored(
    portfolio: Partnership, tmp_path: Path
) -> None:
    write_backup(tmp_path / "b.zip")
    bad = rewritten(tmp_path / "b.zip", tmp_path / "bad.zip", people_office=b"{}\n")
    with pytest.raises(RestoreRefused, match="people.office.jsonl is not as it was written"):
        restore_backup(bad, replace=True)
    assert Partnership.objects.get() == portfolio


def test_an_incomplete_backup_is_refused(portfolio: Partnership, tmp_path: Path) -> None:
    write_backup(tmp_path / "b.zip")
    bad = rewritten(tmp_path / "b.zip", tmp_path / "bad.zip", people_office=None)
    with pytest.raises(RestoreRefused, match="incomplete"):
        restore_backup(bad, replace=True)
    assert portfolio.pk


def test_a_restore_that_does_not_match_the_hash_is_undone(
    portfolio: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_backup(tmp_path / "b.zip")
    monkeypatch.setattr(restoring, "insert", lambda model, rows: 0)
    Partnership.objects.update(doubt=TranslatedText.of(de="still here"))
    with pytest.raises(RestoreRefused, match="would differ from the backup"):
        restore_backup(tmp_path / "b.zip", replace=True)
    assert str(Partnership.objects.get().doubt) == "still here"
    assert portfolio.pk


def test_a_database_without_tables_gets_them_with_the_backup(
    portfolio: Partnership, tmp_path: Path, empty_database: str
) -> None:
    content = write_backup(tmp_path / "b.zip").content
    backup = str(tmp_path / "b.zip")
    restored = zweiklang(tmp_path / "new", "restore", backup, database=empty_database)
    assert restored.returncode == 0, restored.stderr
    assert content in restored.stdout
    assert "Run zweiklang prepare" in restored.stdout
    assert portfolio.pk


def test_a_backup_of_a_database_without_tables_says_what_to_do(tmp_path: Path) -> None:
    done = zweiklang(tmp_path / "new", "backup", str(tmp_path / "b.zip"))
    assert "nothing to back up" in done.stderr
    assert "zweiklang prepare" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "b.zip").exists()


def test_a_file_that_is_not_there_is_called_missing_and_not_broken(
    db: None, tmp_path: Path
) -> None:
    with pytest.raises(RestoreRefused, match=r"no file .*b\.zip") as refused:
        restore_backup(tmp_path / "b.zip")
    assert "another copy" not in str(refused.value)
    assert "Errno" not in str(refused.value)


def test_what_fills_a_database_is_named_in_the_words_of_the_pages(
    portfolio: Partnership, tmp_path: Path
) -> None:
    write_backup(tmp_path / "b.zip")
    with override("de"), pytest.raises(RestoreRefused) as refused:
        restore_backup(tmp_path / "b.zip")
    assert "(Ereignisse, Partnerschaften, Beteiligte Städte, Phasen, Büros)" in str(refused.value)
    assert portfolio.pk


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04broken"])
def test_what_is_no_backup_is_refused(db: None, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.zip").write_bytes(content)
    with pytest.raises(RestoreRefused, match="cannot be read"):
        restore_backup(tmp_path / "b.zip")


def test_files_missing_on_the_disk_are_named(
    portfolio: Partnership, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored = StoredFile.objects.get()
    path_of(stored.sha256).unlink()
    call_command("backup", tmp_path / "b.zip")
    assert stored.sha256 in capsys.readouterr().err
    assert portfolio.pk


def test_only_its_owner_may_read_a_backup(portfolio: Partnership, tmp_path: Path) -> None:
    write_backup(tmp_path / "b.zip")
    assert (tmp_path / "b.zip").stat().st_mode & 0o077 == 0
    assert portfolio.pk


def test_a_failed_backup_leaves_no_half_file(
    portfolio: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.zip").write_bytes(b"the old one")

    def broken(model: object) -> Iterator[bytes]:
        raise OSError("disk full")

    monkeypatch.setattr("zweiklang.outputs.backup.writing.lines", broken)
    with pytest.raises(CommandError, match="disk full"):
        call_command("backup", tmp_path / "b.zip")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["b.zip"]
    assert (tmp_path / "b.zip").read_bytes() == b"the old one"
    assert portfolio.pk


def test_the_search_finds_restored_records(portfolio: Partnership, tmp_path: Path) -> None:
    count = reindex()
    write_backup(tmp_path / "b.zip")
    restore_backup(tmp_path / "b.zip", replace=True)
    assert reindex() == count > 0
    assert portfolio.pk


def test_a_backup_of_this_database_restores_on_sqlite_and_comes_back_with_the_same_hash(
    portfolio: Partnership, tmp_path: Path
) -> None:
    """On PostgreSQL this crosses from one engine to the other and back."""
    content = write_backup(tmp_path / "1.zip").content
    home = tmp_path / "other"
    home.mkdir()
    shutil.copy(schema.migrated_file(), home / "zweiklang.sqlite3")
    assert content in zweiklang(home, "restore", str(tmp_path / "1.zip")).stdout
    assert content in zweiklang(home, "backup", str(tmp_path / "2.zip")).stdout
    before = everything()
    assert restore_backup(tmp_path / "2.zip", replace=True).content == content
    assert everything() == before
    assert portfolio.pk
