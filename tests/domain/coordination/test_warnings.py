# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests.factories import (
    SYSTEM,
    actor_for,
    add_agreement,
    add_event,
    add_fact,
    add_partnership,
    add_phase,
    add_place,
    add_source,
)
from tests.worlds import kept
from zweiklang.domain.coordination import actions, queries, rules
from zweiklang.domain.coordination.deriving import warnings_of
from zweiklang.domain.coordination.models import Deadline, DerivedBy, OpenQuestion, Warning
from zweiklang.domain.coordination.rebuilding import (
    collected,
    rebuild_all,
    rebuild_if_outdated,
)
from zweiklang.domain.mandate.models import CouncilItem, FollowUp
from zweiklang.domain.partnerships.models import Agreement, Basis, Involvement, Partnership, Phase
from zweiklang.domain.partnerships.queries import partnership_file
from zweiklang.domain.people.models import Contact, Office, User
from zweiklang.domain.places.models import Unit
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Refused
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record, withdraw_record

KNOWN = "2000-01-01"


def on(office: Office, text: str, **narrow: Any) -> list[str]:
    found = queries.warnings_for(
        [office.pk], dt.date.fromisoformat(text), **narrow, scopes=queries.EVERYTHING
    )
    return [one.kind for one in found]


def add_item(office: Office, key: str, dated: str, **fields: Any) -> CouncilItem:
    item = CouncilItem(
        office=office, key=key, kind="decision", title=TranslatedText.of(de="Beschluss"),
        body="Rat", dated_on=PartialDate.parse(dated), source=add_source(office), **fields,
    )  # fmt: skip
    return save_record(SYSTEM, item)


def add_duty(item: CouncilItem, due: str) -> FollowUp:
    duty = FollowUp(
        office=item.office, key=f"{item.key}-duty", council_item=item, source=item.source,
        task=TranslatedText.of(de="Über die Städtepartnerschaft entscheiden"),
        due_on=PartialDate.parse(due),
    )  # fmt: skip
    return save_record(SYSTEM, duty)


@pytest.fixture
@kept
def with_kumasi(dortmund: Office) -> Partnership:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH", de="Kumasi"))
    add_phase(partnership, "2011", known=KNOWN)
    add_agreement(partnership, "2020-10-07", "2022-10-07", known=KNOWN)
    return partnership


def test_stored_warnings_answer_for_any_day_with_one_list(
    dortmund: Office, with_kumasi: Partnership
) -> None:
    assert on(dortmund, "2022-04-06") == []
    assert on(dortmund, "2022-04-07") == ["agreement_ends"]
    assert on(dortmund, "2022-10-08") == ["no_agreement"]
    add_agreement(with_kumasi, "2024-05-14", kind="charter", known=KNOWN)
    assert on(dortmund, "2024-05-13") == ["no_agreement"]
    assert on(dortmund, "2024-05-14") == []


def test_in_a_file_what_is_due_or_missing_comes_before_what_is_in_doubt(
    dortmund: Office, with_kumasi: Partnership
) -> None:
    add_event(with_kumasi, "2012", "Besuch", doubt="Der Tag ist nicht belegt.", known=KNOWN)
    assert on(dortmund, "2022-10-08", partnership_id=with_kumasi.pk) == ["no_agreement", "doubt"]


