# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of topics say: why a paper was not read, how sure a reading is."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.topics.reading import STOPPED
from zweiklang.domain.topics.records import PaperRecord

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
    "too-slow": gettext_lazy(
        "Reading was given up after the time limit. Split the file into parts."
    ),
    "missing": gettext_lazy("The file is no longer there. Upload it again."),
    "not-readable": gettext_lazy("The file may not be read. Ask whoever runs the server."),
    STOPPED: gettext_lazy(
        "Reading broke off. Have it read again; if it stays, tell your operator."
    ),
}


def problem_of(paper: PaperRecord) -> str:
    """Return why a paper was not read and what to do, "" if it was or waits."""
    if not paper.problem:
        return ""
    return str(PROBLEMS.get(paper.problem, PROBLEMS[STOPPED]))


def state_of(paper: PaperRecord) -> str:
    """Return in words how far a paper has come."""
    if not paper.state:
        return _("has no file yet")
    if paper.state == "waiting":
        return _("waits to be read")
    if paper.state == "running" and not paper.total:
        return _("is being read")
    if paper.state == "running":
        return _("is being read: %(done)s of %(total)s passages") % {
            "done": paper.done,
            "total": paper.total,
        }
    return _("has been read") if paper.state == "done" else _("could not be read")
