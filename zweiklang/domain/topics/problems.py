# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a paper was not read, and what to do about it, in the reader's language."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

#: Beside the reasons of `documents.limits`: the text was there, reading it broke off.
STOPPED = "stopped"
#: The keys of `agenda2030.documents.limits.REASONS`, and what else can go wrong with a reading.
PROBLEMS: dict[str, str | Promise] = {
    "empty": gettext_lazy("The file holds no text."),
    "too-large": gettext_lazy(
        "The file is larger than 100 MB. Split it, or save it without pictures."
    ),
    "encrypted": gettext_lazy(
        "The file is protected by a password. Save a copy without the password."
    ),
    "broken": gettext_lazy(
        "The file is damaged or not what its name says. Open it, save it again and retry."
    ),
    "no-text": gettext_lazy(
        "The pages are pictures without text. Run text recognition (OCR) over the scan."
    ),
    "bomb": gettext_lazy(
        "The file unpacks to more than 200 MB, as no document does. It is not opened."
    ),
    "unknown-kind": gettext_lazy(
        "This kind of file is not read. Use PDF, DOCX, ODT, HTML, Markdown, text or XLSX."
    ),
    "wrong-encoding": gettext_lazy("The text is in an unknown encoding. Save it as UTF-8."),
    "too-deep": gettext_lazy(
        "The page nests its parts too deeply. Open it in a browser, save it as PDF."
    ),
    "too-slow": gettext_lazy(
        "Reading was given up after the time limit. Split the file into parts."
    ),
    "missing": gettext_lazy("The file is no longer there. Upload it again."),
    "not-readable": gettext_lazy("The file may not be read. Ask whoever runs the server."),
    STOPPED: gettext_lazy(
        "Reading broke off. Have it read again; if it stays, tell your operator."
    ),
}


def problem_text(reason: str) -> str:
    """Return what was wrong with a paper and what to do, "" without a reason."""
    return str(PROBLEMS.get(reason, PROBLEMS[STOPPED])) if reason else ""
