# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The paper of an agreement or council item is found wherever the record is, by who may see it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import factories
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import Agreement
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.files import store_upload
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
FILE = "/de/workspace/dortmund/partnerships/kumasi/"


def stored(user: User, office: Office, name: str) -> Any:
    upload = SimpleUploadedFile(name, PDF, "application/pdf")
    return store_upload(factories.actor_for(user), office, upload)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def agreement(dortmund: Office, bernd: User) -> Agreement:
    """An agreement on file for the office alone, with its paper, resting on a council item."""
    partnership = factories.add_partnership(
        dortmund, factories.add_place("kumasi-city", "GH", de="Kumasi"), key="kumasi"
    )
    factories.add_phase(partnership, "2013", "project")
    item = CouncilItem(
        office=dortmund, key="item", kind="decision", title=TranslatedText.of(de="Beschluss"),
        body="Rat", dated_on=factories.day("2020"), source=factories.add_source(dortmund),
        file=stored(bernd, dortmund, "beschluss.pdf"),
    )  # fmt: skip
    save_record(factories.SYSTEM, item)
    return factories.add_agreement(
        partnership, "2020-10-07", key="mou", released=False, mandate=item,
        file=stored(bernd, dortmund, "vertrag.pdf"),
    )  # fmt: skip


def address_in(page: str, name: str) -> str:
    """Return the address that a page gives for a file."""
    before, found, _after = page.partition(f'/{name}"')
    assert found, name
    return before.rpartition('"')[2] + f"/{name}"


def test_members_find_the_papers_in_the_file_and_on_the_handover_sheet(
    agreement: Agreement, bernd: User
) -> None:
    client = client_of(bernd)
    page = client.get(FILE).content.decode()
    for name in ("vertrag.pdf", "beschluss.pdf"):
        answer = client.get(address_in(page, name))
        assert b"".join(answer.streaming_content) == PDF
        assert f'{name}</bdi></a> <span class="zk-muted">(PDF, ' in page
    assert "/vertrag.pdf" in client.get(f"{FILE}handover/").content.decode()


def test_the_public_finds_them_once_they_are_released_and_nobody_before(
    agreement: Agreement, bernd: User, ama: User
) -> None:
    opened = address_in(client_of(bernd).get(FILE).content.decode(), "vertrag.pdf")
    public, other = Client(), client_of(ama)
    pages = (
        "/de/dortmund/partnerships/kumasi/",
        "/api/v1/offices/dortmund/agreements",
        "/api/v1/offices/dortmund/partnerships/kumasi",
    )
    for reader in (public, other):
        assert reader.get(opened).status_code == 404
        assert all("vertrag.pdf" not in reader.get(page).content.decode() for page in pages)
    release_record(factories.SYSTEM, agreement)
    for reader in (public, other):
        assert reader.get(opened).status_code == 200
        assert all("/vertrag.pdf" in reader.get(page).content.decode() for page in pages)
    told = public.get(pages[1]).json()["items"][0]["file"]
    assert (told["name"], told["media_type"], told["size"]) == (
        "vertrag.pdf", "application/pdf", len(PDF),
    )  # fmt: skip
    assert public.get(told["url"]).status_code == 200


def test_a_council_item_shows_its_paper(agreement: Agreement) -> None:
    release_record(factories.SYSTEM, agreement.mandate)
    public = Client()
    page = public.get("/de/dortmund/mandate/item/").content.decode()
    assert public.get(address_in(page, "beschluss.pdf")).status_code == 200
    (told,) = public.get("/api/v1/offices/dortmund/council-items").json()["items"]
    assert told["file"]["url"].endswith("/beschluss.pdf")


def test_the_form_shows_the_file_on_file_keeps_it_and_takes_it_away_on_request(
    agreement: Agreement, bernd: User
) -> None:
    client = client_of(bernd)
    address = f"/de/workspace/dortmund/records/agreement/{agreement.pk}/"
    page = client.get(address)
    text = page.content.decode()
    assert client.get(address_in(text, "vertrag.pdf")).status_code == 200
    assert "Diese Datei entfernen" in text
    form = page.context["form"]
    sent = {
        name: "" if value is None else value
        for name, value in ((one.html_name, one.value()) for one in form)
        if name != "file" and not isinstance(value, TranslatedText | list)
    } | {"_save": "1"}
    kept = client.post(address, sent)
    assert kept.status_code == 302, kept.context["form"].errors
    agreement.refresh_from_db()
    assert agreement.file is not None
    sent |= {"file-clear": "on", "expected_revision": str(agreement.revision)}
    assert client.post(address, sent).status_code == 302
    agreement.refresh_from_db()
    assert agreement.file is None
