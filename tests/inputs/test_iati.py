# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Activities of others become partner projects, after a preview that says what does not."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from tests import factories
from tests.iati.files import CAF, REAL, activity, file_of
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.projects.models import PartnerProject
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.models import Revision
from zweiklang.inputs.iati import reading
from zweiklang.inputs.iati.reading import read_iati
from zweiklang.inputs.plans import ImportPlan, apply_plan

MONEY = """<transaction><transaction-type code="2"/><transaction-date iso-date="2021-01-01"/>
<value value-date="2021-01-01">1000.50</value></transaction>
<transaction><transaction-type code="2"/><transaction-date iso-date="2022-01-01"/>
<value currency="eur" value-date="2022-01-01">99.5</value></transaction>
<transaction><transaction-type code="3"/><transaction-date iso-date="2022-01-01"/>
<value value-date="2022-01-01">7</value></transaction>"""
TAGS = """<tag vocabulary="2" code="6"/><tag vocabulary="3" code="6.4"/>
<tag vocabulary="3" code="99.9"/><tag vocabulary="99" code="13"/>"""


@pytest.fixture
@kept
def kumasi_here(dortmund: Office) -> Partnership:
    return factories.add_partnership(dortmund, factories.add_place("kumasi", "GH"))


def read(office: Office, *activities: str, **given: Any) -> ImportPlan:
    content = file_of(*activities).getvalue()
    return read_iati(content, office, factories.SYSTEM, partnership="kumasi", **given)


def projects(plan: ImportPlan) -> int:
    """Return how many projects a plan adds."""
    (sheet,) = [one for one in plan.sheets if one.slug == PartnerProject.slug]
    return sheet.counts["add"]


def test_an_activity_becomes_a_project_with_source_and_log(
    dortmund: Office, kumasi_here: Partnership
) -> None:
    plan = read(dortmund, activity(MONEY + TAGS))
    assert not PartnerProject.objects.exists()
    apply_plan(plan, factories.SYSTEM)
    one = PartnerProject.objects.get()
    assert str(one) == "Waste & water"
    assert (one.identifier, one.publisher) == ("DE-CR-05913-1", "Dortmund")
    assert (one.minor, one.currency, one.state) == (110_000, "EUR", "running")
    assert one.goals == ["6", "6.4"]
    assert one.countries == ["GH"]
    assert str(one.begins) == "2020-10-07"
    assert one.source is not None
    assert one.source.title == "IATI file of Dortmund"
    assert "“99.9” is no goal or target." in str(one.doubt)
    assert not one.is_public
    assert Revision.objects.filter(record_id=one.pk, reason__startswith="Import").exists()


def test_the_preview_says_what_does_not_come_along(
    dortmund: Office, kumasi_here: Partnership
) -> None:
    plan = read(dortmund, activity(MONEY), activity())
    assert plan.notes == ("1 activity lists payments; only what was promised is added up.",)


def test_reading_the_file_again_changes_only_what_is_new(
    dortmund: Office, kumasi_here: Partnership
) -> None:
    apply_plan(read(dortmund, activity(MONEY)), factories.SYSTEM)
    assert read(dortmund, activity(MONEY)).is_empty
    later = read(dortmund, activity(MONEY).replace('status code="2"', 'status code="4"'))
    assert later.counts["change"] == 1
    apply_plan(later, factories.SYSTEM)
    assert PartnerProject.objects.get().state == "done"


def test_only_what_is_asked_for_comes_in(dortmund: Office, kumasi_here: Partnership) -> None:
    other = activity().replace("Waste", "Bridges").replace('code="GH"', 'code="TG"')
    assert projects(read(dortmund, activity(), other, matching="bridges")) == 1
    plan = read(dortmund, activity(), other, country="gh")
    assert projects(plan) == 1
    assert plan.notes[0] == "1 activity was not asked for."


def test_odd_values_become_doubts_and_do_not_stop_the_others(
    dortmund: Office, kumasi_here: Partnership
) -> None:
    odd = activity().replace("2020-10-07", "2020-13-45").replace('code="2"', 'code="x"')
    plan = read(dortmund, odd)
    assert not plan.has_problems
    apply_plan(plan, factories.SYSTEM)
    assert "“2020-13-45” is no day." in str(PartnerProject.objects.get().doubt)


def test_promises_in_several_currencies_are_not_added_up(
    dortmund: Office, kumasi_here: Partnership
) -> None:
    apply_plan(read(dortmund, activity(MONEY.replace("eur", "usd"))), factories.SYSTEM)
    one = PartnerProject.objects.get()
    assert one.minor is None
    assert "several currencies" in str(one.doubt)


