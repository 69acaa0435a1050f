# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys with which the installation signs for its offices."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Mapping
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction

from zweiklang.domain.joint import sealing
from zweiklang.domain.joint.models import OfficeKey
from zweiklang.domain.people.models import Office
from zweiklang.foundation import clock


def sign_for(office: Office, text: str) -> tuple[OfficeKey, str]:
    """Return the office's key in use and its signature below a canonical document.

    An office without a usable key gets one: on its first consent, and after the installation's
    secret key was changed, when what was encrypted by the old one cannot be read any more.
    """
    used, secret = _in_use(office)
    if used is None or secret is None:
        with transaction.atomic():
            # Two consents at the same moment: the second waits here and finds the first one's key.
            Office.objects.select_for_update().get(pk=office.pk)
            used, secret = _in_use(office)
            if used is None or secret is None:
                used, secret = _renew(office, used)
    return used, sealing.sign(text, secret)


def fingerprint_in_use(office: Office) -> str:
    """Return the fingerprint of the key the office signs with now, "" before its first consent."""
    used = OfficeKey.objects.filter(office=office, retired_at=None).first()
    return sealing.fingerprint_of(used.public) if used is not None else ""


def _in_use(office: Office) -> tuple[OfficeKey | None, Mapping[str, Any] | None]:
    """Return the office's key in use and its secret half, None where it cannot be read."""
    used = OfficeKey.objects.filter(office=office, retired_at=None).first()
    return used, _decrypted(used.secret) if used is not None else None


def _renew(office: Office, old: OfficeKey | None) -> tuple[OfficeKey, Mapping[str, Any]]:
    """Return a new pair of keys of the office; the old one is retired."""
    if old is not None:
        old.retired_at = clock.now()
        old.save(update_fields=["retired_at"])
    name = f"{office.key}-{clock.today():%Y}-{secrets.token_hex(8)}"[-64:]
    public, secret = sealing.new_key(name)
    made = OfficeKey.objects.create(
        office=office, name=name, public=public, secret=_encrypted(secret), made_at=clock.now()
    )
    return made, secret


def _box() -> Fernet:
    """Return the box that only this installation's secret key opens."""
    derived = HKDF(hashes.SHA256(), 32, salt=None, info=b"zweiklang office keys").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))


def _encrypted(secret: Mapping[str, Any]) -> str:
    return _box().encrypt(json.dumps(dict(secret)).encode()).decode()


def _decrypted(text: str) -> Mapping[str, Any] | None:
    """Return the secret half, None if it was encrypted by another installation's secret key."""
    try:
        found: Mapping[str, Any] = json.loads(_box().decrypt(text.encode()))
    except InvalidToken:
        return None
    return found