def test_a_list_takes_two_queries_whatever_its_length(
    dortmund: Office, with_kumasi: Partnership, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        other = add_partnership(dortmund, add_place(f"city-{number}", "FR"))
        add_phase(other, "1980", known=KNOWN)
    with django_assert_num_queries(2):
        assert len(on(dortmund, "2022-04-07")) == 4


def test_the_sentence_names_agreement_city_and_day_in_the_language_asked(
    dortmund: Office, with_kumasi: Partnership
) -> None:
    (warning,) = queries.warnings_for([dortmund.pk], dt.date(2022, 4, 7), scopes=queries.EVERYTHING)
    assert warning.sentence("en") == (
        "Memorandum of understanding (MoU) with Kumasi ends on 7 October 2022."
    )
    assert warning.days_left(dt.date(2022, 10, 1)) == 6


def test_withdrawing_the_agreement_or_the_partnership_takes_the_warning_away(
    dortmund: Office, with_kumasi: Partnership
) -> None:
    agreement = Agreement.objects.get()
    withdraw_record(SYSTEM, agreement, reason="Never signed")
    assert on(dortmund, "2022-04-07") == ["no_agreement"]
    withdraw_record(SYSTEM, with_kumasi, reason="Wrong city")
    assert on(dortmund, "2022-04-07") == []


def test_a_council_duty_belongs_to_the_city_it_is_about_and_not_to_the_one_laid_to_rest(
    dortmund: Office,
) -> None:
    rostow = add_partnership(dortmund, add_place("rostow", "RU"))
    schytomyr = add_partnership(dortmund, add_place("schytomyr", "UA"))
    item = add_item(dortmund, "2022-03-31-ukraine", "2022-03-31")
    duty = add_duty(item, "2022-12-31")
    add_phase(rostow, "2022-03-31", "partnership", state="dormant", mandate=item, known=KNOWN)
    fact = Basis(office=dortmund, key="schytomyr-basis", partnership=schytomyr, council_item=item)
    save_record(SYSTEM, fact)
    (warning,) = queries.warnings_for(
        [dortmund.pk], dt.date(2022, 12, 1), kinds=["follow_up"], scopes=queries.EVERYTHING
    )
    assert warning.partnership_id == schytomyr.pk
    assert on(dortmund, "2022-12-01", partnership_id=rostow.pk, kinds=["follow_up"]) == []
    file = partnership_file(dortmund.pk, "rostow", SYSTEM)
    assert file is not None
    assert warnings_of(file, dt.date(2022, 12, 1)) == []

    actions.finish_follow_up(SYSTEM, duty, done_on=PartialDate(2023, 2, 9))
    assert "follow_up" in on(dortmund, "2023-02-08")
    assert "follow_up" not in on(dortmund, "2023-02-09")


def test_a_duty_shared_by_two_partnerships_shows_once_in_the_office_and_with_each(
    dortmund: Office,
) -> None:
    item = add_item(dortmund, "2022-resolution", "2022-01-01")
    add_duty(item, "2022-06-30")
    ids = []
    for key in ("dura", "dabola"):
        partnership = add_partnership(dortmund, add_place(key, "PS"))
        basis = Basis(
            office=dortmund, key=f"{key}-basis", partnership=partnership, council_item=item
        )
        save_record(SYSTEM, basis)
        ids.append(partnership.pk)
    assert on(dortmund, "2022-06-01") == ["follow_up"]
    for one in ids:
        assert on(dortmund, "2022-06-01", partnership_id=one) == ["follow_up"]


def test_an_entered_deadline_shows_until_it_is_finished(
    dortmund: Office, with_kumasi: Partnership, bernd: User
) -> None:
    deadline = Deadline(
        office=dortmund, key="report", partnership=with_kumasi,
        task=TranslatedText.of(de="Sachstand melden"), due_on=PartialDate(2021, 6, 1),
    )  # fmt: skip
    save_record(SYSTEM, deadline)
    assert on(dortmund, "2021-05-17") == []
    assert on(dortmund, "2021-05-18", partnership_id=with_kumasi.pk) == ["entered"]
    actions.finish_deadline(actor_for(bernd), deadline, done_on=PartialDate(2021, 5, 20))
    assert on(dortmund, "2021-05-20") == []


def test_a_contact_who_left_is_missed_by_the_partnerships_of_the_unit(
    dortmund: Office, with_kumasi: Partnership
) -> None:
    unit = save_record(SYSTEM, Unit(office=dortmund, key="umweltamt", kind="department"))
    add_fact(
        Involvement, with_kumasi, "kumasi-umweltamt", unit=unit, role="contributes", known=KNOWN
    )
    contact = Contact(
        office=dortmund, key="climate", unit=unit, name="Somebody Private",
        function=TranslatedText.of(de="Klimaschutz"), ends=PartialDate(2021, 3, 31),
    )  # fmt: skip
    save_record(SYSTEM, contact)
    assert on(dortmund, "2021-04-01", partnership_id=with_kumasi.pk) == ["contact_left"]
    assert "Private" not in str(list(Warning.objects.values_list("facts", flat=True)))

    successor = Contact(
        office=dortmund, key="climate-2", unit=unit,
        function=TranslatedText.of(de="Klimaschutz"), begins=PartialDate(2021, 6, 1),
    )  # fmt: skip
    save_record(SYSTEM, successor)
    contact.successor = successor
    save_record(SYSTEM, contact)
    assert on(dortmund, "2021-05-31") == ["contact_left"]
    assert on(dortmund, "2021-06-01") == []
    successor.begins = PartialDate(2021, 4, 1)
    save_record(SYSTEM, successor)
    assert on(dortmund, "2021-05-31") == []


def test_missing_source_doubt_and_stale_translation_are_gaps_in_the_file(
    dortmund: Office, with_kumasi: Partnership
) -> None:
    event = add_event(
        with_kumasi, "2021-05-03", "Besuch", known="2021-05-04", released=False,
        doubt="The day is not certain.",
    )  # fmt: skip
    event.source = None
    event.title = TranslatedText.of(de="Besuch", en="Visit").with_text("de", "Besuch aus Kumasi")
    save_record(SYSTEM, event)
    assert sorted(on(dortmund, "2021-05-04")) == ["doubt", "no_source", "stale_translation"]
    assert on(dortmund, "2021-05-03") == []
    found = queries.warnings_for([dortmund.pk], dt.date(2021, 5, 4), scopes=queries.EVERYTHING)
    said = {one.kind: one.sentence("en") for one in found}
    assert said["no_source"] == "Event “Visit” has no source."
    assert said["stale_translation"].endswith("older than the original (English).")


def test_counts_agree_with_the_list(dortmund: Office, with_kumasi: Partnership) -> None:
    day = dt.date(2022, 4, 7)
    assert queries.warning_counts([dortmund.pk], day, scopes=queries.EVERYTHING) == {
        "agreement_ends": 1
    }


def test_collecting_gives_the_same_warnings_with_fewer_queries(
    dortmund: Office, django_assert_max_num_queries: Any
) -> None:
    with collected():
        partnership = add_partnership(dortmund, add_place("dura", "PS"))
        add_phase(partnership, "2018", known=KNOWN)
        for year in range(2018, 2022):
            add_agreement(partnership, f"{year}-01-01", f"{year}-06-30", known=KNOWN)
        assert not Warning.objects.exists()
    fields = ("kind", "record_id", "shows_from", "due_on", "settled_on")
    collected_rows = list(Warning.objects.order_by(*fields).values_list(*fields))
    assert collected_rows
    with django_assert_max_num_queries(60):
        rebuild_all()
    assert list(Warning.objects.order_by(*fields).values_list(*fields)) == collected_rows


def test_what_other_rules_derived_is_derived_anew_once(
    dortmund: Office, with_kumasi: Partnership
) -> None:
    wanted = set(Warning.objects.values_list("kind", "record_id", "settled_on"))
    assert wanted
    assert rebuild_if_outdated()
    Warning.objects.update(settled_on=dt.date(1999, 1, 1))
    assert not rebuild_if_outdated()
    DerivedBy.objects.update(version=rules.VERSION - 1)
    assert rebuild_if_outdated()
    assert set(Warning.objects.values_list("kind", "record_id", "settled_on")) == wanted
    assert DerivedBy.objects.get().version == rules.VERSION


def test_an_error_while_collecting_writes_nothing(dortmund: Office) -> None:
    def interrupted_import() -> None:
        with collected():
            add_partnership(dortmund, add_place("dura", "PS"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted_import()
    assert not Partnership.objects.exists()


def test_as_known_warnings_of_a_file_match_the_stored_ones_for_today(
    dortmund: Office, with_kumasi: Partnership
) -> None:
    file = partnership_file(dortmund.pk, "kumasi", SYSTEM)
    assert file is not None
    day = dt.date(2022, 4, 7)
    stored = queries.warnings_for(
        [dortmund.pk], day, partnership_id=with_kumasi.pk, scopes=queries.EVERYTHING
    )
    derived = warnings_of(file, day)
    assert [(one.kind, one.record_id) for one in derived] == [
        (one.kind, one.record_id) for one in stored
    ]


def test_an_answer_settles_a_question_and_an_empty_one_does_not(
    dortmund: Office, with_kumasi: Partnership, bernd: User, clara: User
) -> None:
    question = OpenQuestion(
        office=dortmund, key="q1", partnership=with_kumasi, question=TranslatedText.of(de="Wann?")
    )
    save_record(SYSTEM, question)
    with override("en"), pytest.raises(ValidationError, match="Write the answer"):
        actions.answer_question(actor_for(bernd), question, TranslatedText())
    with pytest.raises(Refused):
        actions.answer_question(actor_for(clara), question, TranslatedText.of(de="2024"))
    question.refresh_from_db()
    actions.answer_question(actor_for(bernd), question, TranslatedText.of(de="2024"))
    assert queries.open_questions(actor_for(bernd), with_kumasi.pk) == []


def test_a_new_calendar_address_kills_the_old_one(dortmund: Office, bernd: User, ama: User) -> None:
    feed = actions.open_calendar(actor_for(bernd), dortmund.pk)
    old = feed.secret
    assert actions.open_calendar(actor_for(bernd), dortmund.pk).secret == old
    new = actions.renew_calendar(actor_for(bernd), dortmund.pk).secret
    assert queries.feed_by_secret(old) is None
    assert queries.feed_by_secret(new) is not None
    with pytest.raises(Refused):
        actions.open_calendar(actor_for(ama), dortmund.pk)


@pytest.mark.parametrize("ending", ["membership", "account"])
def test_a_calendar_ends_with_the_membership_or_the_account(
    dortmund: Office, bernd: User, ending: str
) -> None:
    secret = actions.open_calendar(actor_for(bernd), dortmund.pk).secret
    if ending == "membership":
        bernd.memberships.all().delete()
    else:
        bernd.is_active = False
        bernd.save()
    assert queries.feed_by_secret(secret) is None


def test_the_digest_can_be_chosen_by_members_in_offered_languages(
    dortmund: Office, bernd: User, public: Any
) -> None:
    wish = actions.choose_digest(actor_for(bernd), dortmund.pk, "daily", "en")
    assert (wish.rhythm, wish.language) == ("daily", "en")
    with pytest.raises(ValidationError) as caught:
        actions.choose_digest(actor_for(bernd), dortmund.pk, "hourly", "xx")
    assert set(caught.value.message_dict) == {"rhythm", "language"}
    with pytest.raises(Refused):
        actions.choose_digest(public, uuid.uuid4(), "daily")


def test_a_partnership_without_a_phase_is_a_gap_until_it_has_one(dortmund: Office) -> None:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH", de="Kumasi", en="Kumasi"))
    today = clock.today().isoformat()
    (gap,) = queries.warnings_for([dortmund.pk], clock.today(), scopes=queries.EVERYTHING)
    said = "Nothing says yet what kind of relation it is with Kumasi."
    assert (gap.kind, gap.sentence("en")) == ("no_phase", said)
    phase = add_phase(partnership, "2011", "contact")
    assert on(dortmund, today) == []
    withdraw_record(SYSTEM, phase, reason="Wrong city")
    assert on(dortmund, today) == ["no_phase"]
    withdraw_record(SYSTEM, partnership, reason="Wrong city")
    assert on(dortmund, today) == []


def test_a_phase_without_a_name_of_its_own_is_named_by_its_kind_and_its_beginning(
    dortmund: Office,
) -> None:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH"))
    phase = Phase(
        office=dortmund, partnership=partnership, key="p", kind="contact", begins=PartialDate(1984)
    )
    save_record(SYSTEM, phase)
    (gap,) = queries.warnings_for(
        [dortmund.pk], clock.today(), kinds=["no_source"], scopes=queries.EVERYTHING
    )
    assert gap.sentence("de") == "Phase „Kontakt“ (1984) hat keine Quelle."


def test_what_is_invented_stays_marked_in_its_warning(dortmund: Office) -> None:
    for key, invented in (("real", False), ("made-up", True)):
        deadline = Deadline(
            office=dortmund, key=key, task=TranslatedText.of(de="Bericht"),
            due_on=PartialDate.of(clock.today()), is_demonstration=invented,
        )  # fmt: skip
        save_record(SYSTEM, deadline)
    found = queries.warnings_for([dortmund.pk], clock.today(), scopes=queries.EVERYTHING)
    assert sorted(one.marked("de")[-1] for one in found) == ["t", "†"]
