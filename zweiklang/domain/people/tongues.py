# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which language somebody is addressed: their own choice, else their office's.

The office's language is for its letters and e-mails and for the first visit after signing in. A
change of it is kept in the log of revisions, as a revision of the kind "office".
"""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office, User
from zweiklang.domain.people.policy import can_administer
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.languages import offered
from zweiklang.foundation.models import Revision

RECORD_TYPE = "office"


def language_for(user: User | None, office: Office | None) -> str:
    """Return the language to write to somebody in: theirs, the office's, the installation's."""
    return wish_of(user, office) or str(settings.LANGUAGE_CODE)


def wish_of(user: User | None, office: Office | None) -> str:
    """Return the language somebody or their office has chosen, "" for none that is offered."""
    wishes = (user.language if user else "", office.language if office else "")
    return next((one for one in wishes if one in offered()), "")


def choose_own_language(user: User, language: str) -> User:
    """Keep the language an account reads and is written to in; "" leaves it to its office.

    Raises ValidationError for one that is not offered.
    """
    _check(language)
    user.language = language
    user.save(update_fields=["language"])
    return user


def choose_office_language(actor: Actor, office: Office, language: str) -> Office:
    """Keep the language of an office and log it; administrators only.

    "" leaves it to the installation. Raises Refused, ValidationError.
    """
    can_administer(actor, office.pk).require()
    _check(language)
    with transaction.atomic():
        kept = Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
        if kept.language != language:
            kept.language = language
            kept.save(update_fields=["language"])
            _log(actor, kept)
    office.language = language
    return office


def _check(language: str) -> None:
    if language and language not in offered():
        raise ValidationError({"language": [_("Choose one of the languages offered.")]})


def _log(actor: Actor, office: Office) -> None:
    known = Revision.objects.filter(record_type=RECORD_TYPE, record_id=office.pk)
    last = known.order_by("-number").values_list("number", flat=True).first()
    Revision.objects.create(
        record_type=RECORD_TYPE,
        record_id=office.pk,
        number=(last or 0) + 1,
        step=Revision.Step.CHANGED,
        office=office,
        known_from=clock.today(),
        recorded_at=clock.now(),
        account_id=actor.account_id,
        actor_name=actor.name,
        data={"language": office.language},
        changed=["language"],
    )
