# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils.html import strip_tags
from django.utils.translation import override

from zweiklang.doors.ui.citations import Citations
from zweiklang.foundation.date_words import in_words, span_in_words
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText


def render(template: str, language: str = "de", **context: object) -> str:
    with override(language):
        return Template(template).render(Context(context))


@pytest.mark.parametrize(
    ("language", "iso", "words"),
    [
        ("de", "2020-10-07", "7. Okt. 2020"),
        ("de", "2022-05", "Mai 2022"),
        ("de", "2011", "2011"),
        ("en", "2020-10-07", "7 Oct 2020"),
        ("en", "2022-05", "May 2022"),
        ("tr", "2020-10-07", "7 Eki 2020"),
        ("xx", "2020-10-07", "7 Oct 2020"),
    ],
)
def test_date_is_written_as_far_as_known(language: str, iso: str, words: str) -> None:
    assert in_words(PartialDate.parse(iso), language=language) == words


def test_span_has_an_en_dash_or_an_open_end() -> None:
    first, last = PartialDate(2020, 10, 7), PartialDate(2022)
    with override("de"):
        assert span_in_words(first, last) == "7. Okt. 2020 – 2022"
        assert span_in_words(first, None) == "seit 7. Okt. 2020"
        assert span_in_words(None, last) == "bis 2022"
        assert span_in_words(last, last) == "2022"
        assert span_in_words(None, None) == ""


def test_date_filter_gives_machines_the_iso_form() -> None:
    html = render("{{ day|partial_date }}", day=PartialDate(2022, 5))
    assert html == '<time datetime="2022-05">Mai 2022</time>'
    assert render("{{ day|partial_date }}", day=None) == ""
    assert "14. Mai 2024" in render("{{ day|day_long }}", day=dt.date(2024, 5, 14))


def test_text_in_another_language_says_so() -> None:
    text = TranslatedText.of(en="Water & waste")
    html = render("{% text words %}", words=text)
    assert html == '<span lang="en" dir="auto">Water &amp; waste</span>'
    assert render("{% text words %}", "en", words=text) == "Water &amp; waste"


def test_stale_translation_says_so_above_the_text() -> None:
    text = TranslatedText.of(de="Alt", en="Old").with_text("de", "Neu")
    assert "changed since" in render("{% long_text words %}", "en", words=text)
    assert "changed since" not in render("{% long_text words %}", "de", words=text)


def test_goal_tile_carries_number_and_own_short_title() -> None:
    html = render('{% goal "8.6" %}')
    assert 'class="zk-g8"' in html
    assert ">8.6<" in html
    assert strip_tags(html).strip() != "8.6"


def test_joint_is_drawn_with_the_linked_mark_and_said_in_words() -> None:
    html = render("{% who 'AB' names %}", names={"A": "Dortmund", "B": "Kumasi"})
    assert "gemeinsam" in html
    assert html.count("<svg") == 1
    assert "Kumasi" in render("{% who 'B' names %}", names={"A": "Dortmund", "B": "Kumasi"})


def test_source_keeps_its_number_however_often_it_is_cited() -> None:
    first, second = (SimpleNamespace(source=SimpleNamespace(id=n)) for n in (1, 2))
    citations = Citations()
    html = render(
        "{% cite a %}{% cite b %}{% cite a %}{% cite none %}",
        a=first,
        b=second,
        none=SimpleNamespace(source=None),
        citations=citations,
    )
    assert html.count("#source-1") == 2
    assert html.count("#source-2") == 1
    assert [source.id for source in citations.listed] == [1, 2]


def test_dagger_is_read_out_as_demonstration_value() -> None:
    assert "Demowert" in render("{% demo fact %}", fact=SimpleNamespace(is_demonstration=True))
    assert render("{% demo fact %}", fact=SimpleNamespace(is_demonstration=False)) == ""


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (1, "1"), (2, "zwei"), (12, "zwölf"), (13, "13")]
)
def test_small_numbers_are_words(number: int, words: str) -> None:
    assert render("{{ n|number_word }}", n=number) == words


def test_a_changed_line_in_one_puts_what_goes_before_what_comes() -> None:
    from zweiklang.domain.joint.differences import compare
    from zweiklang.doors.ui.templatetags.ui import pieces

    (pair,) = compare(["The cities meet when needed."], ["The cities meet twice a year."])
    shown = "The cities meet <del>when needed</del><ins>twice a year</ins>."
    assert pieces(pair, "both") == f"<p>{shown}</p>"
    assert pieces(pair, "before") == "<p>The cities meet <del>when needed</del>.</p>"
