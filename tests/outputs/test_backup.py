# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import override
from pytest_django import Settings

from tests import eye_level, schema
from tests.factories import (
    SYSTEM,
    actor_for,
    add_event,
    add_member,
    add_partnership,
    add_phase,
    add_place,
    add_source,
    day,
)
from tests.worlds import kept
from zweiklang.domain.coordination import rules
from zweiklang.domain.coordination.models import DerivedBy, Warning
from zweiklang.domain.joint.models import JointRecord, JointRevision
from zweiklang.domain.joint.queries import exported
from zweiklang.domain.joint.sealing import verify
from zweiklang.domain.partnerships.models import Event, Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.foundation.files import path_of, store_upload
from zweiklang.foundation.models import Revision, StoredFile
from zweiklang.foundation.search import reindex
from zweiklang.foundation.texts import TranslatedText
from zweiklang.outputs.backup import restoring, standing
from zweiklang.outputs.backup.program import written_by
from zweiklang.outputs.backup.restoring import RestoreRefused, restore_backup
from zweiklang.outputs.backup.rows import content_hash, lines, tables
from zweiklang.outputs.backup.writing import MANIFEST, BackupRefused, write_backup

PDF = b"%PDF-1.7\nmemorandum"


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.MEDIA_ROOT = tmp_path / "media"
    with override("en"):
        yield tmp_path / "media"


@pytest.fixture
@kept
def portfolio(dortmund: Office, bernd: User) -> Partnership:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH", en="Kumasi", ak="Kumase"))
    add_phase(partnership, "2011", known="2011-05-01")
    add_event(partnership, "2024-05", 'Odd: "quotes"\n\u2028 שלום 🎼', goals=["13"], people=3)
    store_upload(SYSTEM, dortmund, SimpleUploadedFile("mou.pdf", PDF))
    add_source(dortmund)
    return partnership


def everything() -> dict[str, list[bytes]]:
    return {model._meta.label_lower: list(lines(model)) for model in tables()}


