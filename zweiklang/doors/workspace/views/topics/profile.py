# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one city works on, seeks and offers, with proof; officers say what is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from zweiklang.agenda2030 import CodeError, parse_code, short_title
from zweiklang.agenda2030 import targets as all_targets
from zweiklang.agenda2030.reader.profiles import POSITION
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import actions, queries
from zweiklang.domain.topics.models import Passage, Stance, Verdict
from zweiklang.domain.topics.records import PaperRecord, PassageRecord, ProfileRecord, TopicRecord
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.numbers import number_word
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import topics as tables
from zweiklang.doors.workspace.views.topics import places
from zweiklang.doors.workspace.views.topics.shown import ShownPassage, shown
from zweiklang.drawing.sides import Tone
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES
from zweiklang.foundation.lists import with_commas
from zweiklang.outputs.drawings import goals as drawn

#: Topics shown with their best passage, in each part; and passages on the page of one target.
DOING, SOUGHT, OF_TARGET = 8, 5, 20
#: A goal is drawn as served from this strength on: one sure offer is enough, a mention is not.
SERVED = 0.45
VERDICTS = 20
#: So many topics show even if none is sure.
FEW = 3


@dataclass(frozen=True)
class Failed:
    """A verdict that could not be kept: on which passage, why, and what was typed."""

    passage: int
    errors: tuple[str, ...]
    targets: str
    stance: str


@dataclass(frozen=True)
class ShownTopic:
    """A target with the passage that proves it best."""

    topic: TopicRecord
    passage: ShownPassage | None
    url: str


@in_office
def profile(request: WorkspaceRequest, office: Office, place: str) -> HttpResponse:
    """Show a city's profile, or all passages for one target; a post says what is right."""
    city = places.place_or_404(place)
    if request.method == "POST":
        return _judge(request, office, city)
    if answer := asked_list(request, _lists(request, city), office.key, city.key, "profile"):
        return answer
    return _page(request, office, city)


def _lists(request: WorkspaceRequest, city: Place) -> dict[str, Listing]:
    """Return the lists of a profile: topics, what officers have said; or passages for a target.

    Of a target all passages, also the weaker ones that the page does not show.
    """
    if code := request.GET.get("target", ""):
        name = f"{city} {_known(code)}"
        return {"": Listing(name, tables.PASSAGES, lambda: _passages(request, city, code))}
    return {
        "": Listing(
            str(city), tables.PROFILE,
            lambda: tables.profile_rows(queries.city_profile(city.pk, request.actor)),
        ),
        "verdicts": Listing(
            _("What officers have said"), tables.VERDICTS,
            lambda: queries.verdicts_of(city.pk, request.actor),
        ),
    }  # fmt: skip


def _page(
    request: WorkspaceRequest, office: Office, city: Place, failed: Failed | None = None
) -> HttpResponse:
    code = request.GET.get("target", "")
    context: dict[str, Any] = {
        "city": city,
        "tone": "A" if city.pk == office.place_id else "B",
        "failed": failed,
        "stances": Stance.choices,
        "targets": _target_options() if _may_judge(request, office) else [],
        "crumbs": places.crumbs(office, Link("", str(city))),
    }
    if code:
        context |= _of_target(request, office, city, code)
    else:
        context |= _of_city(request, office, city)
    template = "topics/target.html" if code else "topics/profile.html"
    status = 422 if failed else 200
    return show(request, template, context, office=office, section="topics", status=status)


def _may_judge(request: WorkspaceRequest, office: Office) -> bool:
    return request.actor.holds(office.pk, WRITING_ROLES)


def _target_options() -> list[tuple[str, str]]:
    language = get_language() or "en"
    return [(target.code, short_title(target.code, language)) for target in all_targets()]


def _of_city(request: WorkspaceRequest, office: Office, city: Place) -> dict[str, Any]:
    found = queries.city_profile(city.pk, request.actor)
    papers = queries.papers_of(city.pk, request.actor)
    parts = {
        "doing": _strongest(found.doing), "need": found.need[:SOUGHT],
        "offer": found.offer[:SOUGHT], "named": found.named[:DOING],
    }  # fmt: skip
    best = [topic.passages[0] for part in parts.values() for topic in part if topic.passages]
    passages = {(one.record.id, one.record.code): one for one in shown(best, context=False)}
    base = places.city_url("profile", office, city)

    def topics(part: tuple[TopicRecord, ...]) -> list[ShownTopic]:
        return [
            ShownTopic(
                topic,
                passages.get((topic.passages[0].id, topic.code)) if topic.passages else None,
                f"{base}?target={topic.code}",
            )
            for topic in part
        ]

    goals = {goal for goal, strength in found.goals.items() if strength >= SERVED}
    goals |= {int(topic.code) for topic in found.named}
    strengths = [(topic.code, topic.strength) for topic in parts["doing"]]
    return {
        "profile": found,
        "headline": _headline(city, len(goals)),
        "wheel": drawn.city_wheel(goals, Tone.A if city.pk == office.place_id else Tone.B),
        "goals": [str(goal) for goal in sorted(goals)],
        "bars": drawn.bars(strengths),
        "bars_narrow": drawn.bars(strengths, narrow=True),
        **{name: topics(part) for name, part in parts.items()},
        "missing": _missing(city, found, papers, goals),
        "verdicts": queries.verdicts_of(city.pk, request.actor)[:VERDICTS],
    }


