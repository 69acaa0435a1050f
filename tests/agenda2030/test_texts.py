# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
import re
import unicodedata

import pytest

from zweiklang import agenda2030 as agenda
from zweiklang.agenda2030.texts import NOTES

GOALS = [goal.code for goal in agenda.goals()]
TARGETS = [target.code for target in agenda.targets()]
INDICATORS = [indicator.code for indicator in agenda.indicators()]
REQUIRED = ["de", "en", "fr", "es", "ar", "tr", "uk", "ru", "zh"]
TAGS = [language.tag for language in agenda.languages()]


@pytest.mark.parametrize("language", REQUIRED)
def test_goals_and_targets_are_complete_in_nine_languages(language):
    for code in GOALS + TARGETS:
        text = agenda.official_text(code, language)
        assert text.status == "ok", (code, text)
        assert text.language.startswith(language)
    for code in GOALS:
        assert agenda.official_goal_name(code, language).status == "ok"


@pytest.mark.parametrize("language", TAGS)
def test_every_text_is_there_or_says_that_it_is_not(language):
    for code in GOALS + TARGETS + INDICATORS:
        text = agenda.official_text(code, language)
        assert text.text
        assert text.reason in NOTES
        if text.status == "missing":
            assert text.text == agenda.official_text(code, "en").text
            assert text.language == "en"
        else:
            assert text.language == language


@pytest.mark.parametrize("language", TAGS)
def test_no_text_carries_signs_that_hinder_search_and_speech(language):
    for code in GOALS + TARGETS + INDICATORS:
        text = agenda.official_text(code, language).text
        assert not re.search(r"[\u00ad\u200b\u0640\u2010\u2011\ufffd]|\s\s|\n|</?[a-z]", text), code
        assert text == unicodedata.normalize("NFC", text.strip())


def test_german_and_english_are_up_to_date():
    for code in GOALS + TARGETS + INDICATORS:
        for language in ("de", "en"):
            assert agenda.official_text(code, language).status == "ok"


@pytest.mark.parametrize("language", [tag for tag in TAGS if tag not in ("de", "en")])
def test_indicators_of_2025_are_missing_or_stale_in_older_translations(language):
    for new in ("2.2.4", "11.5.3"):
        assert agenda.official_text(new, language).status == "missing"
    for revised in ("3.8.2", "3.b.3", "4.6.1", "13.2.1", "15.9.1"):
        text = agenda.official_text(revised, language)
        assert (text.status, text.reason) == ("stale", "framework-changed")
        assert text.note


def test_turkish_texts_of_2017_are_stale():
    stale = [c for c in INDICATORS if agenda.official_text(c, "tr").status == "stale"]
    assert {"1.a.1", "4.a.1", "16.7.1"} <= set(stale)
    assert len(stale) == 58


@pytest.mark.parametrize(("language", "code"), [("ru", "16.2.1"), ("ar", "14.5.1")])
def test_texts_of_another_indicator_are_not_shown(language, code):
    assert agenda.official_text(code, language).status == "missing"


def test_no_two_different_entries_share_a_text_in_one_language():
    for language in TAGS:
        seen: dict[str, str] = {}
        for code in TARGETS + INDICATORS:
            text = agenda.official_text(code, language)
            if text.status == "missing":
                continue
            other = seen.setdefault(text.text, code)
            assert other == code or other in agenda.indicator(code).same_as, (language, code, other)


def test_a_language_not_on_offer_falls_back_to_english_and_says_so():
    text = agenda.official_text("13", "pt")
    assert (text.status, text.language) == ("fallback", "en")
    assert text.text == agenda.official_text("13", "en").text
    assert text.note == "This language is not offered; English is shown."


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("de-AT", "de"),
        ("de_DE", "de"),
        ("DE", "de"),
        ("fr-GN", "fr"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-hans", "zh-Hans"),
        ("zh-Hans-CN", "zh-Hans"),
        ("zh-Hant", "en"),
        ("zh-TW", "en"),
        ("", "en"),
    ],
)
def test_regions_do_not_matter_but_scripts_do(asked, given):
    assert agenda.official_text("11.6", asked).language == given


