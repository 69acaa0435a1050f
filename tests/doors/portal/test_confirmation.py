# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page behind a confirmation link: a city without an office reads and answers, once."""

from __future__ import annotations

import datetime as dt
import logging
import re
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.joint import PURPOSE, REVISED, proposed, text
from tests.worlds import kept
from zweiklang.domain.joint import actions, links
from zweiklang.domain.joint.files import open_file
from zweiklang.domain.joint.models import Answer, ConfirmationLink, JointRecord, JointStep, Proposal
from zweiklang.domain.people.models import Office
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor

GIVEN = {"decision": "accepted", "function": "Mayor's office"}


@pytest.fixture
@kept
def doris(dortmund: Office) -> Actor:
    """Coordinates and decides for Dortmund."""
    return factories.actor_for(
        factories.add_member(dortmund, "doris", "coordinator", also_decides=True)
    )


@pytest.fixture
@kept
def proposal(doris: Actor, dortmund: Office) -> Proposal:
    """What Dortmund proposes to Dura, a city without an office here."""
    dura = factories.add_place("dura", "PS", en="Dura")
    file = open_file(doris, dortmund, {"A": dortmund.place, "B": dura}, {"B": "en"})
    return proposed(doris, file)


@pytest.fixture
@kept
def token(doris: Actor, proposal: Proposal) -> str:
    return links.issue_link(doris, proposal, "B")[1]


def page(token: str) -> str:
    return f"/en/confirm/{token}/"


def test_the_page_shows_the_text_and_leaks_the_secret_to_nobody(token: str, client: Client) -> None:
    answer = client.get(page(token))
    shown = answer.content.decode()
    assert "Dortmund proposes a joint text." in shown
    assert "Less heat in dense quarters" in shown
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    # Only the same page in another language names it.
    assert token not in re.sub(rf'href="/[a-z]{{2}}/confirm/{token}/"', "", shown)


def test_the_city_agrees_once_and_what_it_agreed_to_is_in_force(token: str, client: Client) -> None:
    assert client.get(page(token)).status_code == 200
    assert Answer.objects.count() == 1
    assert client.post(page(token), GIVEN).status_code == 302
    record = JointRecord.objects.get()
    assert (record.revision, record.revisions.get().assurance) == (1, "link")
    assert "Dura agreed on" in client.get(page(token)).content.decode()


def test_a_replayed_link_is_refused_and_changes_nothing(
    token: str, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client.post(page(token), GIVEN)
    steps = JointStep.objects.count()
    with caplog.at_level(logging.WARNING):
        replayed = client.post(page(token), {**GIVEN, "decision": "declined", "reason": "No"})
    assert replayed.status_code == 403
    assert "used already" in replayed.content.decode()
    assert "refused" in caplog.text
    assert token not in caplog.text
    assert JointStep.objects.count() == steps
    assert Proposal.objects.get().state == "in-force"


@pytest.mark.parametrize("forged", ["x" * 43, "A" * 43])
def test_a_forged_link_is_refused(proposal: Proposal, client: Client, forged: str) -> None:
    for answer in (client.get(page(forged)), client.post(page(forged), GIVEN)):
        assert answer.status_code == 403
        assert answer["Referrer-Policy"] == "no-referrer"
    assert Proposal.objects.get().state == "open"
    assert client.get("/en/confirm/short/").status_code == 404


def test_expired_and_replaced_links_no_longer_work(
    doris: Actor, proposal: Proposal, token: str, client: Client
) -> None:
    newer = links.issue_link(doris, proposal, "B")[1]
    assert client.post(page(token), GIVEN).status_code == 403
    ConfirmationLink.objects.update(expires_at=clock.now() - dt.timedelta(seconds=1))
    assert client.post(page(newer), GIVEN).status_code == 403
    assert Proposal.objects.get().state == "open"


def test_a_withdrawn_proposal_can_no_longer_be_answered(
    doris: Actor, proposal: Proposal, token: str, client: Client
) -> None:
    actions.withdraw(doris, proposal)
    assert "no longer waits" in client.get(page(token)).content.decode()
    assert client.post(page(token), GIVEN).status_code == 403
    assert ConfirmationLink.objects.get().used_at is None


@pytest.mark.parametrize(
    "sent", [{"decision": "accepted"}, {"decision": "declined", "function": "M"}, {"function": "M"}]
)
def test_what_is_missing_is_said_and_the_link_still_works(
    token: str, client: Client, sent: dict[str, str]
) -> None:
    answer = client.post(page(token), sent)
    assert answer.status_code == 422
    assert sent.get("function", "") in answer.content.decode()
    assert client.post(page(token), GIVEN).status_code == 302


def test_differences_to_the_text_in_force_are_shown(
    doris: Actor, proposal: Proposal, token: str, client: Client
) -> None:
    client.post(page(token), GIVEN)
    next_one = actions.propose(doris, JointRecord.objects.get(), REVISED)
    shown = client.get(page(links.issue_link(doris, next_one, "B")[1])).content.decode()
    assert "<ins>Both cities advise each other</ins>" in shown
    assert "zk-toneA" in shown


def test_script_in_a_text_a_reason_and_a_function_stays_text(
    doris: Actor, dortmund: Office, client: Client
) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    dura = factories.add_place("dura", "PS", en="Dura")
    file = open_file(doris, dortmund, {"A": dortmund.place, "B": dura}, {"B": "en"})
    content = {**PURPOSE, "title": text(en=evil), "purpose": text(en=evil), "aims": [text(en=evil)]}
    token = links.issue_link(doris, proposed(doris, file, content, reason=evil), "B")[1]
    sent = {"decision": "declined", "function": evil, "reason": ""}
    for answer in (client.get(page(token)), client.post(page(token), sent)):
        shown = answer.content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert "&lt;script&gt;alert(1)" in shown


def test_the_page_asks_few_questions(
    token: str, client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        client.get(page(token))
