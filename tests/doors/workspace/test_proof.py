# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stolen session gives no city's word: who is there is asked again after half an hour."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.joint import open_joint, proposed
from tests.worlds import kept
from zweiklang.domain.joint.models import Proposal
from zweiklang.domain.people.models import Office, User

PASSWORD = "a good first sentence"  # noqa: S105


@pytest.fixture
@kept
def ama_decides(kumasi: Office) -> User:
    user = factories.add_member(kumasi, "akua", "decider")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
@kept
def asked(dortmund: Office, kumasi: Office, ama_decides: User) -> Proposal:
    doris = factories.actor_for(factories.add_member(dortmund, "doris", "decider"))
    there = factories.actor_for(ama_decides)
    return proposed(doris, open_joint(doris, dortmund, there, kumasi))


def grown_old(client: Client, minutes: int) -> Client:
    session = client.session
    session["account_authentication_methods"][0]["at"] = time.time() - minutes * 60
    session.save()
    return client


def test_an_old_session_is_asked_for_the_password_and_goes_on_with_what_was_done(
    signed_in: Any, ama_decides: User, asked: Proposal
) -> None:
    client = grown_old(signed_in(ama_decides), 31)
    here = f"/en/workspace/kumasi/joint/proposals/{asked.pk}/"
    answer = client.post(here, {"do": "accept"})
    assert answer.status_code == 302
    assert "reauthenticate" in answer["Location"]
    asked.refresh_from_db()
    assert asked.state == "open"

    wrong = client.post(answer["Location"], {"password": "guessed"})
    assert wrong.status_code == 200
    asked.refresh_from_db()
    assert asked.state == "open"

    right = client.post(answer["Location"], {"password": PASSWORD}, follow=True)
    assert "All cities have agreed" in right.content.decode()
    asked.refresh_from_db()
    assert asked.state == "in-force"


@pytest.mark.parametrize("minutes", [0, 29])
def test_who_has_just_signed_in_is_not_asked_again(
    signed_in: Any, ama_decides: User, asked: Proposal, minutes: int
) -> None:
    client = grown_old(signed_in(ama_decides), minutes)
    client.post(f"/en/workspace/kumasi/joint/proposals/{asked.pk}/", {"do": "accept"})
    asked.refresh_from_db()
    assert asked.state == "in-force"


def test_reading_and_commenting_need_no_proof(
    signed_in: Any, ama_decides: User, asked: Proposal
) -> None:
    client = grown_old(signed_in(ama_decides), 600)
    here = f"/en/workspace/kumasi/joint/proposals/{asked.pk}/"
    assert client.get(here).status_code == 200
    client.post(here, {"do": "comment", "text": "Let us talk."})
    assert asked.comments.count() == 1


def test_what_was_written_is_kept_while_the_password_is_asked(
    signed_in: Any, ama_decides: User, asked: Proposal
) -> None:
    client = grown_old(signed_in(ama_decides), 31)
    here = f"/en/workspace/kumasi/joint/{asked.record.file_id}/new/joint-result/"
    entered = {"_save": "1", "title_en": "Ten cooler yards", "told_en": "Measured in May."}
    answer = client.post(here, entered)
    assert "reauthenticate" in answer["Location"]
    assert "Ten cooler yards" in client.get(here).content.decode()
