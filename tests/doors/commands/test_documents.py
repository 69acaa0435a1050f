# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers of a city by the command line: a folder, or other servers."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.agenda2030.documents import making
from tests.inputs import council_server
from tests.topics import FakeReader
from zweiklang.domain.people.models import Office
from zweiklang.domain.topics.models import Paper, PaperReading, Passage
from zweiklang.foundation.models import Revision


@pytest.fixture(autouse=True)
def reading_by_rules(fake_reader: None) -> None:
    """No test here waits for trained weights."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two papers of one name in two folders, one beside them, a hidden one."""
    found = tmp_path / "papers"
    for year in ("2023", "2024"):
        (found / year).mkdir(parents=True)
        (found / year / "Protokoll.txt").write_text(f"Die Stadt plant {year} eine Schule.")
    (found / "plan.md").write_text("# Plan\n\nDie Stadt baut Solaranlagen.")
    (found / ".versteckt.txt").write_text("Die Stadt sucht Wissen zur Abfallwirtschaft.")
    return found


def run(folder: Path, *options: str, city: str = "dortmund") -> str:
    out = io.StringIO()
    call_command("import-documents", city, str(folder), "--language", "en", *options, stdout=out)
    return out.getvalue()


def failing(folder: Path, *options: str) -> str:
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command(
            "import-documents", "dortmund", str(folder), "--language", "en", *options, stdout=out
        )
    return out.getvalue()


def texts() -> set[str]:
    return set(Passage.objects.values_list("text", flat=True))


def test_a_folder_is_filed_and_read_with_those_inside(dortmund: Office, folder: Path) -> None:
    said = run(folder, "--kind", "council", "--date", "2024-05", "--release")
    assert "3 filed, 0 new versions, 0 on file already." in said
    papers = Paper.objects.order_by("key")
    assert [paper.key for paper in papers] == ["2023-protokoll", "2024-protokoll", "plan"]
    assert {(one.kind, str(one.dated_on), one.is_public) for one in papers} == {
        ("council", "2024-05", True)
    }
    assert PaperReading.objects.filter(state="done", is_current=True).count() == 3
    assert "Die Stadt baut Solaranlagen." in texts()


