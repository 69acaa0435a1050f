# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A city's letterhead, colours, logo and templates, without touching code."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from tests.outputs.reports.reading import structure, words_of_docx, words_of_pdf
from tests.outputs.reports.sample import sample
from zweiklang.outputs.reports.writers import docx, page, pdf
from zweiklang.outputs.reports.writers.checking import problems
from zweiklang.outputs.reports.writers.look import (
    TEMPLATES,
    Look,
    LookError,
    look_of_installation,
    read_logo,
)
from zweiklang.outputs.reports.writers.typesetting import TypesettingError

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 4"><style>.a{fill:red}</style></svg>'


def test_settings_make_the_look(settings: object, tmp_path: Path) -> None:
    logo = tmp_path / "wappen.svg"
    logo.write_text(LOGO)
    settings.REPORT_SENDER = "Stadt Dortmund"  # type: ignore[attr-defined]
    settings.REPORT_LETTERHEAD = "Büro 1 | Friedensplatz 1 |"  # type: ignore[attr-defined]
    settings.REPORT_COLOUR = "#E2001A"  # type: ignore[attr-defined]
    settings.REPORT_LOGO = str(logo)  # type: ignore[attr-defined]
    look = look_of_installation()
    assert look.problems == ()
    assert look.sender == "Stadt Dortmund"
    assert look.letterhead == ("Büro 1", "Friedensplatz 1")
    assert look.colour == "#E2001A"
    assert look.logo is not None
    assert look.logo.kind == "svg"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("REPORT_COLOUR", "red", "six hexadecimal digits"),
        ("REPORT_LOGO", "/nowhere/logo.svg", "cannot be read"),
        ("REPORT_TEMPLATES", "/nowhere", "not there"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    settings: object, name: str, value: str, said: str
) -> None:
    setattr(settings, name, value)
    look = look_of_installation()
    assert [said in problem and name in problem for problem in look.problems] == [True]
    assert problems(sample(), look) == look.problems
    assert pdf.write(sample(), look).startswith(b"%PDF")


def test_a_broken_logo_is_named(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg><rect></svg>")
    with pytest.raises(LookError, match=r"logo\.svg"):
        read_logo(tmp_path / "logo.svg")


def test_an_office_has_templates_of_its_own_before_the_common_ones(
    settings: object, tmp_path: Path
) -> None:
    (tmp_path / "dortmund").mkdir()
    settings.REPORT_TEMPLATES = str(tmp_path)  # type: ignore[attr-defined]
    assert look_of_installation("dortmund").templates == tmp_path / "dortmund"
    assert look_of_installation("kumasi").templates == tmp_path


def test_a_template_of_the_city_makes_the_pdf(tmp_path: Path) -> None:
    (tmp_path / "report.typ").write_text(
        '#import "blocks.typ": *\n'
        '#let report = json("report.json")\n'
        "#set document(title: report.title)\n"
        "#set text(lang: report.lang, font: report.fonts)\n"
        "#title(report.title)\n"
        "Dortmund überrascht. Dich.\n"
        "#blocks(report.blocks)\n#sources(report.sources, report.words)\n"
    )
    written = pdf.write(sample(), Look(templates=tmp_path))
    assert "Dortmund überrascht. Dich." in words_of_pdf(written)
    assert "Seite 1" not in words_of_pdf(written)
    assert "Table" in [kind for kind, _ in structure(written)]


def test_a_broken_template_of_the_city_says_where(tmp_path: Path) -> None:
    (tmp_path / "report.typ").write_text("#nothing-of-that-name()")
    with pytest.raises(TypesettingError, match="nothing-of-that-name"):
        pdf.write(sample(), Look(templates=tmp_path))


def test_our_own_template_is_a_start_for_theirs(tmp_path: Path) -> None:
    ours = (TEMPLATES / "report.typ").read_text()
    (tmp_path / "report.typ").write_text(ours.replace("22mm", "50mm"))
    assert pdf.write(sample(), Look(templates=tmp_path)) != pdf.write(sample(), Look())


def test_a_word_template_of_the_city_keeps_its_styles_and_frame(tmp_path: Path) -> None:
    template = Document()
    heading = template.styles["Heading 1"]
    heading.font.size = Pt(33)
    template.styles.add_style("Amtsblatt", WD_STYLE_TYPE.PARAGRAPH)
    template.sections[0].header.paragraphs[0].text = "{sender} · {ti"
    template.sections[0].header.paragraphs[0].add_run("tle}")
    template.add_paragraph("Vorblatt der Stadt", style="Amtsblatt")
    template.add_paragraph("{content}")
    template.add_paragraph("Unterschrift", style="Amtsblatt")
    template.save(str(tmp_path / "report.docx"))

    written = docx.write(sample(), Look("Stadt Dortmund", templates=tmp_path))

    made = Document(io.BytesIO(written))
    assert made.styles["Heading 1"].font.size == Pt(33)
    assert made.paragraphs[0].text == "Vorblatt der Stadt"
    assert made.paragraphs[1].text == sample().title
    assert made.paragraphs[-1].text == "Unterschrift"
    assert "{content}" not in words_of_docx(written)
    assert made.sections[0].header.paragraphs[0].text == f"Stadt Dortmund · {sample().title}"
    assert "List Bullet" in [one.style.name for one in made.paragraphs if one.style]


def test_a_word_template_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(b"no zip")
    with pytest.raises(LookError, match=r"report\.docx"):
        docx.write(sample(), Look(templates=tmp_path))


def test_an_html_template_of_the_city_frames_the_page(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(
        '<!doctype html><html lang="{{ language }}"><title>{{ title }}</title>'
        "<p>Dortmund</p>{{ content }}"
    )
    written = page.write(sample(title="A <b>"), Look(templates=tmp_path))
    assert written.startswith("<!doctype html><html")
    assert "<title>A &lt;b&gt;</title>" in written
    assert "<article" in written
