# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.doors.workspace.conftest import SignedIn
from tests.doors.workspace.forms_of import entries, in_page
from tests.doors.workspace.test_record_forms import edit, new
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Agreement, Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.models import Revision


@pytest.fixture
@kept
def anna(dortmund: Office) -> User:
    return factories.add_member(dortmund, "anna", "coordinator")


@dataclass
class Clash:
    """Bernd has the form open; Anna has saved another place in between."""

    bernds: Client
    annas: Client
    address: str

    def __post_init__(self) -> None:
        self.opened = entries(self.bernds, self.address)
        self.anna_saves(signed_at="Kumasi")

    def post(self, **entered: str) -> Any:
        """Post Bernd's form as it was when he opened it, with what he entered."""
        return self.bernds.post(self.address, self.opened | entered | {"_save": "1"})

    def choose(self, answer: Any, **chosen: str) -> Any:
        """Post the comparison that Bernd was shown, with his choice."""
        return self.bernds.post(self.address, in_page(main_part(answer)) | chosen | {"_save": "1"})

    def anna_saves(self, **entered: str) -> None:
        """Save the record as Anna sees it now."""
        form = entries(self.annas, self.address) | entered | {"_save": "1"}
        assert self.annas.post(self.address, form).status_code == 302


@pytest.fixture
def clash(
    at_desk: Client, signed_in: SignedIn, anna: User, dortmund: Office, paper: Agreement
) -> Clash:
    return Clash(at_desk, signed_in(anna), edit(dortmund, paper))


def main_part(answer: Any) -> str:
    text: str = answer.content.decode()
    return text[text.index("<main") : text.index("</main>")]


def test_the_second_to_save_compares_and_chooses(clash: Clash, paper: Agreement) -> None:
    answer = clash.post(signed_at="online", doubt_de="Datum prüfen")
    assert answer.status_code == 409
    clashes = {one.field.name: one for one in answer.context["clashes"]}
    assert set(clashes) == {"signed_at"}
    assert [one.field.name for one in answer.context["yours"]] == ["doubt"]
    assert " checked" not in main_part(answer)
    assert (clashes["signed_at"].mine, clashes["signed_at"].theirs) == (["online"], ["Kumasi"])
    paper.refresh_from_db()
    assert (paper.signed_at, str(paper.doubt)) == ("Kumasi", "")

    assert clash.choose(answer, choose_signed_at="theirs").status_code == 302
    paper.refresh_from_db()
    assert (paper.signed_at, str(paper.doubt)) == ("Kumasi", "Datum prüfen")


def test_the_comparison_names_the_cities_and_not_the_letters_of_their_sides(
    clash: Clash,
) -> None:
    clash.anna_saves(signatory_A="Oberbürgermeister", signatory_B="Mayor")
    answer = clash.post(signatory_A="Oberbürgermeister", signatory_B="Chief Executive")
    (signed,) = [one for one in answer.context["clashes"] if one.field.name == "signatories"]
    assert signed.theirs == ["Dortmund: Oberbürgermeister", "Kumasi: Mayor"]
    assert signed.mine == ["Dortmund: Oberbürgermeister", "Kumasi: Chief Executive"]


def test_what_only_one_has_changed_stands_without_a_question(
    clash: Clash, paper: Agreement
) -> None:
    answer = clash.post(doubt_de="Datum prüfen")
    assert answer.context["clashes"] == []
    assert [one.field.name for one in answer.context["taken"]] == ["signed_at"]
    assert "Kumasi" in main_part(answer)
    clash.choose(answer)
    paper.refresh_from_db()
    assert (paper.signed_at, str(paper.doubt)) == ("Kumasi", "Datum prüfen")


def test_my_version_can_be_saved_on_top_and_theirs_stays_in_the_history(
    clash: Clash, paper: Agreement
) -> None:
    clash.choose(clash.post(signed_at="online"), choose_signed_at="mine")
    paper.refresh_from_db()
    assert paper.signed_at == "online"
    places = Revision.objects.filter(record_id=paper.pk).order_by("number")
    assert [one.data["signed_at"] for one in places][-2:] == ["Kumasi", "online"]


def test_nothing_is_saved_until_every_difference_is_decided(clash: Clash, paper: Agreement) -> None:
    answer = clash.choose(clash.post(signed_at="online"))
    assert answer.status_code == 409
    assert "Wählen Sie, welche Fassung gelten soll." in main_part(answer)
    paper.refresh_from_db()
    assert paper.signed_at == "Kumasi"
    assert clash.choose(answer, choose_signed_at="mine").status_code == 302


def test_a_text_is_decided_language_by_language(clash: Clash, paper: Agreement) -> None:
    clash.anna_saves(title_de="Von Anna", title_en="By Anna")
    answer = clash.post(title_de="Von Bernd")
    (asked,) = answer.context["clashes"]
    assert (asked.name, asked.mine, asked.theirs) == (
        "choose_title.de", ["Von Bernd"], ["Von Anna"],
    )  # fmt: skip
    assert clash.choose(answer, **{"choose_title.de": "mine"}).status_code == 302
    paper.refresh_from_db()
    assert dict(paper.title.texts) == {"de": "Von Bernd", "en": "By Anna"}


def test_a_third_person_in_between_is_noticed_again(clash: Clash, paper: Agreement) -> None:
    answer = clash.post(signed_at="online")
    clash.anna_saves(signed_at="Accra")
    assert clash.choose(answer).status_code == 409
    paper.refresh_from_db()
    assert paper.signed_at == "Accra"


def test_what_was_typed_outlives_the_end_of_the_session(
    at_desk: Client, bernd: User, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    typed = entries(at_desk, address) | {"signed_at": "mühsam getippt"}
    at_desk.logout()
    answer = at_desk.post(address, typed | {"_save": "1"})
    assert answer.status_code == 302
    assert "/de/accounts/login/?next=" in answer.url
    login = {"login": bernd.email, "password": "a-long-password-1", "next": address}
    back = at_desk.post("/de/accounts/login/", login)
    assert (back.status_code, back.url) == (302, address)
    page = at_desk.get(address)
    assert 'value="mühsam getippt"' in page.content.decode()
    assert page.context["draft"] is not None
    assert at_desk.post(address, typed | {"_save": "1"}).status_code == 302
    paper.refresh_from_db()
    assert paper.signed_at == "mühsam getippt"
    assert at_desk.get(address).context["draft"] is None


def test_a_draft_waits_in_my_day_until_it_is_discarded(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    address = new(dortmund, "agreement", partnership=file.pk)
    typed = entries(at_desk, address) | {"kind": "mou", "signed_at": "halb fertig"}
    assert at_desk.post(address, typed | {"_draft": "1"}).status_code == 302
    assert [draft.address for draft in at_desk.get("/de/workspace/").context["drafts"]] == [address]
    assert "halb fertig" in at_desk.get(address).content.decode()
    at_desk.post(address, typed | {"_discard": "1"})
    assert at_desk.get("/de/workspace/").context["drafts"] == []
    assert not Agreement.objects.filter(signed_at="halb fertig").exists()