def _strongest(topics: tuple[TopicRecord, ...]) -> tuple[TopicRecord, ...]:
    """Return the topics that are sure enough; a few at least, so that officers see some."""
    sure = [topic for topic in topics if topic.strength >= SERVED]
    return topics[: min(DOING, max(FEW, len(sure)))]


def _headline(city: Place, count: int) -> str:
    if not count:
        return _("What does %(city)s work on?") % {"city": city}
    text = ngettext(
        "%(city)s works on one of 17 goals.", "%(city)s works on %(number)s of 17 goals.", count
    )
    return text % {"city": city, "number": number_word(count)}


def _missing(
    city: Place, found: ProfileRecord, papers: list[PaperRecord], goals: set[int]
) -> list[str]:
    """Return what would make the profile better, as sentences."""
    said = []
    names = {"city": city}
    if not papers:
        return [_("From %(city)s there is no paper yet.") % names]
    if len(papers) == 1:
        said.append(_("From %(city)s there is only one paper. One voice is not the city.") % names)
    failed = sum(paper.state == "failed" for paper in papers)
    if failed:
        text = ngettext(
            "One paper could not be read; the list of papers says why.",
            "%(count)s papers could not be read; the list of papers says why.",
            failed,
        )
        said.append(text % {"count": failed})
    if not any(paper.kind in ("strategy", "plan") for paper in papers):
        said.append(_("There is no strategy and no development plan among the papers."))
    if not found.need:
        said.append(_("No passage says what %(city)s seeks.") % names)
    if not found.offer:
        said.append(_("No passage says what %(city)s offers to others.") % names)
    silent = [str(goal) for goal in range(1, 18) if goal not in goals]
    if silent and len(silent) < 17:
        said.append(
            _("The papers say nothing sure about these goals: %(goals)s.")
            % {"goals": with_commas(silent)}
        )
    return said


def _passages(request: WorkspaceRequest, city: Place, code: str) -> list[PassageRecord]:
    """Return the passages of a city that count for a target, the strongest first."""
    return [one for one, _weight in queries.passages_about(city.pk, code, request.actor)]


def _known(code: str) -> str:
    """Return the code of a goal or target. Raises Http404 for another one."""
    if code not in POSITION and not (code.isdecimal() and 1 <= int(code) <= 17):
        raise Http404(code)
    return code


def _of_target(request: WorkspaceRequest, office: Office, city: Place, code: str) -> dict[str, Any]:
    found = _passages(request, city, _known(code))
    passages = shown(found[:OF_TARGET])
    text = ngettext(
        "One passage of %(city)s speaks for it.",
        "%(number)s passages of %(city)s speak for it.",
        len(found),
    )
    none = _("No passage of %(city)s speaks for it.")
    names = {"city": city, "number": number_word(len(found))}
    return {
        "code": code,
        "headline": (text if found else none) % names,
        "passages": passages,
        "more": len(found) - len(passages),
        "profile_url": places.city_url("profile", office, city),
    }


# -- Verdicts ------------------------------------------------------------------------------------
def _judge(request: WorkspaceRequest, office: Office, city: Place) -> HttpResponse:
    if not _may_judge(request, office):
        READER_ONLY.require()
    number = request.POST.get("passage", "")
    pk = int(number) if number.isdecimal() and len(number) < 16 else 0
    seen = queries.passages_by_id([pk], request.actor).get(pk)
    if seen is None:
        messages.warning(request, _("The paper was read again meanwhile. Please look anew."))
        return HttpResponseRedirect(request.get_full_path())
    typed = request.POST.get("targets", "")
    stance = request.POST.get("stance", "")
    decision = request.POST.get("decision", "")
    corrects = decision == Verdict.Decision.CORRECTED
    try:
        codes = _codes(typed) if corrects else []
        shown_for = request.POST.get("code", "")
        if decision == Verdict.Decision.CONFIRMED and shown_for in POSITION:
            codes = [shown_for]
        passage = Passage.objects.select_related("reading__paper__office").get(pk=pk)
        actions.give_verdict(
            request.actor,
            passage,
            decision,
            targets=codes,
            stance=stance if corrects else "",
            reason=request.POST.get("reason", "").strip()[:300],
        )
    except ValidationError as error:
        failed = Failed(pk, tuple(error.messages), typed, stance)
        return _page(request, office, city, failed)
    messages.success(request, _kept_message(decision, seen))
    return HttpResponseRedirect(request.get_full_path())


def _codes(typed: str) -> list[str]:
    """Return the targets typed: "6.3", or "6.3 Water quality" as chosen from the list."""
    first = typed.strip().partition(" ")[0]
    if not first:
        return []
    try:
        return [parse_code(first)]
    except CodeError as error:
        raise ValidationError(
            {"targets": _("There is no target %(code)s. Write one such as 6.3.") % {"code": first}}
        ) from error


def _kept_message(decision: str, passage: PassageRecord) -> str:
    if decision == Verdict.Decision.HIDDEN:
        return _("The passage counts no more and shows nowhere. You can take that back below.")
    if decision == Verdict.Decision.CORRECTED:
        return _("Corrected. It holds from now on, also when the paper is read again.")
    return _("Confirmed. It holds from now on, also when the paper is read again.")
