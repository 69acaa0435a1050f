# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The formats in which every report can be had: name, ending, media type, writer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from zweiklang.outputs.reports.blocks import Report
from zweiklang.outputs.reports.writers import markdown, page
from zweiklang.outputs.reports.writers.look import Look


@dataclass(frozen=True)
class Format:
    """One format of a document."""

    name: str
    label: StrOrPromise
    ending: str
    media_type: str
    write: Callable[[Report, Look], bytes]


# The libraries for Word and PDF are loaded with the first such file: most processes write none.
def _docx(report: Report, look: Look) -> bytes:
    from zweiklang.outputs.reports.writers import docx

    return docx.write(report, look)


def _pdf(report: Report, look: Look) -> bytes:
    from zweiklang.outputs.reports.writers import pdf

    return pdf.write(report, look)


def _page(report: Report, look: Look) -> bytes:
    return page.write(report, look).encode()


def _markdown(report: Report, look: Look) -> bytes:
    return markdown.write(report, look).encode()


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("docx", _("Word (DOCX)"), "docx", _WORD, _docx),
        Format("pdf", _("PDF"), "pdf", "application/pdf", _pdf),
        Format("page", _("Web page (HTML)"), "html", "text/html", _page),
        Format("markdown", _("Text (Markdown)"), "md", "text/markdown", _markdown),
    )
}
