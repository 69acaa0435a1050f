# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reader with its real weights: what a user relies on, whatever the model's version."""

from __future__ import annotations

import numpy as np
import pytest

from zweiklang.agenda2030.reader import Document, Reader, Reading
from zweiklang.agenda2030.reader.evidence import evidence_for
from zweiklang.agenda2030.reader.records import Block

CLEAR = [
    (
        "Der Stadt fehlen Geräte und Fachleute, um die Lecks im Trinkwassernetz zu finden; die "
        "Hälfte des Wassers versickert ungenutzt.",
        {"6.1", "6.4"},
        "need",
    ),
    (
        "The assembly rehabilitated twelve kilometres of cycle lanes and bought four low-floor "
        "buses for passengers who use a wheelchair.",
        {"11.2"},
        "done",
    ),
    (
        "La ville va ouvrir l’an prochain un refuge de vingt places pour les femmes victimes de "
        "violences conjugales et leurs enfants.",
        {"5.2"},
        "plan",
    ),
    (
        "El municipio restaurará cuarenta hectáreas de manglares para proteger la costa y las "
        "zonas de cría de los peces.",
        {"14.2", "14.5", "15.1"},
        "plan",
    ),
    (
        "В следующем году город построит новую станцию очистки сточных вод, чтобы неочищенные "
        "стоки больше не попадали в реку.",
        {"6.3"},
        "plan",
    ),
]


@pytest.mark.parametrize(("text", "targets", "stance"), CLEAR)
def test_clear_sentences_are_read_in_many_languages(
    text: str, targets: set[str], stance: str
) -> None:
    (found,) = Reader().read_passages([text])
    assert {guess.code for guess in found.targets[:3]} & targets
    assert found.stance == stance
    assert not found.silent


@pytest.mark.parametrize(
    "text",
    [
        "Beschluss: einstimmig angenommen.",
        "Der Ausschuss für Klima und Umwelt tagt am 4. März in Raum 212.",
        "The minutes of the previous meeting were confirmed.",
        "Seite 14 von 62",
    ],
)
def test_formulas_of_minutes_get_nothing(text: str) -> None:
    (found,) = Reader().read_passages([text])
    assert found.silent


def test_a_language_that_is_not_read_is_named_and_nothing_guessed() -> None:
    (found,) = Reader().read_passages(["Mji unahitaji maji safi na shule bora kwa watoto wote."])
    assert (found.language, found.supported, found.targets) == ("sw", False, ())
    assert found.silent


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "12.5 / 13 – 7", "…"])
def test_text_without_words_is_no_error(text: str) -> None:
    assert all(passage.silent for passage in Reader().read(text).passages)


def test_answers_come_in_the_order_of_the_questions_and_do_not_depend_on_neighbours() -> None:
    texts = [text for text, _targets, _stance in CLEAR]
    reader = Reader("quick")
    together = reader.read_passages(texts)
    assert [passage.text for passage in together] == texts
    for one, passage in zip(texts, together, strict=True):
        (alone,) = reader.read_passages([one])
        assert alone.targets[0].code == passage.targets[0].code
        assert alone.targets[0].p == pytest.approx(passage.targets[0].p, abs=1e-3)


def test_probabilities_are_probabilities() -> None:
    for passage in Reader().read_passages([text for text, *_ in CLEAR]):
        assert 0 <= passage.none <= 1
        assert 0 < sum(guess.p for guess in passage.targets) + passage.none <= 1.001
        assert [g.p for g in passage.targets] == sorted(
            (g.p for g in passage.targets), reverse=True
        )
        assert len(np.frombuffer(passage.vector, np.float16)) == 512


def test_a_document_is_read_with_pages_offsets_and_progress() -> None:
    blocks = (
        Block("Beschluss: einstimmig.", 1),
        Block("Die Stadt saniert bis 2028 ihre Kläranlage und senkt die Nährstofflast.", 2),
    )
    steps: list[tuple[int, int]] = []
    document = Document("vorlage.pdf", blocks, 2)
    found = Reader().read(document, progress=lambda done, total: steps.append((done, total)))
    assert isinstance(found, Reading)
    assert found.language == "de"
    assert steps[-1][0] == steps[-1][1]
    last = found.passages[-1]
    assert last.page == 2
    assert document.text[last.start : last.end] == last.text
    assert found.as_dict()["passages"][-1]["targets"][0]["code"] == last.targets[0].code


def test_nothing_is_guessed_from_a_heading_but_goals_it_names_count() -> None:
    blocks = (
        Block("SDG 6: Sauberes Wasser für alle", 1, "heading"),
        Block("Die Stadt erneuert im Norden ihre undichten Trinkwasserleitungen.", 1),
    )
    heading, passage = Reader().read(Document("x", blocks)).passages
    assert heading.heading
    assert heading.silent
    assert (heading.targets, heading.vector, heading.explicit) == ((), b"", ("6",))
    assert not passage.heading
    assert passage.assigned_targets


def test_the_words_that_decide_are_marked() -> None:
    text = "Im kommenden Jahr wird die Kläranlage um eine vierte Reinigungsstufe erweitert."
    marked = {text[one.start : one.end] for one in evidence_for(text, "6.3")}
    assert marked & {"Kläranlage", "Reinigungsstufe"}
    assert "kommenden" not in marked


def test_ten_megabytes_without_a_full_stop_end() -> None:
    found = Reader("quick").read("abwasser kanal " * 20_000)
    assert len(found.passages) > 400
    assert max(len(passage.text) for passage in found.passages) <= 600
