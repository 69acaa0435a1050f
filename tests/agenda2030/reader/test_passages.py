# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers are cut into passages where a reader would, whatever the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zweiklang.agenda2030.reader.explicit import named_codes
from zweiklang.agenda2030.reader.passages import LEAD_WORDS, cut
from zweiklang.agenda2030.reader.records import Block, Document
from zweiklang.agenda2030.reader.sentences import LONGEST, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Der Rat hat am 7. Okt. 2020 den MoU gem. § 5 Abs. 2 Nr. 3 GO NRW beschlossen.", 1),
        ("Die Stadt (ca. 600.000 Einw.) plant z. B. Leitungen. Dr. Müller sprach.", 2),
        ("Die Sitzung endete um 17.30 Uhr. 1. Maßnahme: Bau. Im Jahr 2020. Danach", 4),
        ("Sie sagte: „Wir wollen das.“ Danach gingen alle.", 2),
        (
            "La commune compte env. 60 000 hab. et le maire, M. Diallo, a signé. Est-ce vrai? Oui.",
            3,
        ),
        ("The assembly (est. 1954) spent approx. GHS 3.5 m on drains. Mr. Boateng said so.", 2),
        ("市政府计划改善供水。我们需要帮助！", 2),
        ("تخطط البلدية. نحن بحاجة إلى الدعم؟ نعم.", 3),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


@given(st.text(max_size=400))
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in zip(spans, spans[1:], strict=False))


def test_ten_megabytes_without_a_full_stop_are_cut_in_linear_time() -> None:
    small, large = "wasser " * 20_000, "wasser " * 200_000
    times = []
    for text in (small, large):
        start = time.process_time()
        assert max(end - begin for begin, end in split_sentences(text)) <= LONGEST
        times.append(time.process_time() - start)
    assert times[1] < 60 * max(times[0], 0.005)


def test_short_and_leaning_sentences_join_the_one_before() -> None:
    text = (
        "Die Stadt erneuert in den kommenden Jahren ihre alten Trinkwasserleitungen. "
        "Dazu werden alle Straßenzüge mit Sensoren untersucht. "
        "Im Stadtpark werden zweihundert neue Bäume gegen die Sommerhitze gepflanzt."
    )
    assert [piece.text.split()[0] for piece in cut([Block(text)])] == ["Die", "Im"]


def test_offsets_count_in_the_text_of_the_document() -> None:
    blocks = (Block("Erster Absatz der Vorlage."), Block("Zweiter Absatz der Vorlage, mit mehr."))
    text = Document("x", blocks).text
    assert [text[piece.start : piece.end] for piece in cut(blocks)] == [b.text for b in blocks]


def test_running_headers_and_contents_are_left_out() -> None:
    trees = ("Linden", "Eichen", "Ahorne", "Buchen", "Erlen")
    blocks = [
        block
        for page, tree in enumerate(trees, start=1)
        for block in (
            Block(f"Stadt Dortmund – Klimaplan – Seite {page}", page),
            Block(f"In diesem Jahr werden zweihundert {tree} gepflanzt.", page),
        )
    ]
    blocks.append(Block("3.2 Gewässerschutz ........................ 17", 1))
    texts = [piece.text for piece in cut(blocks)]
    assert len(texts) == 5
    assert all("gepflanzt" in text for text in texts)


def test_a_passage_is_read_with_its_heading_and_what_leads_to_its_list() -> None:
    blocks = [
        Block("Die Stadt prüft jedes Jahr ihre Brunnen."),
        Block("3.2 Trinkwasser", kind="heading"),
        Block("Gesucht werden für das laufende Jahr noch:"),
        Block("Geräte zur Lecksuche", kind="item"),
        Block("Das Netz ist alt und an vielen Stellen undicht."),
    ]
    pieces = cut(blocks)
    lead = "Gesucht werden für das laufende Jahr noch"
    contexts = ["", "", "Trinkwasser", f"Trinkwasser: {lead}", "Trinkwasser"]
    assert [piece.context for piece in pieces] == contexts
    assert [piece.section for piece in pieces] == [0, 1, 1, 1, 1]
    assert pieces[3].asked == f"Trinkwasser: {lead}: Geräte zur Lecksuche"


def test_of_a_long_lead_the_end_counts() -> None:
    blocks = [Block("wort " * 60 + "das Ende:"), Block("Eintrag", kind="item")]
    assert cut(blocks)[-1].context.split() == ["wort"] * (LEAD_WORDS - 2) + ["das", "Ende"]


def test_headings_keep_their_place_and_are_marked() -> None:
    blocks = [
        Block("2 Klima", 4, "heading"), Block("Die Stadt pflanzt im Norden Bäume.", 4),
        Block("3 Wasser", 5, "heading"), Block("Die Stadt prüft jedes Jahr ihre Brunnen.", 5),
    ]  # fmt: skip
    text = Document("x", tuple(blocks)).text
    pieces = cut(blocks)
    assert [piece.heading for piece in pieces] == [True, False, True, False]
    assert [piece.page for piece in pieces] == [4, 4, 5, 5]
    assert [text[piece.start : piece.end] for piece in pieces] == [one.text for one in blocks]


def test_a_page_long_heading_is_none() -> None:
    blocks = [Block("Die Stadt pflanzt im Norden viele Bäume gegen die Hitze. " * 20, 1, "heading")]
    assert not any(piece.heading for piece in cut(blocks))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Das Vorhaben zahlt auf SDG 6 und SDG 13 ein.", ("6", "13")),
        ("SDGs 3, 4 und 11", ("3", "4", "11")),
        ("SDG 11.6 (Luft)", ("11.6",)),
        ("Cette action répond à l’ODD 6.3.", ("6.3",)),
        ("contribuye al ODS 13 y 14", ("13", "14")),
        ("Ziel 4.7 der Agenda 2030", ("4.7",)),
        ("Ziel 3: mehr Radwege. Goal 2 of the season.", ()),
        ("SDG 18 gibt es nicht, SDG 6.99 auch nicht.", ()),
    ],
)
def test_goals_a_text_names_itself_are_found(text: str, codes: tuple[str, ...]) -> None:
    assert named_codes(text) == codes
