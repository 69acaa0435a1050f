# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads OParl JSON leniently: any version, embedded or linked objects, lists and pages of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from zweiklang.foundation.workbook.words import tidy
from zweiklang.inputs.plans import Problem

#: Looks up an object by its address; returns None where it cannot be had.
Lookup = Callable[[str], "dict[str, Any] | None"]
_MOST = 2_000


@dataclass
class Found:
    """One council item as OParl tells it, gathered from paper, consultation, agenda and meeting."""

    position: int
    paper: dict[str, Any] = field(default_factory=dict)
    consultation: dict[str, Any] = field(default_factory=dict)
    agenda_item: dict[str, Any] = field(default_factory=dict)
    meeting: dict[str, Any] = field(default_factory=dict)

    @property
    def oparl_id(self) -> str:
        """Return the id that tells the item apart: the paper's, else the agenda item's."""
        return text(self.paper, "id") or text(self.agenda_item, "id")

    @property
    def name(self) -> str:
        """Return the title."""
        return text(self.paper, "name") or text(self.agenda_item, "name")


def parse_json(content: bytes) -> Any:
    """Return the parsed JSON; raises ValueError with words for the reader."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(_("The file is not encoded as UTF-8. Save it as UTF-8.")) from error
    except json.JSONDecodeError as error:
        raise ValueError(
            _("The file is no JSON: line %(line)s, column %(column)s. Download it again.")
            % {"line": error.lineno, "column": error.colno}
        ) from error
    except RecursionError as error:
        raise ValueError(_("The file is nested too deeply to be OParl.")) from error


def top_objects(data: Any) -> list[Any]:
    """Return the objects of a file: one, a list, or a page of a list."""
    if isinstance(data, dict) and isinstance(data.get("data"), list):
        data = data["data"]
    return data[:_MOST] if isinstance(data, list) else [data]


def text(thing: dict[str, Any], name: str) -> str:
    """Return a text field, empty where it is missing or no text."""
    value = thing.get(name)
    return tidy(str(value)) if isinstance(value, str | int | float) else ""


def day(thing: dict[str, Any], *names: str) -> dt.date | None:
    """Return the first readable date among the fields; times of day are dropped."""
    for name in names:
        try:
            return dt.date.fromisoformat(text(thing, name)[:10])
        except ValueError:
            continue
    return None


def kind_of(thing: dict[str, Any]) -> str:
    """Return Paper, Meeting, AgendaItem or Consultation: by type, else by its fields."""
    named = text(thing, "type").rstrip("/").rpartition("/")[2]
    if named:
        return named
    signs = {"agendaItem": "Meeting", "paperType": "Paper", "reference": "Paper",
             "resolutionText": "AgendaItem", "consultation": "Paper"}  # fmt: skip
    return next((kind for sign, kind in signs.items() if sign in thing), "")


def embedded(value: Any, lookup: Lookup) -> dict[str, Any]:
    """Return an embedded object, or the one a link leads to, or an empty one."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return lookup(value) or {"id": value}
    return value if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:
    """Return a field that should be a list, whatever the server has made of it."""
    return value if isinstance(value, list) else [] if value is None else [value]


def items_of(data: Any, lookup: Lookup, problems: list[Problem]) -> Iterator[Found]:
    """Yield every council item of a file; notes what is none of the kinds read here."""
    for position, thing in enumerate(top_objects(data), 1):
        kind = kind_of(thing) if isinstance(thing, dict) else ""
        if kind == "Paper":
            yield _from_paper(position, thing, lookup)
        elif kind == "Meeting":
            for item in listed(thing.get("agendaItem")):
                yield _from_agenda(position, embedded(item, lookup), thing, lookup)
        elif kind == "AgendaItem":
            yield _from_agenda(position, thing, embedded(thing.get("meeting"), lookup), lookup)
        else:
            problems.append(
                Problem(
                    _("This is no OParl paper, meeting or agenda item."),
                    _("Give the address or file of a paper or of a meeting."),
                    _("Object %(number)s") % {"number": position},
                )
            )


def _from_paper(position: int, paper: dict[str, Any], lookup: Lookup) -> Found:
    """Return a paper with its most telling consultation: the authoritative, else the last."""
    found = [embedded(one, lookup) for one in listed(paper.get("consultation"))]
    found.sort(key=lambda one: bool(one.get("authoritative")))
    consultation = found[-1] if found else {}
    agenda_item = embedded(consultation.get("agendaItem"), lookup)
    meeting = embedded(consultation.get("meeting") or agenda_item.get("meeting"), lookup)
    return Found(position, paper, consultation, agenda_item, meeting)


def _from_agenda(
    position: int, item: dict[str, Any], meeting: dict[str, Any], lookup: Lookup
) -> Found:
    consultation = embedded(item.get("consultation"), lookup)
    paper = embedded(consultation.get("paper") or item.get("paper"), lookup)
    return Found(position, paper, consultation, item, meeting)
