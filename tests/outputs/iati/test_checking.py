# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands against publishing is said in the words of our fields, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.translation import override

from tests import factories
from tests.outputs.iati.conftest import pay
from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, OfficePage, User
from zweiklang.domain.reciprocity.models import Contribution
from zweiklang.foundation.actors import Actor
from zweiklang.iati.checking import Finding, check_all
from zweiklang.outputs.iati.checking import check_office
from zweiklang.outputs.iati.naming import field_of, place_of

Pages = Mapping[str, OfficePage]


def test_without_identifier_the_check_says_what_to_do_and_goes_on(
    dortmund: Office, ours: Partnership
) -> None:
    checked = check_office(dortmund)
    assert not checked.is_ready
    assert checked.activities == 1
    first, *others = checked.notices
    assert "no organisation identifier yet" in first.message
    assert first.place == "Page of the office"
    assert ["No goals are named" in one.message for one in others] == [True]


def test_a_strange_identifier_is_named_by_our_field(
    dortmund: Office, ours: Partnership, pages: Pages
) -> None:
    OfficePage.objects.update(iati_identifier="DORTMUND")
    places = {one.place: one.message for one in check_office(dortmund).notices}
    assert (
        "must start with an approved agency code"
        in places["Page of the office: Organisation identifier of “Dortmund – Kumasi”"]
    )


def test_a_finding_names_field_and_project_and_not_the_path(
    dortmund: Office, ours: Partnership, theirs: Partnership, project: JointRecord,
    pages: Pages, akua: Actor,
) -> None:  # fmt: skip
    given = pay(ours, akua, 100, "2022", about=project)
    Contribution.objects.filter(pk=given.pk).update(currency="XXX")
    (found,) = [one for one in check_office(dortmund).notices if one.severity == "error"]
    assert found.place == ("Contribution: Amount of money of “Two ways to collect waste”")
    assert found.subject == project.pk
    assert found.is_project
    with override("de"):
        (found,) = [one for one in check_office(dortmund).notices if one.severity == "error"]
    assert found.place == "Beitrag: Geldbetrag von „Zwei Wege zur Abfuhr“"
    assert found.message == "„XXX“ ist kein Code der Liste Currency."


def test_everything_good_leaves_nothing_to_say(
    dortmund: Office, theirs: Partnership, ours: Partnership, project: JointRecord, pages: Pages,
) -> None:  # fmt: skip
    factories.add_goal(ours, "11")
    checked = check_office(dortmund)
    assert (checked.notices, checked.activities) == ([], 2)


def test_an_office_without_anything_public_has_only_nothing_to_publish(
    dortmund: Office, pages: Pages
) -> None:
    assert check_office(dortmund).notices == []


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("transaction[2]/transaction-date/@iso-date", "Contribution: Day or begin"),
        ("result[1]/indicator[3]/period[1]/actual/@value", "Value of an indicator"),
        ("result[1]/indicator[3]/title", "Targets and indicators"),
        ("crs-add/other", ""),
    ],
)
def test_spots_have_the_names_of_our_fields(path: str, field: str) -> None:
    assert field_of(path, is_project=True) == field


def test_a_partnership_has_fields_of_its_own() -> None:
    assert (
        field_of("activity-date/@iso-date", is_project=False)
        != field_of("activity-date/@iso-date", is_project=True)
        or field_of("description/narrative", is_project=False) == "Summary"
    )
    finding = Finding("rule", "error", "x", "y", item="A-1", path="nothing")
    assert place_of(finding, {"A-1": "Title"}, []) == "Title"


def test_the_command_writes_both_files_and_says_what_is_weak(
    dortmund: Office, ours: Partnership, pages: Pages, tmp_path: Path
) -> None:
    out = StringIO()
    call_command(
        "export-iati", str(tmp_path / "new"), "--office", "dortmund", "--language", "en", stdout=out
    )
    assert "1 activities, 0 errors, 1 warnings." in out.getvalue()
    for name in ("activities.xml", "organisation.xml"):
        assert check_all(tmp_path / "new" / name).holds


def test_the_command_checks_alone_and_refuses_without_identifier(
    dortmund: Office, ours: Partnership, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="There are errors"):
        call_command(
            "export-iati",
            str(tmp_path),
            "--check",
            "--office",
            "dortmund",
            "--language",
            "en",
            stdout=StringIO(),
        )
    with pytest.raises(CommandError, match="Without organisation identifier"):
        call_command(
            "export-iati",
            str(tmp_path),
            "--office",
            "dortmund",
            "--language",
            "en",
            stdout=StringIO(),
        )
    assert list(tmp_path.iterdir()) == []


def test_the_public_addresses_give_the_files(
    dortmund: Office, ours: Partnership, pages: Pages, client: Client
) -> None:
    response = client.get("/en/dortmund/data/iati-activities.xml")
    assert response.headers["Content-Type"] == "application/xml"
    assert b"DE-CR-05913" in b"".join(response.streaming_content)  # type: ignore[attr-defined]
    response = client.get("/en/dortmund/data/iati-organisation.xml")
    assert b"<iati-organisations" in b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert "iati-activities.xml" in client.get("/en/dortmund/data/").content.decode()


def test_without_identifier_the_public_addresses_say_so(
    dortmund: Office, ours: Partnership, client: Client
) -> None:
    response = client.get("/en/dortmund/data/iati-activities.xml")
    assert response.status_code == 404
    assert "no organisation identifier" in response.content.decode()
    assert "iati-activities.xml" not in client.get("/en/dortmund/data/").content.decode()


def test_the_workspace_page_lists_findings_with_the_way_to_mend_them(
    dortmund: Office, ours: Partnership, bernd: User, client: Client,
    django_assert_max_num_queries: object,
) -> None:  # fmt: skip
    client.force_login(bernd)
    assert "Check everything" in client.get("/en/workspace/dortmund/iati/").content.decode()
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        page = client.get("/en/workspace/dortmund/iati/?check=1").content.decode()
    assert "Not fit to be published yet." in page
    assert "/records/office-page/new/" in page
