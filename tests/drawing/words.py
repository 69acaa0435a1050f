# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""German words for the drawings under test, and the data of Dortmund and Kumasi."""

from datetime import date

from zweiklang.drawing.score import (
    Agreement,
    Entry,
    Line,
    Phase,
    PhaseKind,
    PhaseState,
    ScoreData,
    Side,
    Tone,
    When,
)

A, B, C = Tone.A, Tone.B, Tone.C
TODAY = date(2025, 11, 24)
LATER = date(2026, 11, 22)
MONTHS = ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni"]
MONTHS += ["Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."]


class GermanLabels:
    """Implements ScoreLabels."""

    title = "Partitur der Partnerschaft"
    description = "Alle Einträge stehen auch in der Tabelle darunter."
    joint = "gemeinsam"
    today = "heute"
    no_valid_agreement = "kein gültiges Abkommen"
    open_ended = "unbefristet"

    def date(self, when):
        if when.day:
            return f"{when.day}. {MONTHS[when.month - 1]} {when.year}"
        return f"{MONTHS[when.month - 1]} {when.year}" if when.month else str(when.year)

    def span(self, start, end):
        return f"{self.date(start)} – {self.date(end)}" if end else f"seit {self.date(start)}"

    def years(self, first, last):
        return str(first) if first == last else f"{first} – {last}"

    def years_without_entry(self, count):
        return f"{count} Jahre ohne Eintrag"

    def planned(self, date_text, last):
        return f"geplant {date_text}"

    def phase_since(self, phase):
        name = f"als {phase.local_name}, " if phase.local_name else ""
        if phase.state is PhaseState.DORMANT:
            return f"ruht seit {phase.start.year}"
        if phase.end:
            return f"{name}{self.years(phase.start.year, phase.end.year)}"
        return f"{name}seit {self.date(phase.start)}"

    def gathered(self, line, count):
        return f"{count} {line.value}"

    def agreement_ends(self, agreement):
        return f"{self.date(agreement.end)}: {agreement.name} läuft aus"

    def as_of(self, day):
        return f"Stand am {self.date(When.of(day))}"


LABELS = GermanLabels()
SIDES = (Side(A, "Dortmund"), Side(B, "Kumasi"))


def entry(key, when, tones, line, text, **more):
    return Entry(key, When(*when), tones, line, text, href=f"#{key}", **more)


KUMASI = ScoreData(
    SIDES,
    (
        entry("e1", (2011,), (A, B), Line.PROJECT, "Klimapartnerschaft, Pilotphase „50 bis 2015“"),
        entry("e2", (2020, 10, 7), (A, B), Line.AGREEMENT, "MoU unterzeichnet, für zwei Jahre"),
        entry("e3", (2022, 5), (B,), Line.VISIT, "Delegation aus Kumasi, 3 Personen"),
        entry("e4", (2022,), (A, B), Line.EXCHANGE, "Fachaustausch NRW–Ghana"),
        entry("e5", (2023, 4), (A,), Line.VISIT, "Delegation nach Kumasi, 5 Tage"),
        entry("e6", (2023, 11), (A,), Line.DECISION, "Ratsbeschluss"),
        entry("e7", (2024, 5, 14), (A, B), Line.AGREEMENT, "Urkunde unterzeichnet"),
        entry("e8", (2024, 5, 14), (B,), Line.VISIT, "Fünf Gäste, sieben Tage"),
        entry("e9", (2024,), (A, B), Line.EXCHANGE, "Bambusmesse, Austausch zur Gleichstellung"),
        entry("e10", (2024, 11), (A,), Line.VISIT, "Delegation nach Kumasi, rund 20 Personen"),
        entry("e11", (2025,), (A, B), Line.PROJECT, "Beschaffung, Gaming, Digitales", planned=True),
    ),
    (
        Phase(
            PhaseKind.PROJECT,
            When(2011),
            "Projektpartnerschaft",
            When(2024, 5, 13),
            local_name="Klimapartnerschaft",
        ),
        Phase(PhaseKind.PARTNERSHIP, When(2024, 5, 14), "Partnerschaft"),
    ),
    (
        Agreement("Memorandum (MoU)", When(2020, 10, 7), When(2022, 10, 7)),
        Agreement("Urkunde gilt", When(2024, 5, 14)),
    ),
)
