# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang report: a draft in a file, of what is public, or with support of what is kept."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from tests import factories
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting.models import Report


@pytest.fixture
@kept
def with_dura(dortmund: Office) -> Partnership:
    one = factories.add_partnership(dortmund, factories.add_place("dura", "PS", de="Dura"))
    factories.add_phase(one, "2018")
    factories.add_event(one, "2024-05", "Besuch")
    factories.add_event(one, "2024-06", "Internes Treffen", released=False)
    return one


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("report", *words, stdout=out)
    return out.getvalue()


YEAR = ("--from", "2024-01-01", "--until", "2024-12-31")


def test_public_draft_is_written(with_dura: Partnership, tmp_path: Path) -> None:
    target = tmp_path / "status.md"
    with override("de"):
        told = run("council-status", *YEAR, "--to", str(target))
    assert "Eine gültige Vereinbarung ist nicht hinterlegt." in told
    text = target.read_text("utf-8")
    assert "Besuch" in text
    assert "Internes Treffen" not in text
    assert not Report.objects.exists()


def test_support_reads_what_is_internal_and_keeps_only_when_it_may_write(
    dortmund: Office, with_dura: Partnership, tmp_path: Path
) -> None:
    reads = factories.add_support(dortmund, "root").email
    writes = factories.add_support(dortmund, "root2", writes=True).email
    target = tmp_path / "status.md"
    run("council-status", *YEAR, "--to", str(target), "--support", reads)
    assert "Internes Treffen" in target.read_text("utf-8")
    with pytest.raises(CommandError):
        run("council-status", *YEAR, "--support", reads, "--keep")
    run("council-status", *YEAR, "--support", writes, "--keep")
    assert Report.objects.get().state == "draft"


def test_directory_row_is_written_as_csv(with_dura: Partnership, tmp_path: Path) -> None:
    target = tmp_path / "rgre.csv"
    run("directory-row", "--to", str(target))
    (row,) = csv.DictReader(io.StringIO(target.read_text("utf-8-sig")), delimiter=";")
    assert (row["Art"], row["Art seit"]) == ("Projektpartnerschaft", "2018")


def test_wrong_words_are_told(with_dura: Partnership, tmp_path: Path) -> None:
    for words, told in (
        (("council-status", "--to", str(tmp_path / "x.odt")), r"\.docx"),
        (("council-status", "--partnership", "atlantis"), "dura"),
        (
            ("council-answer", "--partnership", "dura", "--language", "fr"),
            "not told in that language",
        ),
        (("council-status", "--known-on", "gestern"), "2024-05-01"),
    ):
        with pytest.raises(CommandError, match=told):
            run(*words)


def test_it_speaks_the_language_of_the_shell_and_writes_that_asked_for(
    with_dura: Partnership, tmp_path: Path
) -> None:
    target = tmp_path / "status.md"
    with override("en"):
        told = run("council-status", *YEAR, "--to", str(target), "--language", "de")
    assert "Written: " in told
    assert "no valid agreement is on file." in told
    assert "Besuch" in target.read_text("utf-8")


def test_an_unknown_office_is_told_in_the_language_of_the_shell(with_dura: Partnership) -> None:
    with override("en"), pytest.raises(CommandError, match="Name the office with --office"):
        run("council-status", "--office", "nowhere")
