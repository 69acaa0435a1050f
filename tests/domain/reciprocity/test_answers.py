# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers are given apart, opened together, and then stay."""

from __future__ import annotations

from itertools import product

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from zweiklang.domain.joint.actions import start_record
from zweiklang.domain.joint.answers import answer
from zweiklang.domain.joint.files import join_file, open_file
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.joint.shared import share
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reciprocity import rules
from zweiklang.domain.reciprocity.models import Assessment, Expectation
from zweiklang.domain.reciprocity.principles import NUMBERS, principles
from zweiklang.domain.reciprocity.queries import (
    agreed_changes,
    assessments_of,
    compared,
    expectations_of,
    scores_by_year,
)
from zweiklang.foundation import search
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import restore_revision, save_record, withdraw_record

PUBLIC = Actor.public()


def expect(partnership: Partnership, words: str, year: int = 2026, *, draft: bool = False) -> None:
    text = TranslatedText.of(en=words)
    factories.add_statement(Expectation, partnership, year=year, expects=text, draft=draft)


def read(actor: Actor, file: JointFile) -> set[str]:
    found = {
        str(one.expects) for year in expectations_of(actor, file) for one in year.answers.values()
    }
    assert found == {str(one.expects) for one in Expectation.objects.visible_to(actor).current()}
    return found


def test_nobody_reads_the_other_before_both_have_handed_in(
    ours: Partnership, theirs: Partnership, file: JointFile, bernd_acts: Actor, akua: Actor
) -> None:
    expect(ours, "Heat maps")
    assert read(bernd_acts, file) == {"Heat maps"}
    assert read(akua, file) == set()
    expect(theirs, "Young staff", draft=True)
    assert read(akua, file) == {"Young staff"}
    assert read(bernd_acts, file) == {"Heat maps"}
    share(akua, Expectation.objects.get(side="B"))
    assert read(akua, file) == read(bernd_acts, file) == {"Heat maps", "Young staff"}
    assert read(PUBLIC, file) == set()


def test_each_year_has_an_envelope_of_its_own(
    ours: Partnership, theirs: Partnership, file: JointFile, bernd_acts: Actor, akua: Actor
) -> None:
    expect(ours, "At the start", 2025)
    expect(theirs, "From the start", 2025)
    expect(ours, "Next year", 2026)
    assert read(akua, file) == {"At the start", "From the start"}
    assert [year.opened for year in expectations_of(bernd_acts, file)] == [False, True]


def test_the_search_does_not_look_into_envelopes(
    ours: Partnership, theirs: Partnership, bernd_acts: Actor, akua: Actor
) -> None:
    expect(ours, "Baobab shade")
    assert not search.search(akua, "Baobab").hits
    assert not search.search(PUBLIC, "Baobab").hits
    assert search.search(bernd_acts, "Baobab").hits


def test_what_all_have_read_stays_as_it_is(
    ours: Partnership, theirs: Partnership, bernd_acts: Actor
) -> None:
    expect(ours, "Heat maps")
    own = Expectation.objects.get(side="A")
    own.expects = TranslatedText.of(en="Heat maps and shade")
    save_record(bernd_acts, own)
    expect(theirs, "Young staff")
    own.expects = TranslatedText.of(en="What they said")
    with pytest.raises(ValidationError, match="stays as it is"):
        save_record(bernd_acts, own)
    own.refresh_from_db()
    with pytest.raises(ValidationError, match="stays as it is"):
        restore_revision(bernd_acts, own, 1)


def test_a_withdrawn_answer_is_not_given_anew_with_the_other_in_view(
    ours: Partnership, theirs: Partnership, file: JointFile, bernd_acts: Actor, akua: Actor
) -> None:
    expect(ours, "Heat maps")
    expect(theirs, "Young staff")
    withdraw_record(bernd_acts, Expectation.objects.get(side="A"), reason="Thought better of it")
    assert read(akua, file) == {"Young staff"}
    with pytest.raises(ValidationError, match="already"):
        expect(ours, "Young staff, too")


