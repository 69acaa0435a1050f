# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report with every kind of block, as a committee in Dortmund might get it."""

from __future__ import annotations

from zweiklang.drawing.goals import goal_wheel
from zweiklang.drawing.sides import Tone
from zweiklang.outputs.reports.blocks import (
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

DIGEST = "3f9ac21b7d5e4c80b1a69e2f7c3d5a1b0e4f6a8c9d7b5e3f1a2c4e6d8b0f9a7c"
REFERENCES = (
    Reference(
        "council",
        "Stadt Dortmund, Ratsinformationssystem: Drucksache 18544-20, 7. Okt. 2020",
        "https://rathaus.dortmund.example/dosys/18544-20",
        "/de/workspace/council/18544-20/",
    ),
    Reference(
        "letter", "Municipality of Dura, letter of 3 May 2023", "", "/de/workspace/sources/9/"
    ),
    Reference("unused", "Nobody cites this."),
)


def wheel() -> str:
    """Return a drawing of our own with letters in it."""
    served = {6: (Tone.A,), 7: (Tone.A, Tone.B), 11: (Tone.A, Tone.B), 13: (Tone.B,)}
    return goal_wheel(served, title="Rad der 17 Ziele", centre=("4 Ziele", "gemeinsam"))


def sample(**changes: object) -> Report:
    """Return the report, with other values for some of its fields."""
    fields: dict[str, object] = {
        "title": "Sachstandsbericht zu den internationalen Projektpartnerschaften",
        "subtitle": "Berichtszeitraum 2022 bis 2023",
        "language": "de",
        "author": "Büro für Internationale Beziehungen",
        "header": (
            Fact("Beratungsfolge", text("Ausschuss für Personal und Organisation, 7. Dez. 2023")),
            Fact("Öffentlich", text("ja")),
            Fact("Finanzielle Auswirkungen", text("Keine. Die Mittel stehen im Haushalt 2023.")),
        ),
        "blocks": (
            Paragraph(text("Vier Partnerschaften arbeiten an vier Zielen gemeinsam."), lead=True),
            Heading(text("Dura")),
            Paragraph(
                (
                    Run("Der Rat hat das Abkommen mit Dura (", cites=()),
                    Run("دورا", language="ar"),
                    Run(") beschlossen.", cites=("council",)),
                    Run(" Dura hat die Verlängerung ", cites=()),
                    Run("zugesagt", strong=True, cites=("letter", "council")),
                    Run("."),
                )
            ),
            Items((text("Klimaschutzplan beschlossen"), text("Solaranlage geplant", "letter"))),
            Items((text("Entwurf abstimmen"), text("Delegation empfangen")), ordered=True),
            Heading(text("Leistungen"), level=2),
            Table(
                "Geld und Sachleistungen 2022 und 2023",
                (
                    Column("Partnerschaft", share=2),
                    Column("Herkunft", share=2),
                    Column("Betrag", "end"),
                ),
                (
                    (text("Dura"), text("Haushalt Dortmund"), text("12.500,00 €", "council")),
                    (text("Kumasi"), text("Engagement Global"), text("48.000,00 €")),
                ),
                (text("Zusammen"), text(""), text("60.500,00 €")),
            ),
            Figure(
                wheel(),
                "Rad der Ziele: 6, 7, 11 und 13 sind belegt.",
                "Ziele der Partnerschaften",
                0.45,
            ),
            Facts(
                (Fact("Nächster Besuch", text("Mai 2024")), Fact("Ansprechstelle", text("Amt 1")))
            ),
            Heading(text("Ausblick"), level=3),
            Note(text("Der Bericht aus Dura steht noch aus."), "missing"),
            Note(text("Beträge sind gerundet.")),
            Note(text("Die Vereinbarung endet am 7. Okt. 2024."), "warning"),
        ),
        "references": REFERENCES,
        "snapshot": DIGEST,
        "known_on": "2023-10-26",
        "made_on": "2023-11-02",
    }
    return Report(**{**fields, **changes})  # type: ignore[arg-type]
