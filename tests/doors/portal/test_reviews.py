# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public review of a year is a page of the portal once the office has released it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories
from tests.reports import begin_report
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting import actions
from zweiklang.domain.reporting.models import Report
from zweiklang.outputs.reports import making

LIST = "/de/dortmund/reviews/"


@pytest.fixture
@kept
def kumasi_file(dortmund: Office) -> Partnership:
    own = factories.add_partnership(dortmund, factories.add_place("accra", "GH", de="Accra"))
    factories.add_event(own, "2021", "<b>Besuch</b>")
    return own


@pytest.fixture
@kept
def review(kumasi_file: Partnership) -> Report:
    return begin_report(kumasi_file, kind="year-review", language="de")


def released(review: Report) -> Report:
    actions.review(factories.SYSTEM, review)
    return making.release(factories.SYSTEM, Report.objects.get(pk=review.pk))


def test_a_draft_is_not_to_be_found(client: Client, review: Report) -> None:
    assert "Noch kein Jahr ist erzählt" in client.get(LIST).content.decode()
    assert client.get(f"{LIST}{review.pk}/").status_code == 404
    assert client.get(f"{LIST}{review.pk}/pdf/").status_code == 404


def test_a_released_review_is_read_and_taken_away(client: Client, review: Report) -> None:
    released(review)
    assert f"{LIST}{review.pk}/" in client.get(LIST).content.decode()
    page = client.get(f"{LIST}{review.pk}/").content.decode()
    assert page.count("<h1") == 1
    assert "Accra" in page
    assert "<b>Besuch" not in page
    assert "/workspace/" not in page.split("<main", 1)[1].split("</main>", 1)[0]
    pdf = client.get(f"{LIST}{review.pk}/pdf/")
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")


def test_reports_for_others_are_never_public(client: Client, kumasi_file: Partnership) -> None:
    status = begin_report(kumasi_file)
    released(status)
    assert client.get(f"{LIST}{status.pk}/").status_code == 404
    assert client.get(f"{LIST}{status.pk}/docx/").status_code == 404
