# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Backups and tables of earlier and later states of the program."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from tests.outputs.backup.archives import everything, rewritten, zweiklang
from zweiklang.domain.coordination import rules
from zweiklang.domain.coordination.models import DerivedBy, Warning
from zweiklang.domain.partnerships import migrations as partnerships_migrations
from zweiklang.domain.partnerships.models import Event, Partnership
from zweiklang.outputs.backup import standing
from zweiklang.outputs.backup.program import written_by
from zweiklang.outputs.backup.restoring import RestoreRefused, restore_backup
from zweiklang.outputs.backup.rows import content_hash
from zweiklang.outputs.backup.writing import MANIFEST, BackupRefused, write_backup


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


MIGRATIONS = Path(partnerships_migrations.__path__[0])
#: Those that came after the tables were first made, oldest first.
AFTER_THE_FIRST = sorted(MIGRATIONS.glob("0*.py"))[1:]
LATER_ONES = [f"partnerships.{file.stem}" for file in AFTER_THE_FIRST]


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
        tmp_path / "b.zip", tmp_path / "older.zip", *LATER_ONES,
        partnerships_agreement="end_is_unknown",
    )  # fmt: skip
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
        tmp_path / "b.zip", tmp_path / "older.zip", *LATER_ONES,
        partnerships_agreement="end_is_unknown",
    )  # fmt: skip
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
    dependencies = [("partnerships", "{last}")]
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
    (folder / "__init__.py").touch()
    (folder / "0001_schema.py").write_text(EARLIER)
    for real in AFTER_THE_FIRST:
        (folder / real.name).write_text(real.read_text())
    last = AFTER_THE_FIRST[-1].stem
    (folder / "0099_later.py").write_text(LATER.format(work=request.param, last=last))
    monkeypatch.syspath_prepend(folder.parent)
    settings.MIGRATION_MODULES = {"partnerships": package}
    MigrationRecorder(connection).record_applied("partnerships", "0099_later")
    assert portfolio.pk
    return "partnerships.0099_later"


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
