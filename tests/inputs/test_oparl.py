# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.factories import SYSTEM, actor_for
from tests.inputs.sheets import messages
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation import outgoing
from zweiklang.foundation.actors import Refused
from zweiklang.foundation.models import Revision, Source
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record
from zweiklang.inputs.oparl import reading
from zweiklang.inputs.oparl.words import meaning
from zweiklang.inputs.plans import ImportPlan, apply_plan

EXAMPLES = Path(__file__).parent.parent / "data" / "oparl"
PAPER = json.loads((EXAMPLES / "Paper-01.json").read_text("utf-8"))
MEETING = json.loads((EXAMPLES / "Meeting-01.json").read_text("utf-8"))


def plan_of(office: Office, data: Any, **options: Any) -> ImportPlan:
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    options.setdefault("body", "Rat")
    return reading.read_oparl(
        content, office, options.pop("actor", SYSTEM), name="oparl.json", language="en", **options
    )


def imported(office: Office, data: Any, **options: Any) -> CouncilItem:
    plan = plan_of(office, data, **options)
    assert messages(plan) == []
    apply_plan(plan, SYSTEM)
    return CouncilItem.objects.latest("changed_at")


def test_the_specifications_paper_becomes_a_council_item(dortmund: Office) -> None:
    plan = reading.read_oparl(EXAMPLES / "Paper-01.json", dortmund, SYSTEM, body="Rat")
    apply_plan(plan, SYSTEM)
    item = CouncilItem.objects.get()
    assert item.number == "1234/2014"
    assert item.kind == "question"
    assert str(item.title) == "Antwort auf Anfrage 1200/2014"
    assert (item.dated_on, item.result) == (PartialDate(2014, 4, 4), "open")
    assert item.oparl_id == "https://oparl.example.org/paper/749"
    assert item.source is not None
    assert item.source.url == item.oparl_id
    assert item.released_on is None


def test_the_specifications_meeting_gives_its_resolutions(dortmund: Office) -> None:
    item = imported(dortmund, MEETING, body="")
    assert str(item.title) == "Satzungsänderung für Ausschreibungen"
    assert item.body == "4. Sitzung des Finanzausschusses"
    assert (item.kind, item.result) == ("decision", "decided")
    assert item.dated_on == PartialDate(2013, 1, 4)
    assert "Der Beschluss weicht wie folgt" in str(item.text)
    assert "Kind guessed" in str(item.doubt)


def test_the_same_paper_twice_changes_nothing(dortmund: Office) -> None:
    imported(dortmund, PAPER)
    steps = Revision.objects.count()
    plan = plan_of(dortmund, PAPER)
    assert plan.counts == {"add": 0, "change": 0, "unchanged": 2, "error": 0}
    apply_plan(plan, SYSTEM)
    assert (Revision.objects.count(), Source.objects.count()) == (steps, 1)


def test_a_result_that_comes_later_changes_the_item(dortmund: Office) -> None:
    imported(dortmund, PAPER)
    paper = copy.deepcopy(PAPER)
    paper["consultation"][0]["agendaItem"] = {"result": "mehrheitlich abgelehnt"}
    item = imported(dortmund, paper)
    assert (item.result, item.revision) == ("rejected", 2)


def test_what_people_corrected_is_not_guessed_again(dortmund: Office) -> None:
    paper = {**PAPER, "paperType": "Sonstiges"}
    del paper["consultation"]
    item = imported(dortmund, paper)
    assert "Sonstiges" in str(item.doubt)
    item.kind, item.doubt, item.result = "motion", TranslatedText(), "decided"
    save_record(SYSTEM, item)
    assert plan_of(dortmund, paper).is_empty


def test_an_item_entered_by_hand_is_found_by_its_number(dortmund: Office) -> None:
    by_hand = CouncilItem(
        office=dortmund, key="beschluss-2022", number="25021-22", kind="decision",
        title=TranslatedText.of(de="Von Hand"), body="Rat", dated_on=PartialDate(2022),
    )  # fmt: skip
    save_record(SYSTEM, by_hand)
    item = imported(dortmund, {**PAPER, "reference": "25021/22"})
    assert (item.key, item.oparl_id) == ("beschluss-2022", PAPER["id"])


@pytest.mark.parametrize(
    "missing",
    ["type", "reference", "paperType", "consultation", "mainFile", "body", "relatedPaper"],
)
def test_papers_without_optional_fields_are_taken(dortmund: Office, missing: str) -> None:
    paper = {name: value for name, value in PAPER.items() if name != missing}
    assert imported(dortmund, paper).oparl_id == PAPER["id"]


