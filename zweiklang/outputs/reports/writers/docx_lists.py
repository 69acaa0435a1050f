# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The numbering of a DOCX: bullets, and numbers that begin at one in each list."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

_LEVEL = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl>'
)


class Lists:
    """Adds lists to the numbering part of a document."""

    def __init__(self, document: Document) -> None:
        self._root: Any = document.part.numbering_part.element
        self._numbers = self._form("decimal", "%1.")
        self._plain = self._form("decimal", "%1")
        self.bullets = self._instance(self._form("bullet", "–"))

    def numbered(self) -> int:
        """Return a numbering that begins at one."""
        return self._instance(self._numbers, restarts=True)

    def sources(self) -> int:
        """Return the numbering of the list of sources."""
        return self._instance(self._plain, restarts=True)

    def _form(self, kind: str, mark: str) -> int:
        used = [
            int(one.get(qn("w:abstractNumId"))) for one in self._root.findall(qn("w:abstractNum"))
        ]
        number = max(used, default=-1) + 1
        form = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="singleLevel"/>{_LEVEL.format(kind=kind, mark=mark)}'
            "</w:abstractNum>"
        )
        instances = self._root.findall(qn("w:num"))
        if instances:
            instances[0].addprevious(form)
        else:
            self._root.append(form)
        return number

    def _instance(self, form: int, restarts: bool = False) -> int:
        used = [int(one.get(qn("w:numId"))) for one in self._root.findall(qn("w:num"))]
        number = max(used, default=0) + 1
        again = (
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            if restarts
            else ""
        )
        self._root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{form}"/>'
                f"{again}</w:num>"
            )
        )
        return number
