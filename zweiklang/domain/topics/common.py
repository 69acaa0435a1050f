# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs that make a common topic out of two profiles or a line of the finder: drafts, filled in.

A draft lies in the own office until somebody puts it before the other city; the topic is common
only once all its cities have agreed, see `joint.actions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from zweiklang.agenda2030 import short_title
from zweiklang.domain.joint import policy
from zweiklang.domain.joint.actions import start_record
from zweiklang.domain.joint.models import JointFile, JointParty, Proposal
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import rules
from zweiklang.domain.topics.joint_kinds import SLUG
from zweiklang.domain.topics.models import Paper, TopicProfile, TopicSuggestion
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.reasons import known
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record

_PROPOSED = known(gettext_noop("Proposed as a common topic"))


def propose_from_profiles(
    actor: Actor, file: JointFile, profiles: Sequence[TopicProfile]
) -> Proposal:
    """Draft a common topic out of a profile of each city and return the proposal.

    The own profile gives the title. Raises Refused, ValidationError.
    """
    party = _party(actor, file)
    by_side = {one.side: one for one in profiles if one.file_id == file.pk}
    if party.side not in by_side or len(by_side) < 2 or len(by_side) < len(profiles):
        raise ValidationError(_("Choose one profile of your city and one of another city."))
    own = by_side[party.side]
    targets: set[str] = set()
    for other in by_side.values():
        if other is not own:
            targets.update(rules.common_targets(own.targets, other.targets))
    if not targets:
        raise ValidationError(_("The profiles share no target. Name one that both work for."))
    content = {
        "title": own.title.to_json(),
        "targets": sorted(targets),
        "value": {side: _value(one).to_json() for side, one in by_side.items()},
        "learning": {side: one.learning.to_json() for side, one in by_side.items()},
        "basis": {side: _basis(one).to_json() for side, one in by_side.items()},
    }
    return _draft(actor, file, content, "".join(sorted(by_side)))


def propose_from_suggestion(actor: Actor, file: JointFile, suggestion: TopicSuggestion) -> Proposal:
    """Draft a common topic out of an accepted line of the finder and return the proposal.

    Where the cities have profiles with the target, their words are taken; what the topic is worth
    to a city without one is left for people to say. The suggestion remembers what it was proposed
    as. Raises Refused, ValidationError.
    """
    _party(actor, file)
    if suggestion.decision != TopicSuggestion.Decision.ACCEPTED:
        raise ValidationError(_("Accept the suggestion first."))
    if suggestion.proposed_as_id is not None:
        raise ValidationError(_("This suggestion has been proposed as a common topic already."))
    lines = {line.place.pk: line for line in _lines(suggestion)}
    sides = {one.side: lines[one.place_id] for one in _present(file) if one.place_id in lines}
    if len(sides) < len(lines):
        raise ValidationError(_("The joint file is not between the cities of this suggestion."))
    profiles = _profiles_with(actor, file, suggestion.target)
    title = own_or_short_title(profiles, suggestion.target)
    content = {
        "title": title.to_json(),
        "targets": [suggestion.target],
        "value": {side: _value(profiles[side]).to_json() for side in sides if side in profiles},
        "learning": {
            side: one.learning.to_json() for side, one in profiles.items() if side in sides
        },
        "basis": {side: _proof(line).to_json() for side, line in sides.items()},
    }
    with transaction.atomic():
        proposal = _draft(actor, file, content, "".join(sorted(sides)))
        suggestion.proposed_as = proposal.record
        save_record(actor, suggestion, reason=_PROPOSED)
    return proposal


def own_or_short_title(profiles: Mapping[str, TopicProfile], code: str) -> TranslatedText:
    """Return how a city calls the topic, else the short title of the target, in all languages."""
    for one in profiles.values():
        title: TranslatedText = one.title
        return title
    return TranslatedText.of(
        **{language: short_title(code, language) for language in settings.TEXT_LANGUAGES}
    )


def _draft(actor: Actor, file: JointFile, content: dict[str, Any], sides: str) -> Proposal:
    language = get_language() or "en"
    filled = {name: value for name, value in content.items() if value}
    for name in ("value", "learning", "basis"):
        filled[name] = {side: text for side, text in filled.get(name, {}).items() if text}
    return start_record(actor, file, SLUG, filled, sides=sides, language=language, draft=True)


def _party(actor: Actor, file: JointFile) -> JointParty:
    policy.can_write(actor, file).require()
    party = policy.party_of(actor, file)
    if party is None:
        raise Refused(policy.NO_PARTY.reason)
    return party


def _present(file: JointFile) -> Iterable[JointParty]:
    return [one for one in file.parties.all() if one.left_at is None]


def _profiles_with(actor: Actor, file: JointFile, target: str) -> dict[str, TopicProfile]:
    """Return for each side its first profile with the target, the actor's own side first."""
    own = _party(actor, file).side
    rows = TopicProfile.objects.visible_to(actor).current().filter(file=file).order_by("key")
    meets = [one for one in rows if rules.common_targets(one.targets, [target])]
    found: dict[str, TopicProfile] = {}
    for one in sorted(meets, key=lambda one: (one.side != own, one.side)):
        found.setdefault(one.side, one)
    return found


def _value(profile: TopicProfile) -> TranslatedText:
    """Return what the topic is worth to a city: what it seeks, learns, or brings in."""
    found: TranslatedText = profile.seeks or profile.learning or profile.offers
    return found


def _basis(profile: TopicProfile) -> TranslatedText:
    """Return paper and passage a profile rests on, in the languages of the paper's title."""
    if profile.paper is None:
        language = profile.title.original or "en"
        return (
            TranslatedText.of(**{language: profile.passage})
            if profile.passage
            else TranslatedText()
        )
    quote = f": “{profile.passage}”" if profile.passage else ""
    texts = profile.paper.title.texts
    return TranslatedText.of(**{code: f"{title}{quote}" for code, title in texts.items()})


@dataclass(frozen=True)
class _Line:
    """What the finder has shown of one city: whether it does, seeks or offers it, and where."""

    place: Place
    paper: Paper
    quote: str


def _lines(one: TopicSuggestion) -> list[_Line]:
    """Return a suggestion city by city."""
    found = [
        _Line(one.first_place, one.first_paper, one.first_quote),
        _Line(one.second_place, one.second_paper, one.second_quote),
    ]
    if one.third_place is not None and one.third_paper is not None:
        found.append(_Line(one.third_place, one.third_paper, one.third_quote))
    return found


def _proof(line: _Line) -> TranslatedText:
    """Return the paper and the passage of a city as the finder has shown them."""
    quote = f": “{line.quote}”" if line.quote else ""
    texts = line.paper.title.texts
    return TranslatedText.of(**{code: f"{words}{quote}" for code, words in texts.items()})
