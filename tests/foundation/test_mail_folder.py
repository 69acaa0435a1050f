# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import override_settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mail"


def send(folder: Path, to: str, subject: str = "Fünf Fristen") -> int:
    with override_settings(MAIL_FOLDER=folder):
        connection = get_connection("zweiklang.foundation.mail_folder.EmailBackend")
        return EmailMessage(subject, "Das steht an", to=[to], connection=connection).send()


def test_without_mail_server_an_email_becomes_a_file_named_by_its_reader(folder: Path) -> None:
    assert send(folder, "bernd@dortmund.example") == 1
    (path,) = folder.iterdir()
    assert path.name.endswith("_bernd@dortmund.example.eml")
    kept = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert kept["Subject"] == "Fünf Fristen"
    assert "Das steht an" in kept.get_content()


def test_two_emails_of_one_second_are_both_kept(folder: Path) -> None:
    send(folder, "bernd@dortmund.example")
    send(folder, "bernd@dortmund.example")
    assert len(list(folder.iterdir())) == 2


def test_an_address_never_leads_out_of_the_folder(folder: Path) -> None:
    send(folder, "../../bernd@dortmund.example")
    (path,) = folder.iterdir()
    assert path.parent == folder


def test_only_the_server_may_read_the_folder(folder: Path) -> None:
    send(folder, "bernd@dortmund.example")
    assert folder.stat().st_mode & 0o077 == 0
