# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loading the demonstration: once, twice, beside a real office; its logins."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests import factories
from zweiklang.demonstration.accounts import ensure_accounts, note
from zweiklang.demonstration.days import copy_sheets, day_of
from zweiklang.demonstration.loading import Loaded, NotLoaded, load
from zweiklang.domain.coordination.models import Deadline
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Membership, Office, OfficePage, User
from zweiklang.domain.topics.models import Paper, PaperReading
from zweiklang.foundation.models import Revision
from zweiklang.foundation.writing import hide_record, save_record

START = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: object) -> Path:
    settings.HOME = tmp_path  # type: ignore[attr-defined]  # settings of one test
    return tmp_path


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("start", "2026-11-22"),
        ("start+14", "2026-12-06"),
        ("start-22", "2026-10-31"),
        ("2024-05-14", "2024-05-14"),
        ("start of something", "start of something"),
        ("", ""),
    ],
)
def test_days_count_from_the_start_of_the_demonstration(cell: str, expected: str) -> None:
    assert day_of(cell, START) == expected


def test_copied_sheets_keep_line_breaks_and_commas(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    words = 'key,task,due_on\nx,"one, two\nthree",start+1\n'
    (tmp_path / "a" / "deadline.csv").write_text(words, "utf-8")
    copy_sheets(tmp_path / "a", tmp_path / "b", START)
    copied = (tmp_path / "b" / "deadline.csv").read_text("utf-8")
    assert copied == words.replace("start+1", "2026-11-23")


def test_loading_twice_changes_nothing(loaded: Loaded) -> None:
    assert loaded.added > 400
    revisions = Revision.objects.count()
    second = load()
    assert (second.added, second.changed) == (0, 0)
    assert second.unchanged == loaded.added + loaded.changed
    assert Revision.objects.count() == revisions


def test_the_papers_are_on_file_marked_released_and_wait_to_be_read(loaded: Loaded) -> None:
    papers = {paper.key: paper for paper in Paper.objects.select_related("place", "office", "unit")}
    assert len(papers) == 13
    assert all(paper.is_demonstration and paper.is_public for paper in papers.values())
    assert {paper.place.key for paper in papers.values()} == {
        "dortmund", "kumasi", "dura", "dabola",
    }  # fmt: skip
    waste = papers["abfallwirtschaftskonzept"]
    assert (
        str(waste.title) == "Abfallwirtschaftskonzept der Stadt Dortmund – Fortschreibung (Auszug)"
    )
    assert (waste.kind, str(waste.dated_on), waste.language) == ("plan", "2025-03-14", "de")
    assert waste.unit is not None
    assert waste.unit.key == "umweltamt"
    assert PaperReading.objects.filter(state=PaperReading.State.WAITING).count() == 13


def test_loading_puts_a_changed_paper_back_as_it_was_shipped(loaded: Loaded) -> None:
    paper = Paper.objects.get(key="abfallwirtschaftskonzept")
    paper.kind = Paper.Kind.OTHER
    save_record(factories.SYSTEM, paper)
    hide_record(factories.SYSTEM, paper)
    assert load().changed == 1
    paper.refresh_from_db()
    assert (paper.kind, paper.is_public) == ("plan", True)


def test_deadlines_lie_ahead_whenever_the_demonstration_starts(loaded: Loaded) -> None:
    today = timezone.localdate()
    due = [deadline.due_on.first for deadline in Deadline.objects.all()]
    assert due
    assert all(day > today for day in due)


def test_kumasi_has_an_office_with_a_public_page_and_its_own_file_of_the_partnership(
    loaded: Loaded,
) -> None:
    office = Office.objects.get(key="kumasi")
    page = OfficePage.objects.get(office=office)
    assert office.is_demonstration
    assert page.is_demonstration
    assert page.released_on is not None
    assert page.introduction.original == "en"
    own = Partnership.objects.get(office=office)
    assert not own.is_public
    assert (
        own.joint_file == Partnership.objects.get(office__key="dortmund", key="kumasi").joint_file
    )


@pytest.mark.django_db
def test_a_real_office_of_the_same_name_is_left_alone(dortmund: Office) -> None:
    with pytest.raises(NotLoaded, match="dortmund"):
        load()
    assert not Office.objects.filter(key="kumasi")


def test_every_role_gets_a_login_and_the_password_is_not_the_same_everywhere(
    home: Path, loaded: Loaded
) -> None:
    text = ensure_accounts()
    password = text.splitlines()[0].rsplit(" ", 1)[1]
    for user in User.objects.all():
        assert user.check_password(password)
        assert user.email in text
    roles = set(Membership.objects.filter(office__key="dortmund").values_list("role", flat=True))
    assert roles == set(Membership.Role.values)
    assert note().read_text("utf-8") == text
    assert note().stat().st_mode & 0o077 == 0
    assert ensure_accounts() == text
    note().unlink()
    assert ensure_accounts() != text


@pytest.mark.django_db
def test_the_command_prints_the_logins() -> None:
    out = io.StringIO()
    call_command("demo", stdout=out)
    assert "koordination@dortmund.example" in out.getvalue()
    assert "coordination@kumasi.example" in out.getvalue()


@pytest.mark.django_db
def test_the_command_leaves_a_set_up_installation_alone_if_asked_to() -> None:
    factories.add_office(factories.add_place("leeds", "GB"))
    call_command("demo", "--if-empty", stdout=io.StringIO())
    assert list(Office.objects.values_list("key", flat=True)) == ["leeds"]


@pytest.mark.django_db
def test_the_command_says_why_it_cannot_load(dortmund: Office) -> None:
    with pytest.raises(CommandError, match="ZWEIKLANG_HOME"):
        call_command("demo", stdout=io.StringIO())
