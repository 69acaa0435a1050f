# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reasons of the program are told in the language of whoever reads a history."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.factories import actor_for, add_event, add_partnership, add_place
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.models import Revision
from zweiklang.foundation.reasons import told
from zweiklang.foundation.writing import restore_revision, save_record
from zweiklang.inputs import plans


@pytest.mark.parametrize(
    ("kept", "german"),
    [
        ("Left the function", "Hat die Funktion abgegeben"),
        ("Import of portfolio (2).xlsx", "Import von portfolio (2).xlsx"),
        ("Import of two\nlines.xlsx", "Import von two\nlines.xlsx"),
        ("Import of", "Import of"),
        ("Because the mayor asked", "Because the mayor asked"),
    ],
)
def test_only_reasons_of_the_program_are_translated(kept: str, german: str) -> None:
    assert plans.apply_plan  # whoever reads histories has the modules that write them
    with override("de"):
        assert told(kept) == german
    assert told(kept) == kept


def test_what_a_german_office_restores_is_explained_to_an_english_reader(
    dortmund: Office, bernd: User, client: Client
) -> None:
    actor = actor_for(bernd)
    partnership = add_partnership(dortmund, add_place("kumasi", "GH", en="Kumasi"))
    event = add_event(partnership, "2024-05", "Visit")
    with override("de"):
        event.people = 3
        save_record(actor, event, reason="Nachgezählt")
        restore_revision(actor, event, 1)
    assert Revision.objects.latest("pk").reason == "State of revision 1 restored"
    client.force_login(bernd)
    with override("en"):
        english = reverse("workspace:record_history", args=["dortmund", "event", event.pk])
    page = client.get(english).content.decode()
    assert "State of revision 1 restored" in page
    assert "Nachgezählt" in page
    with override("de"):
        german = reverse("workspace:record_history", args=["dortmund", "event", event.pk])
    assert "Stand der Fassung 1 wiederhergestellt" in client.get(german).content.decode()
