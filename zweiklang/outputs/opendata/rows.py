# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of the open data's tables: how a file of a partnership fills them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zweiklang.domain.partnerships import timeline as chronicle
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.foundation.facts import Fact
from zweiklang.foundation.texts import TranslatedText

LANGUAGES = ("de", "en")
Row = dict[str, Any]


def texts(name: str, text: TranslatedText) -> Row:
    """Return a text as one value per language."""
    return {f"{name}_{code}": text.texts.get(code, "") for code in LANGUAGES}


def text_columns(name: str) -> tuple[str, ...]:
    """Return the columns of a text."""
    return tuple(f"{name}_{code}" for code in LANGUAGES)


def iso(day: Any) -> str:
    """Return a date or partial date as ISO 8601, "" for none."""
    return "" if day is None else str(getattr(day, "iso", day))


PROOF = (
    "source_title",
    "source_url",
    *text_columns("doubt"),
    "known_since",
    "demonstration",
)


def proof(fact: Fact) -> Row:
    """Return where a fact can be read, what is doubtful, since when it is known."""
    return {
        "source_title": fact.source.title if fact.source else "",
        "source_url": fact.source.url if fact.source else "",
        **texts("doubt", fact.doubt),
        "known_since": iso(fact.known_since),
        "demonstration": fact.is_demonstration,
    }


def _item_key(file: PartnershipFile, item_id: Any) -> str:
    """Return the key of a council item of the file, "" where none is meant or public."""
    item = file.council_item(item_id) if item_id else None
    return item.key if item else ""


def _child(file: PartnershipFile, fact: Fact) -> Row:
    return {"partnership": file.key, "key": fact.key}


def partnerships(file: PartnershipFile) -> Iterator[Row]:
    """Yield the partnership itself."""
    now = file.phases[-1] if file.phases else None
    yield {
        "key": file.key,
        **texts("title", file.title),
        **texts("topics", file.topics),
        **texts("summary", file.summary),
        "kind": now.kind if now else "",
        "state": now.state if now else "",
        **proof(file),
    }


def cities(file: PartnershipFile) -> Iterator[Row]:
    """Yield its cities."""
    for one in file.parties:
        yield {
            **_child(file, one),
            "side": one.side,
            "place": one.place_key,
            **texts("name", one.name),
            "country": one.country,
            "latitude": one.latitude,
            "longitude": one.longitude,
            "joined_on": iso(one.joined_on),
            "left_on": iso(one.left_on),
        }


def phases(file: PartnershipFile) -> Iterator[Row]:
    """Yield its phases."""
    for one in file.phases:
        yield {
            **_child(file, one),
            "kind": one.kind,
            "state": one.state,
            **texts("local_label", one.local_label),
            "begins": iso(one.begins),
            "ends": iso(one.ends),
            **texts("legal_basis", one.legal_basis),
            "council_item": _item_key(file, one.mandate_id),
            **proof(one),
        }


def agreements(file: PartnershipFile) -> Iterator[Row]:
    """Yield its agreements."""
    for one in file.agreements:
        yield {
            **_child(file, one),
            "kind": one.kind,
            **texts("title", one.title),
            "signed_on": iso(one.signed_on),
            "signed_at": one.signed_at,
            "valid_until": iso(one.valid_until),
            "end_is_unknown": one.end_is_unknown,
            "ended_on": iso(one.ended_on),
            "replaced_on": iso(one.replaced_on),
            "languages": " ".join(one.languages),
            "signatories": "; ".join(f"{side}: {who}" for side, who in one.signatories.items()),
            "council_item": _item_key(file, one.mandate_id),
            **proof(one),
        }


def events(file: PartnershipFile) -> Iterator[Row]:
    """Yield its events."""
    for one in file.events:
        yield {
            **_child(file, one),
            "kind": one.kind,
            "state": one.state,
            **texts("title", one.title),
            **texts("description", one.description),
            "sides": one.sides,
            "begins": iso(one.begins),
            "ends": iso(one.ends),
            **texts("place", one.place),
            "people": one.people,
            "people_is_estimate": one.people_is_estimate,
            **texts("funding", one.funding),
            "goals": " ".join(one.goals),
            **proof(one),
        }


def goals(file: PartnershipFile) -> Iterator[Row]:
    """Yield the goals it serves."""
    for one in file.goals:
        yield {
            **_child(file, one),
            "code": one.code,
            "sides": one.sides,
            **texts("what", one.what),
            "begins": iso(one.begins),
            "ends": iso(one.ends),
            **proof(one),
        }


def actors(file: PartnershipFile) -> Iterator[Row]:
    """Yield who takes part."""
    for one in file.involvements:
        yield {
            **_child(file, one),
            "side": one.side,
            **texts("unit", one.unit_name),
            "unit_kind": one.unit_kind,
            "role": one.role,
            **texts("task", one.task),
            "begins": iso(one.begins),
            "ends": iso(one.ends),
            **proof(one),
        }


def council_items(file: PartnershipFile) -> Iterator[Row]:
    """Yield the council items it rests on."""
    for one in file.council_items:
        yield {
            **_child(file, one),
            "number": one.number,
            "kind": one.kind,
            **texts("title", one.title),
            "body": one.body,
            "dated_on": iso(one.dated_on),
            "result": one.result,
            **texts("text", one.text),
            "follows": _item_key(file, one.follows_id),
            "url": one.url,
            **proof(one),
        }


def follow_ups(file: PartnershipFile) -> Iterator[Row]:
    """Yield what these council items leave to do."""
    for one in file.follow_ups:
        yield {
            **_child(file, one),
            "council_item": _item_key(file, one.council_item_id),
            **texts("task", one.task),
            "due_on": iso(one.due_on),
            "done_on": iso(one.done_on),
            **texts("outcome", one.outcome),
            **proof(one),
        }


def populations(file: PartnershipFile) -> Iterator[Row]:
    """Yield how many people live in its cities, as sources count them."""
    places = {party.place_id: party.place_key for party in file.parties}
    for one in file.populations:
        yield {
            **_child(file, one),
            "place": places.get(one.place_id, ""),
            "people": one.people,
            "counted_on": iso(one.counted_on),
            **proof(one),
        }


def timeline(file: PartnershipFile) -> Iterator[Row]:
    """Yield everything of it in the order of time."""
    for entry in chronicle.entries(file):
        fact = entry.fact
        yield {
            "partnership": file.key,
            "key": fact.key if fact else "",
            "kind": entry.kind,
            "type": getattr(fact, "kind", ""),
            "begins": iso(entry.when),
            "ends": iso(entry.until),
            "sides": entry.sides,
            **texts("title", entry.title),
            "planned": entry.planned,
            "goals": " ".join(entry.goals),
            **(proof(fact) if fact else dict.fromkeys(PROOF, "")),
        }
