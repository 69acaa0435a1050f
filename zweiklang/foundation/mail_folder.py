# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps e-mails as files where there is no mail server, for trying and developing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class EmailBackend(BaseEmailBackend):
    """Writes every e-mail into `MAIL_FOLDER`; any mail program opens the files."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the e-mails and return how many; raises OSError where the folder is not ours."""
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        written = [_write(folder, message) for message in email_messages if message.recipients()]
        return len(written)


def _write(folder: Path, message: EmailMessage) -> Path:
    """Write one e-mail; its name says when and to whom, and none is ever overwritten."""
    to = re.sub(r"[^\w.@+-]", "_", message.recipients()[0])[:80]
    stem, count = f"{timezone.localtime():%Y-%m-%d_%H%M%S}_{to}", 0
    while True:
        path = folder / f"{stem}{f'_{count}' if count else ''}.eml"
        try:
            with path.open("xb") as out:
                out.write(message.message().as_bytes())
        except FileExistsError:
            count += 1
        else:
            return path