@pytest.mark.parametrize(
    "strange",
    [
        {"type": "https://schema.oparl.org/1.0/Paper"},
        {"type": "http://spec.oparl.org/spezifikation/1.0/Paper/"},
        {"date": "2014-04-04T00:00:00+02:00"},
        {"date": "2014-04-04 00:00:00"},
        {"consultation": None},
        {"consultation": "https://oparl.example.org/consultation/1"},
        {"consultation": ["https://oparl.example.org/consultation/1"]},
        {"consultation": {"role": "Beschlussfassung", "authoritative": True}},
        {"mainFile": "https://oparl.example.org/files/1"},
        {"name": "Zeile\r\nzwei"},
        {"deleted": None},
        {"keyword": {"unexpected": []}},
    ],
)
def test_papers_of_real_servers_are_taken(dortmund: Office, strange: dict[str, Any]) -> None:
    item = imported(dortmund, {**PAPER, **strange})
    assert item.dated_on == PartialDate(2014, 4, 4)


def test_the_day_of_the_meeting_counts_before_that_of_the_paper(dortmund: Office) -> None:
    paper = copy.deepcopy(PAPER)
    paper["consultation"] = [
        {"meeting": {"start": "2014-05-01T16:00:00+02:00"}, "role": "Vorberatung"},
        {"meeting": {"start": "2014-06-26T15:00:00+02:00"}, "authoritative": True,
         "organization": [{"name": "Rat der Stadt"}]},
    ]  # fmt: skip
    item = imported(dortmund, paper, body="")
    assert (item.dated_on, item.body) == (PartialDate(2014, 6, 26), "Rat der Stadt")


def test_a_page_of_a_list_is_read_and_filtered_by_words(dortmund: Office) -> None:
    page = {
        "data": [
            {**PAPER, "id": "https://x.example/1", "name": "Klimapartnerschaft Kumasi"},
            {**PAPER, "id": "https://x.example/2", "name": "Straßenbau"},
            {**PAPER, "id": "https://x.example/3", "name": "Kumasi: Bericht", "deleted": True},
        ],
        "pagination": {"totalElements": 3},
        "links": {},
    }
    plan = plan_of(dortmund, page, matching="kumasi")
    assert plan.counts["add"] == 2, "one item and its source"
    assert plan.notes == ("1 entry was left out: the council system has deleted it.",)
    apply_plan(plan, SYSTEM)
    assert str(CouncilItem.objects.get().title) == "Klimapartnerschaft Kumasi"


def test_formal_and_closed_agenda_items_are_left_out_and_counted(dortmund: Office) -> None:
    meeting = copy.deepcopy(MEETING)
    meeting["agendaItem"] += [
        {"id": "https://x.example/a", "name": "Eröffnung"},
        {"id": "https://x.example/b", "name": "Grundstücke", "public": False,
         "consultation": "https://x.example/c"},
    ]  # fmt: skip
    plan = plan_of(dortmund, meeting)
    assert plan.notes == (
        "1 agenda item without paper or resolution was left out.",
        "1 agenda item was left out: it is not public.",
    )


def test_papers_with_one_number_get_keys_of_their_own(dortmund: Office) -> None:
    papers = [{**PAPER, "id": f"https://x.example/{index}"} for index in range(3)]
    apply_plan(plan_of(dortmund, papers), SYSTEM)
    assert sorted(CouncilItem.objects.values_list("key", flat=True)) == [
        "item-1234-2014", "item-1234-2014-2", "item-1234-2014-3",
    ]  # fmt: skip


def test_items_that_lack_what_they_need_are_named_and_the_rest_is_taken(dortmund: Office) -> None:
    nameless = {"id": "https://x.example/1", "type": "Paper"}
    undated = {"id": "https://x.example/2", "type": "Paper", "name": "Reise", "reference": "7-24"}
    plan = plan_of(dortmund, [nameless, undated, PAPER, {"type": "Person"}])
    assert messages(plan) == []
    assert plan.notes == (
        "item-x-example-1 is left out: The paper has no title. The paper names no day of the "
        "calendar. Enter the item by hand.",
        "7-24 Reise is left out: The paper names no day of the calendar. Enter the item by hand.",
        "Object 4: This is no OParl paper, meeting or agenda item.",
    )
    apply_plan(plan, SYSTEM)
    assert CouncilItem.objects.get().oparl_id == PAPER["id"]
    assert Source.objects.get().url == PAPER["id"]


