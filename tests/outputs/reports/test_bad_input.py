# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever people enter: every format shows it as it is, or says what it cannot show."""

from __future__ import annotations

import re
import resource

import pytest
from lxml import html
from markdown_it import MarkdownIt

from tests.outputs.reports.reading import pages_of_pdf, structure, words_of_docx, words_of_pdf
from tests.outputs.reports.sample import sample
from tests.outputs.reports.test_writing import LOOK, WRITERS, words
from zweiklang.outputs.reports.blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Figure,
    Heading,
    Items,
    Note,
    Paragraph,
    Reference,
    Report,
    Run,
    Table,
    text,
)
from zweiklang.outputs.reports.writers import docx, markdown, page, pdf, typesetting
from zweiklang.outputs.reports.writers.checking import problems
from zweiklang.outputs.reports.writers.preparing import prepare
from zweiklang.outputs.reports.writers.tidying import tidy

MARKUP = (
    "A & B <Söhne> \"zitiert\" 'so'",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "#panic() $x^2$ #{1+1} @ref <label> *fett* _kursiv_ `code` // weg /* weg */ \\ --- ~",
    '#read("/etc/passwd") #import "@preview/x:1.0.0": *',
    "# Kopf\n- Punkt\n> Zitat\n1. eins\n| a | b |\n[Link](javascript:alert(1)) ![Bild](x) **fett**",
    "=1+1 +49 231 -2 @SUM(A1) =cmd|' /C calc'!A0",
    "{{ title }} {% debug %} {content} {title} %(what)s",
    "]]> &amp; &#60; _x0041_",
)


def everywhere(said: str, **changes: object) -> Report:
    """Return a report that says the same in every place that takes a text."""
    blocks: tuple[Block, ...] = (
        Heading(text(said)),
        Paragraph(
            (
                Run(said, strong=True, cites=("a",)),
                Run(said, language="ar"),
                Run(said, url="https://x.example/?a=1&b=<2>"),
            )
        ),
        Items((text(said),)),
        Table(
            said,
            (Column(said), Column(said, "end")),
            ((text(said), text(said)),),
            (text(said), text(said)),
        ),
        Facts((Fact(said, text(said)),)),
        Note(text(said), "warning"),
    )
    fields: dict[str, object] = {
        "title": said,
        "subtitle": said,
        "author": said,
        "header": (Fact(said, text(said)),),
        "blocks": blocks,
        "references": (Reference("a", said, "https://x.example/?q=<a>&b"),),
    }
    return sample(**{**fields, **changes})


