# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client, RequestFactory
from django.utils.translation import override

from tests import factories
from zweiklang.domain.partnerships.models import Event, Partnership
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui import views
from zweiklang.doors.ui.audience import audience_of
from zweiklang.foundation.actors import Refused
from zweiklang.foundation.partial_dates import PartialDate


@pytest.mark.parametrize(("chosen", "kept"), [("dark", "dark"), ("light", "light"), ("pink", "")])
def test_chosen_theme_is_kept_in_a_cookie(client: Client, chosen: str, kept: str) -> None:
    answer = client.post("/de/display/", {"theme": chosen, "next": "/de/dortmund/"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/de/dortmund/"
    assert answer.cookies["theme"].value == kept


def test_theme_never_leads_to_a_foreign_host(client: Client) -> None:
    answer = client.post("/de/display/", {"theme": "dark", "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/"


def test_refusal_is_a_page_that_says_why(rf: RequestFactory, db: None) -> None:
    request = rf.get("/de/")
    with override("de"):
        answer = views.refused(request, Refused("Fragen Sie die Koordination."))
    assert answer.status_code == 403
    assert "Fragen Sie die Koordination." in answer.content.decode()


def test_page_for_faults_needs_no_database(rf: RequestFactory) -> None:
    with override("de"):
        answer = views.broken(rf.get("/de/"))
    assert answer.status_code == 500
    assert "Bei uns ist etwas schiefgegangen." in answer.content.decode()


def test_expired_form_says_that_nothing_is_lost(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/de/accounts/login/", {"login": "x"})
    assert answer.status_code == 403
    assert (
        "Nothing has been saved" in answer.content.decode() or "Nichts" in answer.content.decode()
    )


def test_audience_says_since_when_or_why_not(dortmund: Office) -> None:
    partnership = factories.add_partnership(dortmund, factories.add_place("dura", "PS"))
    event = factories.add_event(partnership, "2018", "Besuch")
    assert audience_of(event).is_public
    assert audience_of(event).since == event.released_on
    hidden = Event(partnership=partnership, office=dortmund, begins=PartialDate(2018))
    with override("de"):
        assert audience_of(hidden).reason == "Die Quelle fehlt noch."
        partnership.withdrawn_on = dt.date(2020, 1, 1)
        assert audience_of(partnership).reason == "Der Eintrag ist zurückgenommen."
        assert audience_of(Partnership(office=dortmund)).reason == "Das ist noch nicht freigegeben."