def test_items_the_rules_refuse_are_left_out_too(dortmund: Office) -> None:
    plan = plan_of(dortmund, [PAPER, PAPER | {"id": "https://x.example/2", "reference": "9" * 300}])
    assert messages(plan) == []
    assert len(plan.notes) == 1
    assert plan.counts["add"] == 2  # the item and its source


def test_of_many_items_left_out_the_first_are_named(dortmund: Office) -> None:
    papers = [{"id": f"https://x.example/{n}", "type": "Paper", "name": "N"} for n in range(60)]
    plan = plan_of(dortmund, papers)
    assert len(plan.notes) == 51
    assert plan.notes[-1] == "10 more entries are left out for such reasons."
    assert plan.is_empty


def test_only_a_missing_council_is_asked_for(dortmund: Office) -> None:
    undated = {"id": "https://x.example/2", "type": "Paper", "name": "Reise"}
    plan = plan_of(dortmund, [PAPER, undated], body="")
    assert plan.asks == ("body",)
    assert messages(plan) == [
        "OParl, row 1, organization: The file does not name the council or committee. "
        "Name it for all items without one."
    ]
    assert "Reise is left out" in plan.notes[0]
    assert plan_of(dortmund, [undated], body="").asks == ()


def test_a_guess_says_whether_the_council_system_names_a_kind(dortmund: Office) -> None:
    plain = {"id": "https://x.example/1", "type": "Paper", "name": "Reise", "date": "2024-05-14"}
    item = imported(dortmund, plain)
    assert str(item.doubt) == "Kind guessed: the council system names none."
    other = plain | {"id": "https://x.example/2", "paperType": "Zettel"}
    assert "calls it “Zettel”" in str(imported(dortmund, other).doubt)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "line 1, column 2"),
        (b"\xff\xfe{}", "not encoded as UTF-8"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"type": "https://schema.oparl.org/1.1/Person"}', "no OParl paper, meeting"),
        (b"[1, null]", "no OParl paper, meeting"),
        (b'"text"', "no OParl paper, meeting"),
        (b"", "line 1, column 1"),
    ],
)
def test_what_is_no_oparl_is_said(dortmund: Office, content: bytes, said: str) -> None:
    assert said in messages(plan_of(dortmund, content))[0]


def test_a_file_of_100_megabytes_is_refused_by_its_size(dortmund: Office, tmp_path: Path) -> None:
    big = tmp_path / "papers.json"
    with big.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    plan = reading.read_oparl(big, dortmund, SYSTEM, language="en")
    assert "larger than 25 MB" in messages(plan)[0]


def test_links_are_followed_only_when_the_paper_itself_came_from_an_address(
    dortmund: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {
        "https://council.example/paper": PAPER,
        "https://oparl.example.org/meeting/243": {"start": "2014-09-18T15:00:00+02:00"},
        "https://oparl.example.org/agendaitem/15569": {"result": "einstimmig beschlossen"},
    }

    def fetch(url: str) -> bytes:
        if url not in answers:
            raise outgoing.FetchRefused(url)
        return json.dumps(answers[url]).encode()

    monkeypatch.setattr(reading, "fetch", fetch)
    plan = reading.read_oparl(
        "https://council.example/paper", dortmund, SYSTEM, body="Rat", language="en"
    )
    apply_plan(plan, SYSTEM)
    item = CouncilItem.objects.get()
    assert (item.dated_on, item.result) == (PartialDate(2014, 9, 18), "decided")


def test_an_address_that_cannot_be_fetched_is_a_problem_of_the_plan(dortmund: Office) -> None:
    plan = reading.read_oparl("https://council.example/1", dortmund, SYSTEM, language="en")
    assert "Nothing may be fetched from council.example." in messages(plan)[0]


def test_readers_may_not_import(dortmund: Office, clara: User) -> None:
    with pytest.raises(Refused):
        plan_of(dortmund, PAPER, actor=actor_for(clara))


@pytest.mark.parametrize(
    ("of", "words", "expected"),
    [
        ("paper_type", "Beschlussvorlage", "decision"),
        ("paper_type", "Antrag zur Tagesordnung", "motion"),
        ("paper_type", "Kenntnisnahme", "note"),
        ("paper_type", "Beantwortung einer Anfrage", "question"),
        ("paper_type", "Sonstiges", ""),
        ("result", "Geändert beschlossen", "decided"),
        ("result", "nicht beschlossen", "rejected"),
        ("result", "zur Kenntnis genommen", "noted"),
        ("result", "in den Ausschuss verwiesen", "referred"),
        ("role", "Vorberatung", "recommendation"),
    ],
)
def test_words_of_council_systems_are_understood(of: str, words: str, expected: str) -> None:
    assert meaning(of, words) == expected
