# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""HTML: a part of a page of ours, and a file that stands alone."""

from __future__ import annotations

import re

from lxml import html

from tests.outputs.reports.sample import sample, wheel
from zweiklang.outputs.reports.blocks import Figure, Heading, text
from zweiklang.outputs.reports.writers import page
from zweiklang.outputs.reports.writers.look import Logo, Look

LOOK = Look("Stadt <Dortmund>", ("Friedensplatz 1 & 2",), "#E2001A", address="https://p.example")


def test_the_fragment_begins_at_the_level_it_is_given() -> None:
    tree = html.fromstring(page.fragment(sample(), LOOK, level=2))
    assert tree.tag == "article"
    levels = [node.tag for node in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels == ["h2", "h3", "h4", "h5", "h3"]


def test_the_file_loads_nothing() -> None:
    logo = Logo(b"\x89PNG\r\n\x1a\n", "png")
    written = page.write(sample(), Look("Stadt", logo=logo))
    tree = html.fromstring(written)
    assert [node.get("src", "")[:10] for node in tree.iter("img")] == ["data:image"]
    assert not list(tree.iter("script", "link", "iframe"))
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", written)
    assert "@import" not in written


def test_the_file_has_a_language_a_direction_and_a_title() -> None:
    tree = html.fromstring(page.write(sample(language="ar"), LOOK))
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert tree.findtext("head/title") == sample().title


def test_letterhead_is_text_whatever_it_holds() -> None:
    written = page.write(sample(), LOOK)
    assert "Stadt &lt;Dortmund&gt;" in written
    assert "Friedensplatz 1 &amp; 2" in written


def test_rows_have_heads_and_columns_have_heads() -> None:
    tree = html.fromstring(page.fragment(sample(), LOOK))
    assert [node.text for node in tree.xpath("//thead//th[@scope='col']")] == [
        "Partnerschaft",
        "Herkunft",
        "Betrag",
    ]
    assert len(tree.xpath("//tbody//th[@scope='row']")) == 2
    assert tree.xpath("string(//tfoot//th)") == "Zusammen"


def test_names_inside_two_figures_differ() -> None:
    figures = (Figure(wheel(), "Eins"), Figure(wheel(), "Zwei"))
    tree = html.fromstring(page.fragment(sample(blocks=figures, references=()), LOOK))
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids)) > 1
    named = {one for node in tree.iter() for one in node.get("aria-labelledby", "").split()}
    assert named <= set(ids)


def test_on_our_pages_figures_take_the_colours_of_the_page() -> None:
    blocks = (Heading(text("var(--zk-a)")), Figure(wheel(), "Eins"))
    report = sample(blocks=blocks, references=())
    assert "var(--zk-muted)" in page.fragment(report, LOOK)
    alone = page.write(report, LOOK)
    assert 'fill="var(' not in alone
    assert ">var(--zk-a)<" in alone  # words are not touched


def test_words_of_another_language_are_isolated_and_marked() -> None:
    tree = html.fromstring(page.fragment(sample(), LOOK))
    assert [(node.get("lang"), node.get("dir"), node.text) for node in tree.iter("bdi")] == [
        ("ar", "rtl", "دورا")
    ]


def test_our_own_words_are_marked_where_we_do_not_speak_the_language() -> None:
    tree = html.fromstring(page.fragment(sample(language="pl"), LOOK))
    assert tree.xpath("//section/h2/@lang") == ["en"]
    assert html.fromstring(page.fragment(sample(), LOOK)).xpath("//section/h2/@lang") == []
