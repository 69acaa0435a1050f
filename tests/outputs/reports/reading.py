# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the written files back, with libraries that had no part in writing them."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

import pikepdf
import pypdfium2
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_of_pdf(data: bytes) -> str:
    """Return the words on all pages, each white space one space."""
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def pages_of_pdf(data: bytes) -> int:
    """Return the number of pages."""
    return len(pypdfium2.PdfDocument(data))


def structure(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """Return kind, words and language of the elements of the structure tree, in order."""
    found: list[tuple[str, Any]] = []

    def walk(part: Any) -> None:
        if isinstance(part, pikepdf.Array):
            for one in part:
                walk(one)
        elif isinstance(part, pikepdf.Dictionary) and "/S" in part:
            found.append((str(part.S)[1:], part))
            if "/K" in part:
                walk(part.K)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        walk(pdf.Root.StructTreeRoot.K)
        return [(kind, _plain(part)) for kind, part in found]


def _plain(part: Any) -> dict[str, str]:
    return {key: str(value) for key, value in part.items() if key in ("/Alt", "/Lang", "/T")}


def part_of_docx(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """Return a part of a DOCX file."""
    with ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def words_of_docx(data: bytes) -> str:
    """Return the words of the body, each white space one space."""
    body = part_of_docx(data)
    return " ".join(" ".join("".join(p.itertext(f"{W}t")) for p in body.iter(f"{W}p")).split())