def test_an_activity_without_title_or_partnership_is_a_problem_with_its_place(
    dortmund: Office, kumasi_here: Partnership
) -> None:
    (problem, *_others) = read(dortmund, activity().replace("Waste &amp; water", "")).all_problems()
    assert problem.message == "The activity has no title."
    assert problem.place == "IATI, row 1, title"
    content = file_of(activity()).getvalue()
    plan = read_iati(content, dortmund, factories.SYSTEM, partnership="nowhere")
    assert plan.has_problems


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!DOCTYPE x><iati-activities/>", "declares a document type"),
        (b"<iati-activities><iati-activity>", "is no XML"),
        (b"<iati-organisations version='2.03'/>", None),
        (b"%PDF-1.7", "is no XML"),
        (gzip.compress(b"<iati-activities/>", mtime=0)[:20], "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem_and_nothing_more(
    dortmund: Office, kumasi_here: Partnership, content: bytes, said: str | None
) -> None:
    plan = read_iati(content, dortmund, factories.SYSTEM, partnership="kumasi")
    problems = list(plan.all_problems())
    assert plan.is_empty
    assert [said in one.message for one in problems] == ([True] if said else [])


def test_who_does_not_write_for_the_office_imports_nothing(
    dortmund: Office, kumasi_here: Partnership
) -> None:
    reader = factories.actor_for(factories.add_member(dortmund, "rita", "reader"))
    with pytest.raises(Refused):
        read_iati(b"", dortmund, reader, partnership="kumasi")
    with pytest.raises(Refused):
        read_iati(b"", dortmund, Actor.public(), partnership="kumasi")


@pytest.mark.parametrize(
    "path", [one for one in REAL if "Organ" not in one.name], ids=lambda p: p.name
)
def test_real_files_are_previewed_whole(
    dortmund: Office, kumasi_here: Partnership, path: Path
) -> None:
    plan = read_iati(path, dortmund, factories.SYSTEM, partnership="kumasi")
    assert list(plan.all_problems()) == []
    assert projects(plan) == (478 if path == CAF else 157)


def test_more_than_can_be_looked_at_asks_to_choose(
    dortmund: Office, kumasi_here: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST", 10)
    plan = read_iati(CAF, dortmund, factories.SYSTEM, partnership="kumasi")
    (problem,) = plan.all_problems()
    assert problem.message == "478 activities are chosen, more than 10 at once."
    chosen = read_iati(
        CAF, dortmund, factories.SYSTEM, partnership="kumasi", matching="cable submarino"
    )
    assert not chosen.has_problems


class _Repeated(io.BytesIO):
    """A large file that is not kept in memory while it is read."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._pieces = self._made(count)

    def _made(self, count: int) -> Iterator[bytes]:
        yield b'<iati-activities version="2.03">'
        one = activity(MONEY).encode()
        for _number in range(count):
            yield one
        yield b"</iati-activities>"

    def read(self, size: int | None = -1) -> bytes:
        return next(self._pieces, b"")


def test_memory_of_a_preview_does_not_grow_with_the_file(
    dortmund: Office, kumasi_here: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST", 50)

    def peak(count: int) -> int:
        tracemalloc.start()
        drafting = reading.Drafting(dortmund, "kumasi")
        problems: list[Any] = []
        reading._collect(
            reading.Reading(_Repeated(count)), drafting, reading.Chosen("", ""), problems, [], "x"
        )
        assert len(drafting.drafts) == 50
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(60)
    assert peak(1_000) < peak(100) + 300_000


def test_the_page_previews_and_writes_after_the_yes(
    dortmund: Office, kumasi_here: Partnership, bernd: User, client: Client
) -> None:
    client.force_login(bernd)
    here = "/en/workspace/dortmund/import/iati/"
    upload = SimpleUploadedFile("donor.xml", file_of(activity(MONEY)).getvalue())
    page = client.post(here, {"look": "1", "file": upload, "partnership": "kumasi"})
    text = page.content.decode()
    assert "Waste &amp; water" in text
    assert "What does not come along" in text
    hidden = {
        "token": page.context["token"], "fingerprint": page.context["plan"].fingerprint,
        "partnership": "kumasi", "yes": "1",
    }  # fmt: skip
    assert not PartnerProject.objects.exists()
    client.post(here, hidden)
    assert PartnerProject.objects.get().partnership == kumasi_here
    listed = client.get("/en/workspace/dortmund/records/partner-project/").content.decode()
    assert "Dortmund, running" in listed


def test_the_command_shows_asks_and_writes(
    dortmund: Office, kumasi_here: Partnership, tmp_path: Path
) -> None:
    path = tmp_path / "donor.xml"
    path.write_bytes(file_of(activity(MONEY)).getvalue())
    out = StringIO()
    given = ("--partnership", "kumasi", "--language", "en")
    call_command("import-iati", str(path), *given, "--dry-run", stdout=out)
    assert "Nothing was written." in out.getvalue()
    call_command("import-iati", str(path), *given, "--yes", stdout=out)
    assert PartnerProject.objects.count() == 1
    with pytest.raises(CommandError):
        call_command("import-iati", str(tmp_path / "none.xml"), *given, stdout=out)
