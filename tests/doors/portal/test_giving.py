# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public page tells what cities give and gain as far as both have released it."""

from __future__ import annotations

import html
import re

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import factories
from tests.joint import open_joint, tied
from zweiklang.domain.joint.shared import respond
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record


def words(path: str) -> str:
    page = Client().get(path).content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_of_a_part_nothing_is_concluded(
    dortmund: Office, kumasi: Office, bernd: User, ama: User
) -> None:
    here, there = factories.actor_for(bernd), factories.actor_for(ama)
    file = open_joint(here, dortmund, there, kumasi)
    ours, theirs = tied(dortmund, file), tied(kumasi, file, sides="BA")
    sent = factories.add_contribution(ours, "Forty days in Kumasi")
    release_record(here, sent)
    release_record(there, respond(there, sent, "confirmed"))
    page = f"/de/dortmund/partnerships/{ours.key}/"
    assert "Bisher gibt nur Dortmund" in words(page)
    factories.add_contribution(theirs, "Ten days in Dortmund", giver="B", receiver="A")
    assert "Bisher gibt nur Dortmund" not in words(page)
    assert "Forty days" in words(page)


def test_both_views_show_on_both_cities_pages_once_both_released_them(
    dortmund: Office, kumasi: Office, bernd: User, ama: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    here, there = factories.actor_for(bernd), factories.actor_for(ama)
    file = open_joint(here, dortmund, there, kumasi)
    ours, theirs = tied(dortmund, file), tied(kumasi, file, sides="BA")
    pages = [f"/de/dortmund/partnerships/{ours.key}/", f"/de/kumasi/partnerships/{theirs.key}/"]
    sent = factories.add_contribution(ours, "Forty days in Kumasi")
    gained = factories.add_benefit(theirs, "Heat maps with residents")
    release_record(here, sent)
    release_record(there, gained)
    for page in pages:
        assert "Geben und gewinnen" not in words(page)
    release_record(there, respond(there, sent, "disputed", TranslatedText.of(en="Thirty days")))
    release_record(here, respond(here, gained, "confirmed"))
    for page in pages:
        said = words(page)
        assert "Geben und gewinnen" in said
        assert "Forty days in Kumasi" in said
        assert "Thirty days" in said
        assert "Heat maps with residents" in said
        assert "von Dortmund bestätigt am" in said
        with django_assert_max_num_queries(20):
            Client().get(page)
