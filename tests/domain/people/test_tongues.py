# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which language somebody is addressed, and who chooses it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests.factories import actor_for, add_member
from tests.worlds import kept
from zweiklang.domain.people import tongues
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.actors import Refused
from zweiklang.foundation.models import Revision


@pytest.fixture
@kept
def admin(dortmund: Office) -> User:
    return add_member(dortmund, "Admin", "administrator")


def test_own_choice_comes_before_the_office_and_that_before_the_installation(
    bernd: User, dortmund: Office, settings: object
) -> None:
    assert tongues.language_for(bernd, dortmund) == "de"
    dortmund.language = "uk"
    assert tongues.language_for(bernd, dortmund) == "uk"
    tongues.choose_own_language(bernd, "fr")
    bernd.refresh_from_db()
    assert tongues.language_for(bernd, dortmund) == "fr"
    settings.LANGUAGES = [("de", "Deutsch"), ("en", "English")]  # type: ignore[attr-defined]
    assert tongues.language_for(bernd, dortmund) == "de"


def test_language_that_is_not_offered_is_refused(bernd: User) -> None:
    with pytest.raises(ValidationError, match="languages offered"):
        tongues.choose_own_language(bernd, "xx")
    bernd.refresh_from_db()
    assert bernd.language != "xx"


def test_language_of_an_office_is_logged_once_per_change(admin: User, dortmund: Office) -> None:
    for language in ("tr", "tr", ""):
        tongues.choose_office_language(actor_for(admin), dortmund, language)
    log = Revision.objects.filter(record_type="office", record_id=dortmund.pk).order_by("number")
    assert [(one.number, one.data["language"]) for one in log] == [(1, "tr"), (2, "")]
    assert {one.account_id for one in log} == {admin.pk}


def test_only_administrators_choose_the_language_of_an_office(
    bernd: User, dortmund: Office
) -> None:
    with pytest.raises(Refused):
        tongues.choose_office_language(actor_for(bernd), dortmund, "fr")
    assert not Revision.objects.filter(record_type="office").exists()


def test_account_page_keeps_the_language_and_goes_on_in_it(client: Client, bernd: User) -> None:
    client.force_login(bernd)
    answer = client.post("/de/workspace/account/", {"language": "ar"}, follow=True)
    assert answer.redirect_chain == [("/ar/workspace/account/", 302)]
    assert '<html lang="ar" dir="rtl"' in answer.text
    assert client.post("/de/workspace/account/", {"language": "xx"}).status_code == 422


@pytest.mark.parametrize(
    ("own", "office", "there"), [("", "", "de"), ("", "tr", "tr"), ("fr", "tr", "fr")]
)
def test_first_page_after_signing_in_speaks_the_language_chosen(
    client: Client, bernd: User, dortmund: Office, own: str, office: str, there: str
) -> None:
    bernd.language = own
    bernd.set_password("partitur-und-notenhals")
    bernd.save()
    Office.objects.filter(pk=dortmund.pk).update(language=office)
    entered = {"login": bernd.email, "password": "partitur-und-notenhals"}
    answer = client.post("/de/accounts/login/", entered)
    assert answer.headers["Location"] == f"/{there}/workspace/"
