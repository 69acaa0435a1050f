# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports over the interface: the same steps as on the page, for members only."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests import factories
from tests.reports import begin_report
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.reporting.models import Report
from zweiklang.foundation import clock

BASE = "/api/v1/offices/dortmund/"


@pytest.fixture
@kept
def with_dura(dortmund: Office) -> Partnership:
    one = factories.add_partnership(dortmund, factories.add_place("dura", "PS", de="Dura"))
    factories.add_phase(one, "2018")
    return one


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    return client


def send(client: Client, path: str, method: str = "post", **body: Any) -> Any:
    return getattr(client, method)(BASE + path, json.dumps(body), content_type="application/json")


def test_a_report_goes_from_draft_to_hand_in(bernd: User, with_dura: Partnership) -> None:
    client, today = client_of(bernd), clock.today().isoformat()
    begun = send(client, "reports", kind="council-status", known_on=today)
    assert begun.status_code == 201
    report = begun.json()
    assert (report["state"], report["known_on"], report["begins"]) == (
        "draft", today, f"{today[:4]}-01-01",
    )  # fmt: skip
    assert "no-text" in {one["code"] for one in report["missing"]}
    here = f"reports/{report['id']}"
    written = send(client, here, "patch", texts={"office": "Eine Stelle ist frei."}).json()
    assert {one["name"]: one["text"] for one in written["texts"]}["office"] == (
        "Eine Stelle ist frei."
    )
    for step, state in (("review", "reviewed"), ("release", "released"), ("submit", "submitted")):
        assert send(client, f"{here}/steps/{step}").json()["state"] == state
    told = client.get(f"{BASE}{here}/files/markdown")
    assert "Eine Stelle ist frei." in told.content.decode()
    assert send(client, f"{here}/steps/renew").status_code == 403
    listed = client.get(f"{BASE}reports").json()
    assert [one["id"] for one in listed["items"]] == [report["id"]]


def test_the_frozen_content_has_the_digest_it_says(bernd: User, with_dura: Partnership) -> None:
    import hashlib

    report = begin_report(with_dura)
    found = client_of(bernd).get(f"{BASE}reports/{report.pk}/snapshot")
    assert hashlib.sha256(found.content).hexdigest() == report.snapshot.digest


def test_kinds_name_their_formats(bernd: User) -> None:
    kinds = {one["slug"]: one for one in client_of(bernd).get(f"{BASE}report-kinds").json()}
    assert "csv" in kinds["directory-row"]["formats"]
    assert kinds["vlr"]["languages"] == ["en", "de"]


def test_wrong_questions_are_answered_with_what_is_wrong(
    bernd: User, with_dura: Partnership
) -> None:
    client = client_of(bernd)
    for body, where in (
        ({"kind": "bnk", "begins": "2025-01-01", "ends": "2024-01-01"}, "ends"),
        ({"kind": "bnk", "partnerships": ["atlantis"]}, "partnerships"),
        ({"kind": "bnk", "language": "fr"}, "language"),
        ({"kind": "bnk", "known_on": "2999-01-01"}, "known_on"),
    ):
        answer = send(client, "reports", **body)
        assert answer.status_code == 422
        assert where in {one["where"] for one in answer.json()["errors"]}
    assert send(client, "reports", kind="novel").status_code == 404
    report = begin_report(with_dura)
    assert send(client, f"reports/{report.pk}", "patch", texts={"x": "y"}).status_code == 422
    assert client.get(f"{BASE}reports/{report.pk}/files/novel").status_code == 404
    assert Report.objects.count() == 1


def test_only_members_get_in_and_each_as_far_as_its_role(
    with_dura: Partnership, clara: User, ama: User
) -> None:
    report = begin_report(with_dura)
    paths = ("report-kinds", "reports", f"reports/{report.pk}", f"reports/{report.pk}/snapshot",
             f"reports/{report.pk}/files/markdown")  # fmt: skip
    for path in paths:
        assert Client().get(BASE + path).status_code == 401
        assert client_of(ama).get(BASE + path).status_code == 403
        assert client_of(clara).get(BASE + path).status_code == 200
    for path, body in (("reports", {"kind": "bnk"}), (f"reports/{report.pk}/steps/review", {})):
        assert send(client_of(clara), path, **body).status_code == 403
        assert send(client_of(ama), path, **body).status_code == 403
        assert send(Client(), path, **body).status_code == 401


def test_another_site_cannot_post_with_the_session(bernd: User, with_dura: Partnership) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(bernd, settings.AUTHENTICATION_BACKENDS[0])
    assert send(client, "reports", kind="bnk").status_code == 403
    assert not Report.objects.exists()