def test_with_three_cities_the_last_answer_opens_all(
    dortmund: Office, kumasi: Office, doris: Actor, akua: Actor, bernd_acts: Actor
) -> None:
    dura = factories.add_office(factories.add_place("dura", "PS"))
    rana = factories.actor_for(factories.add_member(dura, "rana", "coordinator"))
    places = {"A": dortmund.place, "B": kumasi.place, "C": dura.place}
    file = open_file(doris, dortmund, places, {})
    join_file(akua, file, kumasi)
    one, two = (
        factories.add_partnership(office, other.place, joint_file=file, key=key)
        for office, other, key in ((dortmund, kumasi, "three"), (kumasi, dortmund, "three"))
    )
    expect(one, "A's")
    expect(two, "B's")
    # Dura has no office in the file yet: the two who were asked have answered.
    assert read(bernd_acts, file) == {"A's", "B's"}
    join_file(rana, file, dura)
    assert read(bernd_acts, file) == {"A's"}
    expect(factories.add_partnership(dura, dortmund.place, joint_file=file, key="three"), "C's")
    for actor in (bernd_acts, akua, rana):
        assert read(actor, file) == {"A's", "B's", "C's"}


def test_rule_and_query_agree_for_every_state_of_two_answers(
    ours: Partnership, theirs: Partnership, file: JointFile, bernd_acts: Actor
) -> None:
    for year, (a, b) in enumerate(product(("none", "draft", "shared"), repeat=2), 2001):
        for partnership, state in ((ours, a), (theirs, b)):
            if state != "none":
                expect(partnership, f"{year}", year, draft=state == "draft")
        answered = {side for side, state in (("A", a), ("B", b)) if state == "shared"}
        wanted = rules.is_opened("AB", answered)
        seen = Expectation.objects.visible_to(bernd_acts).filter(year=year, side="B").exists()
        assert seen == wanted, (a, b)


def judge(partnership: Partnership, year: int, **scores: int) -> None:
    fields: dict[str, object] = dict(scores)
    fields |= {
        f"evidence_{name.partition('_')[2]}": TranslatedText.of(en="Seen") for name in scores
    }
    factories.add_statement(Assessment, partnership, year=year, **fields)


def test_views_are_compared_and_their_trend_follows_the_years(
    ours: Partnership, theirs: Partnership, file: JointFile, bernd_acts: Actor
) -> None:
    judge(ours, 2025, score_1=3, score_7=2)
    judge(theirs, 2025, score_1=3, score_7=4)
    judge(ours, 2026, score_1=4, score_7=4)
    judge(theirs, 2026, score_1=5)
    years = assessments_of(bernd_acts, file)
    assert [(year.year, year.opened) for year in years] == [(2026, True), (2025, True)]
    assert [(row.principle, row.gap) for row in rules.apart(compared(years[1]))] == [(7, 2)]
    assert scores_by_year(years)[7] == {"A": {2025: 2, 2026: 4}, "B": {2025: 4}}


def test_the_ten_principles_have_a_title_and_a_question_in_both_languages() -> None:
    assert list(principles()) == list(NUMBERS)
    for one in principles().values():
        for texts in (one.titles, one.questions):
            assert set(texts) >= {"de", "en"}
            assert all(texts.values())
        assert all(text.endswith(("?", "؟")) for text in one.questions.values())


def test_an_agreed_change_is_in_force_only_with_the_consent_of_both(
    ours: Partnership, file: JointFile, doris: Actor, akua: Actor
) -> None:
    content = {
        "title": TranslatedText.of(en="Meet twice a year").to_json(),
        "principle": "7",
        "year": "2026",
        "steps": {"A": TranslatedText.of(en="Dortmund hosts in spring").to_json()},
        "by": "2026-12-31",
    }
    proposal = start_record(doris, file, "agreed-change", content)
    assert [record.revision for record in agreed_changes(akua, file)] == [0]
    answer(akua, proposal, "accepted")
    assert [record.revision for record in agreed_changes(akua, file)] == [1]