def test_after_an_upgrade_papers_are_read_again(
    dortmund: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(folder)
    out = io.StringIO()
    call_command("read-again", "--language", "en", stdout=out)
    assert out.getvalue() == "0 papers are read again.\n"
    monkeypatch.setattr(FakeReader, "model", "fake-2")
    call_command("read-again", "--language", "en", stdout=out)
    assert out.getvalue().endswith("3 papers are read again.\n")
    current = PaperReading.objects.filter(is_current=True)
    assert set(current.values_list("model", flat=True)) == {"fake-2"}
    assert current.count() == 3
    monkeypatch.setattr(FakeReader, "model", "fake-3")
    call_command("read-again", "--leave-reading", stdout=out)
    assert PaperReading.objects.filter(state="waiting").count() == 3


def test_the_same_folder_again_changes_nothing(dortmund: Office, folder: Path) -> None:
    run(folder)
    revisions = Revision.objects.count()
    assert "0 filed, 0 new versions, 3 on file already." in run(folder)
    assert (Revision.objects.count(), PaperReading.objects.count()) == (revisions, 3)


def test_a_new_version_replaces_passages_and_keeps_the_history(
    dortmund: Office, folder: Path
) -> None:
    run(folder, "--kind", "plan")
    (folder / "2024" / "Protokoll.txt").write_text("Die Stadt sucht Pflegekräfte.")
    assert "0 filed, 1 new versions, 2 on file already." in run(folder, "--kind", "report")
    paper = Paper.objects.get(key="2024-protokoll")
    assert (paper.kind, Paper.objects.count()) == ("plan", 3)
    assert Revision.objects.filter(record_id=paper.pk).count() == 2
    assert "Die Stadt sucht Pflegekräfte." in texts()
    assert "Die Stadt plant 2024 eine Schule." not in texts()
    assert "Die Stadt plant 2023 eine Schule." in texts()


def test_a_public_paper_takes_a_new_version_only_with_release(
    dortmund: Office, folder: Path
) -> None:
    run(folder, "--release")
    (folder / "plan.md").write_text("Die Stadt sucht Pflegekräfte, doch das ist geheim.")
    assert "plan.md: “plan” is on file with other content and is public." in failing(folder)
    assert not any("geheim" in text for text in texts())
    assert "1 new versions" in run(folder, "--release")


def test_two_formats_of_one_name_are_two_papers(dortmund: Office, tmp_path: Path) -> None:
    tmp_path = tmp_path / "papers"
    tmp_path.mkdir()
    (tmp_path / "plan.txt").write_text("Die Stadt plant eine Schule.")
    (tmp_path / "plan.md").write_text("Die Stadt plant zwei Schulen.")
    assert "2 filed" in run(tmp_path)
    assert "2 on file already" in run(tmp_path)
    (tmp_path / "plan.txt").write_text("Die Stadt plant drei Schulen.")
    assert "1 new versions, 1 on file already" in run(tmp_path)
    assert texts() == {"Die Stadt plant drei Schulen.", "Die Stadt plant zwei Schulen."}


def test_of_a_hundred_files_ten_fail_and_each_is_named(
    dortmund: Office, tmp_path: Path, settings: Any
) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    tmp_path = tmp_path / "papers"
    tmp_path.mkdir()
    for number in range(90):
        (tmp_path / f"gut-{number:02}.txt").write_text(f"Die Stadt baut Schule {number}.")
    large = tmp_path / "gross.pdf"
    with large.open("wb") as sparse:
        sparse.truncate(500 * 1024 * 1024)
    bad: dict[str, bytes] = {
        "leer.txt": b"", "nur-leerraum.txt": b"  \n ", "kaputt.pdf": b"%PDF-1.7\nkaputt",
        "gesperrt.pdf": making.locked_pdf(), "bilder.pdf": making.pdf([[], []]),
        "bombe.docx": making.bomb(), "kaputt.docx": b"PK\x03\x04x", "bild.gif": b"GIF89a\x00\x01",
        "programm.exe": b"\x7fELF" + bytes(99),
    }  # fmt: skip
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    said = failing(tmp_path)
    assert "94 filed" in said
    named = {line.partition(":")[0].strip() for line in said.splitlines() if line.startswith("  ")}
    assert named == {*bad, "gross.pdf"}
    assert PaperReading.objects.filter(state="done").count() == 90


def test_links_are_not_followed(dortmund: Office, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "secret.txt").write_text("Die Stadt sucht Pflegekräfte.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert "link.txt: This is a link or no file; it is not followed." in failing(folder)
    assert "Die Stadt sucht Pflegekräfte." not in texts()


def test_reading_can_be_left_to_the_worker(dortmund: Office, folder: Path) -> None:
    run(folder, "--leave-reading")
    assert PaperReading.objects.filter(state="waiting").count() == 3


@pytest.mark.parametrize(
    ("city", "options", "said"),
    [
        ("atlantis", [], "no city atlantis"),
        ("dortmund", ["--unit", "nirgends"], "no unit nirgends"),
        ("dortmund", ["--date", "gestern"], "not gestern"),
        ("dortmund", ["--office", "leeds"], "Name the office"),
    ],
)
def test_wrong_options_say_what_is_right(
    dortmund: Office, folder: Path, city: str, options: list[str], said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        run(folder, *options, city=city)


def test_papers_are_fetched_read_and_failures_named(dortmund: Office, settings: Any) -> None:
    settings.FETCH_HOSTS = ["127.0.0.1"]
    out = io.StringIO()
    with council_server.running() as council, pytest.raises(CommandError, match="3 failed"):
        call_command(
            "fetch-documents", "dortmund", f"{council.url}/system", "--oparl", "--since",
            "2025-01-01", "--kind", "council", "--release", "--language", "en", stdout=out,
        )  # fmt: skip
    assert "3 filed, 0 new versions, 0 on file already." in out.getvalue()
    assert f"{council.url}/f/gone: 127.0.0.1 answered with 404." in out.getvalue()
    assert Paper.objects.filter(released_on__isnull=False, kind="council").count() == 3
    assert "Die Stadt sucht Wissen zur Abfallwirtschaft." in texts()


def test_addresses_come_from_a_list_too(dortmund: Office, settings: Any, tmp_path: Path) -> None:
    settings.FETCH_HOSTS = ["127.0.0.1"]
    listed = tmp_path / "liste.txt"
    out = io.StringIO()
    with council_server.running() as council:
        listed.write_text(f"{council.url}/files/klima.txt\n\n{council.url}/files/abfall.txt\n")
        call_command(
            "fetch-documents", "dortmund", "--list", str(listed), "--language", "en", stdout=out
        )
    assert "2 filed" in out.getvalue()


def test_a_host_that_is_not_listed_is_refused(dortmund: Office) -> None:
    with pytest.raises(CommandError, match="ZWEIKLANG_FETCH_HOSTS"):
        call_command("fetch-documents", "dortmund", "https://council.example/a", "--language", "en")
