# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The logins of the demonstration and the note that holds them.

Every installation makes a password of its own, so that none is known to everybody.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.demonstration.plan import DemoAccount, Demonstration, demonstration
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.memberships import Terms, write_membership
from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.foundation.actors import Actor

_WORDS = ("partitur", "zweiklang", "raute", "kreis", "stimme", "bogen", "auftakt", "notenhals")


def note() -> Path:
    """Return the file that holds the logins; it lies in the installation's home folder."""
    return Path(settings.HOME) / "demonstration-logins.txt"


def ensure_accounts(wanted: Demonstration | None = None) -> str:
    """Make the logins that are missing and return the note; a new note means new passwords."""
    wanted = wanted or demonstration()
    expected = [(office.key, account) for office in wanted.offices for account in office.accounts]
    emails = [account.email for _key, account in expected]
    known = User.objects.filter(email__in=emails, memberships__isnull=False).distinct().count()
    if note().exists() and known == len(emails):
        return note().read_text("utf-8")
    password = new_password()
    with override(settings.LANGUAGE_CODE):
        for key, account in expected:
            _ensure(Office.objects.get(key=key), account, password)
    text = describe(wanted, password)
    note().touch(mode=0o600)
    note().write_text(text, "utf-8")
    return text


def new_password() -> str:
    """Return a password that is easy to type: two words and six digits."""
    words = "-".join(secrets.choice(_WORDS) for _turn in range(2))
    return f"{words}-{secrets.randbelow(900_000) + 100_000}"


def describe(wanted: Demonstration, password: str) -> str:
    """Return the logins as text for a terminal, in the language of the commands."""
    lines = [_("Demonstration logins (invented), all with the password %s") % password]
    for office in wanted.offices:
        for account in office.accounts:
            lines.append(f"  {account.email:<32} {_words(account)}, {office.key}")
    return "\n".join(lines) + "\n"


def _words(account: DemoAccount) -> str:
    """Return what a login may do."""
    words = str(Membership.Role(account.role).label)
    if account.also_decides:
        words += " · " + _("also decides")
    if account.partnerships:
        words += " · " + _("only %s") % ", ".join(account.partnerships)
    return words


def _ensure(office: Office, wanted: DemoAccount, password: str) -> None:
    user = User.objects.filter(email=wanted.email).first()
    if user is None:
        user = User(username=wanted.email, email=wanted.email, first_name=wanted.label)
    user.set_password(password)
    user.save()
    limited = None
    if wanted.partnerships:
        found = Partnership.objects.filter(office=office, key__in=wanted.partnerships)
        limited = list(found.values_list("pk", flat=True))
    terms = Terms.of(wanted.role, also_decides=wanted.also_decides, scope=limited)
    write_membership(Actor.system(_("Demonstration")), office, user, terms)
