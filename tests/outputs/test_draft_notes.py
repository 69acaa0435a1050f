# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""E-mails in a language whose translation is a draft say so at their foot, as pages do."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core import mail
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override

import zweiklang
from zweiklang.domain.people.models import User
from zweiklang.foundation.languages import draft_note
from zweiklang.outputs.notices.sending import Notice

#: The text of every e-mail; a subject has no room for it, and what a page tells is no letter.
LETTERS = [
    path
    for path in Path(zweiklang.__file__).parent.rglob("templates/**/*.txt")
    if not path.stem.endswith("_subject") and path.parent.name != "messages"
]
FRENCH = "Traduction provisoire, pas encore relue par une personne de langue maternelle."


def notice(language: str) -> Notice:
    address = "https://zweiklang.example/"
    return Notice("a@b.example", language, "Dura", "Dura writes.", "Text", address, address)


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.name)
def test_every_letter_ends_with_the_note(path: Path) -> None:
    name = str(path).rsplit("/templates/", 1)[1]
    with override("fr"):
        assert FRENCH in render_to_string(name, {}).strip().splitlines()[-1]
    with override("de"):
        assert "Übersetzung" not in render_to_string(name, {})


def test_html_says_the_same_and_runs_from_right_to_left_where_the_language_does() -> None:
    ((french, _kind),) = notice("fr").message().alternatives  # type: ignore[misc]  # text and HTML
    ((arabic, _kind),) = notice("ar").message().alternatives  # type: ignore[misc]  # text and HTML
    ((english, _kind),) = notice("en").message().alternatives  # type: ignore[misc]  # text and HTML
    assert f"<p>{FRENCH}</p>" in str(french)
    assert '<html lang="ar" dir="rtl">' in str(arabic)
    assert '<html lang="en">' in str(english)
    assert "native speaker" not in str(english)


@pytest.mark.django_db
def test_page_and_e_mail_say_the_same_line(bernd: User) -> None:
    client = Client()
    page = client.get("/fr/accounts/password/reset/").content.decode()
    client.post("/fr/accounts/password/reset/", {"email": bernd.email})
    assert f'<p class="zk-draft">{FRENCH}' in page
    assert mail.outbox[0].body.strip().endswith(FRENCH)


def test_complete_languages_have_no_note() -> None:
    for language in ("de", "en"):
        with override(language):
            assert draft_note() == ""