def rewritten(source: Path, target: Path, **changes: bytes | None) -> Path:
    """Copy a backup with parts replaced or, given None, left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            stem = name.rpartition("/")[2].partition(".json")[0].replace(".", "_")
            content = changes.get(stem, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target


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


def test_a_backup_of_another_version_says_which_one_to_install(
    portfolio: Partnership, tmp_path: Path
) -> None:
    write_backup(tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        manifest = json.loads(archive.read(MANIFEST))
    manifest.update(version="9.9", migrations=[*manifest["migrations"], "places.0099_later"])
    bad = rewritten(
        tmp_path / "b.zip", tmp_path / "bad.zip", manifest=json.dumps(manifest).encode()
    )
    with pytest.raises(RestoreRefused, match=r"version 9\.9.*Install version 9\.9, then restore"):
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


def zweiklang(home: Path, *words: str, database: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program in a home of its own, on SQLite unless a database is named."""
    unset = {"DATABASE_URL", "LC_ALL", "LC_MESSAGES"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"ZWEIKLANG_HOME": str(home), "LANG": "C.UTF-8"}
    environment |= {"DATABASE_URL": database} if database else {}
    command = [sys.executable, "-m", "zweiklang.doors.commands.main", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


@pytest.fixture
def empty_database() -> Iterator[str]:
    """Return the address of a new database without tables: on PostgreSQL there, else SQLite."""
    if connection.vendor != "postgresql":
        yield ""
        return
    import psycopg  # SQLite alone must do without it

    given = urlsplit(os.environ["DATABASE_URL"])
    name = f"zweiklang_empty_{os.getpid()}"
    with psycopg.connect(given.geturl(), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}".encode())
        server.execute(f"CREATE DATABASE {name}".encode())
        yield given._replace(path=f"/{name}").geturl()
        server.execute(f"DROP DATABASE {name}".encode())


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


def test_neither_backup_nor_restore_begins_with_tables_of_an_older_program(
    portfolio: Partnership, tmp_path: Path
) -> None:
    write_backup(tmp_path / "b.zip")
    MigrationRecorder.Migration.objects.filter(app="topics").delete()
    with pytest.raises(BackupRefused, match="older than the program.*zweiklang prepare"):
        write_backup(tmp_path / "2.zip")
    with pytest.raises(RestoreRefused, match="older than the program.*zweiklang prepare"):
        restore_backup(tmp_path / "b.zip", replace=True)
    assert Partnership.objects.get() == portfolio


def named_as_before() -> list[tuple[str, str]]:
    """Leave the names that migrations had before they became one; return those names.

    Django writes down the replaced ones beside the one that replaces them.
    """
    before: list[tuple[str, str]] = []
    for (app, name), migration in MigrationLoader(None).disk_migrations.items():
        if migration.replaces:
            MigrationRecorder.Migration.objects.get(app=app, name=name).delete()
            before += migration.replaces
    assert set(before) <= MigrationRecorder(connection).applied_migrations().keys()
    return before


def test_tables_of_the_state_before_migrations_became_one_are_those_of_this_program(
    portfolio: Partnership, tmp_path: Path
) -> None:
    write_backup(tmp_path / "now.zip")
    assert named_as_before()
    assert standing.standing() == "ready"
    content = write_backup(tmp_path / "before.zip").content
    assert restore_backup(tmp_path / "now.zip", replace=True).content == content
    assert portfolio.pk


def test_a_backup_of_the_state_before_migrations_became_one_is_restored(
    portfolio: Partnership, tmp_path: Path
) -> None:
    write_backup(tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        manifest = json.loads(archive.read(MANIFEST))
    names = {f"{app}.{name}" for app, name in named_as_before()}
    kept = [name for name in manifest["migrations"] if not name.endswith(("_schema", "_search"))]
    manifest["migrations"] = sorted({*kept, *names})
    before = rewritten(
        tmp_path / "b.zip", tmp_path / "before.zip", manifest=json.dumps(manifest).encode()
    )
    assert restore_backup(before, replace=True).rows
    assert portfolio.pk


def test_tables_between_migrations_that_became_one_are_refused_with_the_way_on(
    portfolio: Partnership, tmp_path: Path
) -> None:
    write_backup(tmp_path / "b.zip")
    app, name = named_as_before()[-1]
    MigrationRecorder.Migration.objects.get(app=app, name=name).delete()
    way = r"too old.*e5c7189.*zweiklang prepare there"
    with pytest.raises(BackupRefused, match=way):
        write_backup(tmp_path / "2.zip")
    with pytest.raises(RestoreRefused, match=way):
        restore_backup(tmp_path / "b.zip", replace=True)
    with pytest.raises(CommandError, match=way):
        call_command("prepare")
    assert Partnership.objects.get() == portfolio


def test_another_state_of_the_same_version_is_not_called_another_version(
    portfolio: Partnership, tmp_path: Path
) -> None:
    write_backup(tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        manifest = json.loads(archive.read(MANIFEST))
    manifest["migrations"].append("places.0099_later")
    bad = rewritten(
        tmp_path / "b.zip", tmp_path / "bad.zip", manifest=json.dumps(manifest).encode()
    )
    with pytest.raises(RestoreRefused, match="newer state of the program.*Update") as refused:
        restore_backup(bad, replace=True)
    assert "Install version" not in str(refused.value)
    assert portfolio.pk


def as_of_before(source: Path, target: Path, *migrations: str, **lacking: str) -> Path:
    """Copy a backup as the state without these migrations would have written it.

    `lacking` names by table (with _ for the dot) a column which that state had not.
    """
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        manifest = json.loads(old.read(MANIFEST))
        for name in manifest["parts"]:
            content = old.read(name)
            stem = name.removeprefix("tables/").removesuffix(".jsonl").replace(".", "_")
            if column := lacking.get(stem):
                rows = [json.loads(line) for line in content.splitlines()]
                assert all(column in row for row in rows)
                content = b"".join(
                    json.dumps(
                        {key: value for key, value in row.items() if key != column},
                        ensure_ascii=False,
                        sort_keys=True,
                        separators=(",", ":"),
                    ).encode()
                    + b"\n"
                    for row in rows
                )
                manifest["parts"][name]["sha256"] = hashlib.sha256(content).hexdigest()
            new.writestr(name, content)
        manifest["migrations"] = sorted(set(manifest["migrations"]) - set(migrations))
        hashes = {
            name: part["sha256"]
            for name, part in manifest["parts"].items()
            if name.startswith("tables/")
        }
        manifest["content"] = content_hash(hashes)
        new.writestr(MANIFEST, json.dumps(manifest))
    return target


def test_a_backup_of_the_state_before_the_last_migration_is_restored(
    portfolio: Partnership, tmp_path: Path
) -> None:
    before = everything()
    before.pop("coordination.warning")
    content = write_backup(tmp_path / "b.zip").content
    older = as_of_before(
        tmp_path / "b.zip", tmp_path / "older.zip", "partnerships.0002_lasting_events"
    )
    warnings = Warning.objects.count()
    Event.objects.all().delete()
    report = restore_backup(older, replace=True)
    assert before.items() <= everything().items()
    assert Warning.objects.count() == warnings > 0  # derived anew
    assert report.content == content
    assert "version" in report.written_by
    assert DerivedBy.objects.filter(version=rules.VERSION).exists()
    assert not list(tmp_path.glob("**/restoring-*"))
    assert portfolio.pk


def test_a_backup_of_an_older_state_fills_a_new_database(
    portfolio: Partnership, tmp_path: Path, empty_database: str
) -> None:
    rows = write_backup(tmp_path / "b.zip").rows
    older = as_of_before(
        tmp_path / "b.zip", tmp_path / "older.zip", "partnerships.0002_lasting_events"
    )
    home = tmp_path / "new"
    restored = zweiklang(home, "restore", str(older), database=empty_database)
    assert restored.returncode == 0, restored.stderr
    assert "was brought to the tables of this program" in restored.stdout
    again = zweiklang(home, "backup", str(tmp_path / "2.zip"), database=empty_database)
    assert f"{rows} rows and 1 files" in again.stdout
    assert portfolio.pk


LATER = """
from django.db import migrations, models

def count(apps, editor):
    Event = apps.get_model("partnerships", "Event")
    {work}

class Migration(migrations.Migration):
    dependencies = [("partnerships", "0002_lasting_events")]
    operations = [
        migrations.AddField("event", "people", models.PositiveIntegerField(null=True)),
        migrations.RunPython(count),
    ]
"""
EARLIER = """
import importlib
from django.db import migrations

whole = importlib.import_module("zweiklang.domain.partnerships.migrations.0001_schema").Migration

def without_people(operation):
    if getattr(operation, "name", "") != "Event":
        return operation
    fields = [one for one in operation.fields if one[0] != "people"]
    return migrations.CreateModel(
        operation.name, fields, operation.options, operation.bases, operation.managers
    )

class Migration(migrations.Migration):
    initial = True
    replaces = whole.replaces
    dependencies = whole.dependencies
    operations = [without_people(one) for one in whole.operations]
"""


@pytest.fixture
def a_later_migration(
    portfolio: Partnership,
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> str:
    """Let the program have a migration after which events have one column more; return its name."""
    package = f"later_migrations_{request.node.nodeid.__hash__() & 0xFFFF}"
    folder = tmp_path / "lib" / package
    folder.mkdir(parents=True)
    real = Path("zweiklang/domain/partnerships/migrations/0002_lasting_events.py")
    (folder / "__init__.py").touch()
    (folder / "0001_schema.py").write_text(EARLIER)
    (folder / real.name).write_text(real.read_text())
    (folder / "0003_later.py").write_text(LATER.format(work=request.param))
    monkeypatch.syspath_prepend(folder.parent)
    settings.MIGRATION_MODULES = {"partnerships": package}
    MigrationRecorder(connection).record_applied("partnerships", "0003_later")
    assert portfolio.pk
    return "partnerships.0003_later"


@pytest.mark.parametrize("a_later_migration", ["Event.objects.update(people=7)"], indirect=True)
def test_a_backup_gets_a_column_that_came_later_as_a_migration_fills_it(
    a_later_migration: str, tmp_path: Path
) -> None:
    write_backup(tmp_path / "b.zip")
    older = as_of_before(
        tmp_path / "b.zip", tmp_path / "older.zip", a_later_migration,
        partnerships_event="people",
    )  # fmt: skip
    restore_backup(older, replace=True)
    assert [event.people for event in Event.objects.all()] == [7]


@pytest.mark.parametrize("a_later_migration", ["raise ValueError('no count')"], indirect=True)
def test_a_backup_that_a_migration_stumbles_over_changes_nothing(
    a_later_migration: str, tmp_path: Path
) -> None:
    write_backup(tmp_path / "b.zip")
    older = as_of_before(
        tmp_path / "b.zip", tmp_path / "older.zip", a_later_migration,
        partnerships_event="people",
    )  # fmt: skip
    before = everything()
    with pytest.raises(RestoreRefused, match="no count.*Nothing was changed"):
        restore_backup(older, replace=True)
    assert everything() == before
    assert standing.standing() == "ready"


def test_a_refused_restore_leaves_a_new_database_without_tables_and_no_files(
    portfolio: Partnership, tmp_path: Path, empty_database: str
) -> None:
    """Rows that name an office which is missing show only when they are in the tables."""
    write_backup(tmp_path / "b.zip")
    bad = as_of_before(tmp_path / "b.zip", tmp_path / "bad.zip", people_officepage="")
    with zipfile.ZipFile(bad) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(parts[MANIFEST])
    parts["tables/people.office.jsonl"] = b""
    manifest["parts"]["tables/people.office.jsonl"]["sha256"] = hashlib.sha256(b"").hexdigest()
    manifest["content"] = content_hash(
        {name: hashlib.sha256(parts[name]).hexdigest() for name in parts if name != MANIFEST
         and name.startswith("tables/")}
    )  # fmt: skip
    parts[MANIFEST] = json.dumps(manifest).encode()
    with zipfile.ZipFile(bad, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    home = tmp_path / "new"
    refused = zweiklang(home, "restore", str(bad), database=empty_database)
    assert refused.returncode
    assert "Nothing was changed" in refused.stderr
    again = zweiklang(home, "backup", str(tmp_path / "2.zip"), database=empty_database)
    assert "nothing to back up" in again.stderr
    assert not [path for path in (home / "files").rglob("*") if path.is_file()]
    assert portfolio.pk


def test_a_backup_between_migrations_that_became_one_is_refused_with_the_way_on(
    portfolio: Partnership, tmp_path: Path
) -> None:
    write_backup(tmp_path / "b.zip")
    older = as_of_before(tmp_path / "b.zip", tmp_path / "older.zip", "topics.0001_schema")
    with zipfile.ZipFile(older) as archive:
        manifest = json.loads(archive.read(MANIFEST))
    manifest["migrations"] += ["topics.0001_initial"]
    bad = rewritten(older, tmp_path / "bad.zip", manifest=json.dumps(manifest).encode())
    with pytest.raises(RestoreRefused, match=r"too old.*e5c7189.*back up there"):
        restore_backup(bad, replace=True)
    assert portfolio.pk


def test_a_backup_says_when_and_by_which_program_it_was_written(
    portfolio: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zweiklang.outputs.backup.writing.commit", lambda: "0123456789ab")
    write_backup(tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        manifest = json.loads(archive.read(MANIFEST))
    assert manifest["commit"] == "0123456789ab"
    assert manifest["made_at"][:4].isdigit()
    said = written_by(manifest | {"made_at": "2026-11-26T22:00:00+00:00", "version": "0.3"})
    assert said == "The backup of 26 November 2026, written by version 0.3 (0123456789ab),"
    assert portfolio.pk


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