def test_unofficial_translations_say_that_nobody_checked_them():
    unofficial = {language.tag for language in agenda.languages() if not language.official}
    assert unofficial == {"ro", "tr", "uk"}
    for tag in unofficial:
        assert agenda.official_text("13", tag).reason == "unchecked"


def test_only_arabic_runs_from_right_to_left():
    assert [lang.tag for lang in agenda.languages() if lang.direction == "rtl"] == ["ar"]


def test_an_unknown_code_is_an_error_in_any_language():
    with pytest.raises(agenda.CodeError):
        agenda.official_text("18", "pt")


@pytest.mark.parametrize("language", ["de", "en"])
class TestOwnWords:
    def test_every_goal_and_target_has_a_short_title_of_its_own(self, language):
        titles = [agenda.short_title(code, language) for code in GOALS + TARGETS]
        assert len({title.casefold() for title in titles}) == 17 + 169

    def test_titles_have_at_most_60_characters_and_no_loose_ends(self, language):
        for code in GOALS + TARGETS:
            title = agenda.short_title(code, language)
            assert 3 < len(title) <= 60, (code, title)
            assert title == " ".join(title.split())
            assert not title.endswith((".", ",", ";", ":"))
            assert title[0].isupper() or title[0].isdigit()

    def test_goal_titles_have_one_to_three_words(self, language):
        for code in GOALS:
            assert 1 <= len(agenda.short_title(code, language).split()) <= 3

    def test_titles_are_not_the_official_wording(self, language):
        for code in GOALS:
            official = agenda.official_goal_name(code, language).text
            assert agenda.short_title(code, language).casefold() != official.casefold()
        for code in TARGETS:
            official = agenda.official_text(code, language).text.casefold()
            assert agenda.short_title(code, language).casefold() not in official

    def test_explanations_are_one_or_two_sentences_about_cities(self, language):
        for code in GOALS:
            text = agenda.explanation(code, language)
            assert 1 <= len(re.findall(r"[.!?](?:\s|$)", text)) <= 2, code
            assert 80 <= len(text) <= 260, code
            assert re.search(r"[Ss]t[aä]dt|cit(?:y|ies)", text), code

    def test_words_that_rank_the_cities_are_not_used(self, language):
        words = r"Entwicklungsl[aä]nd|[Gg]eber|Empfänger|developing countr|donor|recipient"
        for code in GOALS + TARGETS:
            assert not re.search(words, agenda.short_title(code, language))
        for code in GOALS:
            assert not re.search(words, agenda.explanation(code, language))


def test_the_two_languages_differ():
    for code in TARGETS:
        assert agenda.short_title(code, "de") != agenda.short_title(code, "en")


def test_other_languages_get_the_english_title():
    assert agenda.short_title("11.6", "fr") == agenda.short_title("11.6", "en")
    assert agenda.explanation("11", "tr") == agenda.explanation("11", "en")
    assert agenda.short_title("7", "es") == agenda.short_title("7", "en")
    assert agenda.short_title("Ziel 11.6", "de-AT") == agenda.short_title("11.6", "de")


@pytest.mark.parametrize("language", ["fr", "ar", "uk", "tr"])
def test_draft_languages_have_a_short_title_for_every_goal(language):
    titles = [agenda.short_title(goal, language) for goal in GOALS]
    english = [agenda.short_title(goal, "en") for goal in GOALS]
    assert len(set(titles)) == 17
    # Inclusion, Innovation and the like may be written alike.
    assert sum(one == other for one, other in zip(titles, english, strict=True)) <= 2
    assert all(len(one) <= 30 for one in titles)


def test_an_indicator_has_no_short_title_and_the_error_says_what_to_show():
    with pytest.raises(agenda.CodeError, match="Show its official text"):
        agenda.short_title("11.6.1", "de")
