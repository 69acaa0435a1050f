# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from django.test import Client

from tests import factories
from tests.doors.workspace.forms_of import entries, in_page
from tests.doors.workspace.test_record_forms import edit, new
from zweiklang.domain.partnerships.models import Agreement, Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.models import Revision


@pytest.fixture
def anna(dortmund: Office) -> User:
    return factories.add_member(dortmund, "anna", "coordinator")


def main_part(answer) -> str:  # type: ignore[no-untyped-def]
    text = answer.content.decode()
    return text[text.index("<main") : text.index("</main>")]


def test_the_second_to_save_compares_and_chooses(
    at_desk: Client,
    signed_in,
    anna: User,
    dortmund: Office,
    paper: Agreement,  # type: ignore[no-untyped-def]
) -> None:
    address = edit(dortmund, paper)
    berndsform = entries(at_desk, address) | {"signed_at": "online", "doubt_de": "Datum prüfen"}
    annas = signed_in(anna)
    annas.post(address, entries(annas, address) | {"signed_at": "Kumasi", "_save": "1"})

    answer = at_desk.post(address, berndsform | {"_save": "1"})
    assert answer.status_code == 409
    clashes = {clash.field.name: clash for clash in answer.context["clashes"]}
    assert set(clashes) == {"signed_at", "doubt"}
    assert (clashes["signed_at"].mine, clashes["signed_at"].theirs) == (["online"], ["Kumasi"])
    paper.refresh_from_db()
    assert (paper.signed_at, str(paper.doubt)) == ("Kumasi", "")

    choice = in_page(main_part(answer)) | {"choose_signed_at": "theirs", "choose_doubt": "mine"}
    assert at_desk.post(address, choice | {"_save": "1"}).status_code == 302
    paper.refresh_from_db()
    assert (paper.signed_at, str(paper.doubt)) == ("Kumasi", "Datum prüfen")


def test_fields_only_one_has_changed_are_proposed_to_stand(
    at_desk: Client,
    signed_in,
    anna: User,
    dortmund: Office,
    paper: Agreement,  # type: ignore[no-untyped-def]
) -> None:
    address = edit(dortmund, paper)
    berndsform = entries(at_desk, address) | {"doubt_de": "Datum prüfen"}
    annas = signed_in(anna)
    annas.post(address, entries(annas, address) | {"signed_at": "Kumasi", "_save": "1"})
    answer = at_desk.post(address, berndsform | {"_save": "1"})
    proposed = {clash.field.name: clash.proposed for clash in answer.context["clashes"]}
    assert proposed == {"signed_at": "theirs", "doubt": "mine"}
    at_desk.post(address, in_page(main_part(answer)) | {"_save": "1"})
    paper.refresh_from_db()
    assert (paper.signed_at, str(paper.doubt)) == ("Kumasi", "Datum prüfen")


def test_my_version_can_be_saved_on_top_and_theirs_stays_in_the_history(
    at_desk: Client,
    signed_in,
    anna: User,
    dortmund: Office,
    paper: Agreement,  # type: ignore[no-untyped-def]
) -> None:
    address = edit(dortmund, paper)
    mine = entries(at_desk, address) | {"signed_at": "online"}
    annas = signed_in(anna)
    annas.post(address, entries(annas, address) | {"signed_at": "Kumasi", "_save": "1"})
    answer = at_desk.post(address, mine | {"_save": "1"})
    at_desk.post(address, in_page(main_part(answer)) | {"choose_signed_at": "mine", "_save": "1"})
    paper.refresh_from_db()
    assert paper.signed_at == "online"
    places = Revision.objects.filter(record_id=paper.pk).order_by("number")
    assert [one.data["signed_at"] for one in places][-2:] == ["Kumasi", "online"]


def test_a_third_person_in_between_is_noticed_again(
    at_desk: Client,
    signed_in,
    anna: User,
    dortmund: Office,
    paper: Agreement,  # type: ignore[no-untyped-def]
) -> None:
    address = edit(dortmund, paper)
    mine = entries(at_desk, address) | {"signed_at": "online"}
    annas = signed_in(anna)
    annas.post(address, entries(annas, address) | {"signed_at": "Kumasi", "_save": "1"})
    answer = at_desk.post(address, mine | {"_save": "1"})
    annas.post(address, entries(annas, address) | {"signed_at": "Accra", "_save": "1"})
    again = at_desk.post(address, in_page(main_part(answer)) | {"_save": "1"})
    assert again.status_code == 409
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
