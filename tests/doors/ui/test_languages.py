# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Draft languages on pages and in forms."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.translation import ngettext, override

from zweiklang.domain.people.models import Office
from zweiklang.foundation import date_words
from zweiklang.foundation.form_fields import TranslatedTextFormField
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.workbook.layout import sheets


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "ar", "uk", "tr"])
def test_page_in_a_draft_language_says_so_and_leads_to_the_english_one(
    client: Client, dortmund: Office, language: str
) -> None:
    page = client.get(f"/{language}/dortmund/goals/").text
    assert 'class="zk-draft"' in page
    assert 'href="/en/dortmund/goals/" lang="en" hreflang="en"' in page
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page


@pytest.mark.django_db
def test_complete_languages_say_nothing_of_drafts(client: Client, dortmund: Office) -> None:
    for language in ("de", "en"):
        assert "zk-draft" not in client.get(f"/{language}/dortmund/goals/").text


@pytest.mark.django_db
def test_every_language_is_named_in_itself(client: Client, dortmund: Office) -> None:
    page = client.get("/de/dortmund/goals/").text
    for code, name in (("en", "English"), ("fr", "Français"), ("uk", "Українська")):
        assert (
            f'href="/{code}/dortmund/goals/" lang="{code}" hreflang="{code}" dir="auto">{name}<'
            in page
        )


@pytest.mark.django_db
def test_two_languages_stand_side_by_side_without_a_list(
    client: Client, dortmund: Office, settings: object
) -> None:
    settings.LANGUAGES = [("de", "Deutsch"), ("en", "English")]  # type: ignore[attr-defined]
    assert "zk-tongues" not in client.get("/de/dortmund/goals/").text


def test_each_language_counts_in_its_own_way() -> None:
    def forms(language: str, numbers: tuple[int, ...]) -> set[str]:
        one, many = "One line unchanged", "%(counter)s lines unchanged"
        with override(language):
            return {ngettext(one, many, number) for number in numbers}

    assert len(forms("ar", (1, 2, 5, 40))) == 4
    assert len(forms("ar", (3, 7, 103))) == 1
    assert len(forms("uk", (1, 3, 8))) == 3
    assert len(forms("tr", (1, 2))) == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "7 octobre 2020"),
        ("uk", "7 жовтня 2020"),
        ("tr", "7 Ekim 2020"),
        ("ar", "7 أكتوبر 2020"),
    ],
)
def test_days_are_written_as_each_language_writes_them(language: str, words: str) -> None:
    with override(language):
        shown = date_words.in_words(PartialDate.parse("2020-10-07"), long=True)
    assert shown.replace("\u200f", "") == words


def test_reader_of_a_draft_language_writes_in_it_and_that_is_the_original() -> None:
    with override("fr"):
        field = TranslatedTextFormField()
        text = field.clean(["Déchets", "", "Waste"])
    assert field.widget.languages == ["fr", "de", "en"]
    assert (text.original, text.texts) == ("fr", {"fr": "Déchets", "en": "Waste"})


def test_words_in_a_language_without_input_stay() -> None:
    field = TranslatedTextFormField()
    field.before = TranslatedText.of(fr="Déchets", en="Waste")
    text = field.clean(["Abfall", "Waste"])
    assert text.texts == {"fr": "Déchets", "en": "Waste", "de": "Abfall"}
    assert text.original == "fr"


def test_workbook_keeps_the_columns_of_the_languages_texts_are_written_in() -> None:
    parts = {one.part for one in sheets()["partnership"].columns if one.name == "title"}
    assert parts == {"de", "en", "original", "stale"}


@pytest.mark.django_db
def test_search_engines_are_told_of_complete_languages_only(
    client: Client, dortmund: Office
) -> None:
    found = b"".join(client.get("/sitemap.xml").streaming_content).decode()
    assert "/de/dortmund/" in found
    assert "/en/dortmund/" in found
    assert not any(f"/{code}/dortmund/" in found for code in ("fr", "ar", "uk", "tr"))