def worked() -> float:
    """Return the seconds that processors worked for processes we started."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def squeezed(said: str) -> str:
    """Return a text without white space and soft hyphens, which lines put in and take out."""
    return re.sub(r"[\s\u00ad\u200b]+", "", said)


@pytest.mark.parametrize("said", MARKUP)
@pytest.mark.parametrize("name", ["pdf", "docx"])
def test_markup_is_text_in_documents(name: str, said: str) -> None:
    read = squeezed(words(name, everywhere(said)))
    # A word at the end of a line may be divided in the PDF: most places hold it in one piece.
    assert read.count(squeezed(said)) >= 8 if name == "docx" else squeezed(said)[:12] in read


@pytest.mark.parametrize("said", MARKUP)
def test_markup_is_text_on_pages(said: str) -> None:
    tree = html.fromstring(page.write(everywhere(said), LOOK))
    assert not list(tree.iter("script", "img", "söhne", "iframe"))
    assert not [a for node in tree.iter() for a in node.attrib if a.startswith("on")]
    assert squeezed(tree.xpath("string(//article)")).count(squeezed(said)) >= 12
    assert all(not link.get("href", "").startswith("javascript") for link in tree.iter("a"))


@pytest.mark.parametrize("said", MARKUP)
def test_markup_is_text_in_markdown(said: str) -> None:
    written = markdown.write(everywhere(said, is_draft=False), LOOK)
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(written)
    tree = html.fromstring(f"<div>{shown}</div>")
    assert squeezed(tree.xpath("string()")).count(squeezed(said)) >= 8
    assert not list(tree.iter("script", "img", "code", "em", "söhne"))
    assert len(list(tree.iter("h1"))) == 1


@pytest.mark.parametrize("name", WRITERS)
def test_control_characters_and_halves_of_characters_vanish(name: str) -> None:
    report = everywhere("Du\x00ra\x1b[31m\ud800 \ufffe\u202eabc\u2066 Stadt\u2028neu")
    read = words(name, report)
    assert "Dura" in read
    assert not re.search("[\x00\x1b\ud800\ufffe\u202e]", read.replace("\u2068", ""))


def test_line_breaks_are_of_one_kind() -> None:
    assert tidy("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"


@pytest.mark.parametrize("name", WRITERS)
def test_words_from_the_right_keep_their_order_in_a_german_report(name: str) -> None:
    report = sample(
        blocks=(
            Paragraph((Run("Vorher "), Run("مدينة دورا", language="ar"), Run(" (2020), nachher."))),
        ),
        references=(),
    )
    read = squeezed(words(name, report)).replace("\u2068", "").replace("\u2069", "")
    if name == "page":
        read = re.sub("<[^>]+>", "", read)
    assert "Vorher" in read
    assert "مدينة" in read
    # What reads a PDF back may turn the brackets: those on the page stand as in the German.
    assert "(2020),nachher." in (read.replace(")2020(", "(2020)") if name == "pdf" else read)


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "<svg",
        "<svg viewBox='0 0 1 1'><g></svg>",
        "<svg viewBox='0 0 0 0'/>",
        "<svg/>",
        "<html/>",
        "<svg viewBox='0 0 1 1'><script>1</script></svg>",
        "<svg viewBox='0 0 1 1' onload='x()'/>",
        "<svg viewBox='0 0 1 1'><image href='https://x.example/a.png'/></svg>",
        "<svg viewBox='0 0 1 1'><use href='https://x.example/a.svg#b'/></svg>",
        "<svg viewBox='0 0 1 1'><rect fill='url(https://x.example/#a)'/></svg>",
        "<svg viewBox='0 0 1 1'><rect fill='var(--zk-nothing)'/></svg>",
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 1 1">&a;</svg>',
    ],
)
def test_a_drawing_that_cannot_be_used_is_a_note_in_its_place(svg: str) -> None:
    report = sample(blocks=(Figure(svg, "Zwei Städte und ihr Weg"),), references=())
    said = "Die Abbildung lässt sich nicht zeichnen. Sie würde zeigen: Zwei Städte und ihr Weg"
    assert problems(report, LOOK) == (said,)
    for name in WRITERS:
        assert said in words(name, report)


def test_a_character_without_typeface_is_named_in_the_file_and_before() -> None:
    report = sample(title="Zeichen 𓀀 und \U0010fffd", references=(), blocks=())
    assert problems(report, LOOK) == ("Diese Zeichen hat keine Schrift: U+13000, U+10FFFD",)
    assert "Zeichen [U+13000] und [U+10FFFD]" in words_of_pdf(pdf.write(report, LOOK))
    assert "Zeichen 𓀀" in words_of_docx(docx.write(report, LOOK))
    assert problems(sample(), LOOK) == ()


@pytest.mark.parametrize(
    "said",
    [
        "Київ",
        "Αθήνα",
        "西安市",
        "東京",
        "서울",
        "دورا",
        "נתניה",
        "नेपाल",
        "თბილისი",
        "አዲስ አበባ",
        "Đà Nẵng",
    ],
)
def test_the_scripts_of_partner_cities_can_be_set(said: str) -> None:
    report = everywhere(said)
    assert problems(report, LOOK) == ()
    assert pdf.write(report, LOOK).startswith(b"%PDF")


@pytest.mark.parametrize("said", ["مدينة دورا", "西安市 Xi’an", "नेपाल", "Київ", "𓀀"])
def test_any_script_inside_a_drawing_can_be_printed(said: str) -> None:
    svg = (
        '<svg viewBox="0 0 300 40" font-family="Fira Sans, sans-serif" font-size="15">'
        f'<text x="150" y="25" text-anchor="middle">{said} (Stadt)</text></svg>'
    )
    written = pdf.write(sample(blocks=(Figure(svg, "Name der Stadt"),), references=()), LOOK)
    assert [kind for kind, _ in structure(written)].count("Figure") == 1


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_but_a_title_is_a_report(name: str) -> None:
    report = Report("Leer", "de", ())
    assert "Leer" in words(name, report)


@pytest.mark.parametrize("name", WRITERS)
def test_empty_texts_lists_and_tables_do_no_harm(name: str) -> None:
    blocks: tuple[Block, ...] = (
        Paragraph(()),
        Paragraph(text("")),
        Items(()),
        Items((), True),
        Table("", (Column("Nur Kopf"),), ()),
        Table("", (), ()),
        Facts(()),
        Note(()),
        Heading(text("")),
    )
    assert "Titel" in words(name, sample(title="Titel", blocks=blocks, references=(), header=()))


def test_an_address_that_is_none_is_no_link() -> None:
    for url in (
        "javascript:alert(1)",
        " jAvascript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.example",
    ):
        report = sample(blocks=(Paragraph((Run("Hier", url=url),)),), references=())
        (paragraph,) = prepare(report).report.blocks
        assert isinstance(paragraph, Paragraph)
        assert paragraph.text[0].url == ""


@pytest.mark.parametrize("name", WRITERS)
def test_one_word_as_long_as_a_page_breaks_nothing(name: str) -> None:
    assert squeezed("Donau" * 800)[:40] in squeezed(
        words(name, sample(blocks=(Paragraph(text("Donau" * 800)),), references=()))
    ).replace("-", "")


def test_a_text_of_500_pages_is_set_completely_and_in_time() -> None:
    sentence = "Die Städte vereinbaren, ihre Zusammenarbeit beim Klimaschutz fortzusetzen. "
    report = sample(
        blocks=(Paragraph(text("\n\n".join([sentence * 40] * 850) + "Ende des Textes.")),)
    )
    start = worked()
    written = pdf.write(report, LOOK)
    spent = worked() - start
    assert pages_of_pdf(written) >= 500
    assert "Ende des Textes." in words_of_pdf(written)
    assert words_of_docx(docx.write(report, LOOK)).count("Klimaschutz") == 40 * 850
    assert spent < 60  # about seven seconds on a machine that does nothing else


def test_a_paragraph_without_end_is_set_in_time() -> None:
    report = sample(blocks=(Paragraph(text("Die Städte vereinbaren, fortzufahren. " * 4000)),))
    start = worked()
    assert pages_of_pdf(pdf.write(report, LOOK)) > 20
    assert worked() - start < 30  # weighing every line break took minutes


def test_a_text_that_takes_too_long_is_given_up_with_a_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typesetting, "LONGEST", 1)
    report = sample(blocks=(Paragraph(text("\n\n".join(["Dura und Dortmund. " * 80] * 3000))),))
    with pytest.raises(typesetting.TypesettingError, match="more than 1 seconds"):
        pdf.write(report, LOOK)
