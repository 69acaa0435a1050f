# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The head of a council paper: what every paper to a council says before its text."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.outputs.reports.blocks import Fact, Run
from zweiklang.outputs.reports.kinds import Telling, TextField
from zweiklang.outputs.reports.prose.teller import Teller

_HEAD = gettext_lazy("Head of the paper")

#: The fields of the head, after the form of a council paper in the sources named in the README.
HEAD: tuple[TextField, ...] = (
    TextField(
        "number",
        gettext_lazy("Number of the paper"),
        gettext_lazy("As the council office gives it, such as 12345-23."),
        group=_HEAD,
    ),
    TextField(
        "sequence",
        gettext_lazy("Bodies in their order"),
        gettext_lazy("One in each line: day, body, what it does there, separated by semicolons."),
        long=True,
        required=True,
        group=_HEAD,
    ),
    TextField(
        "public",
        gettext_lazy("Is the paper public?"),
        choices=(
            ("yes", gettext_lazy("public")),
            ("no", gettext_lazy("not public")),
        ),
        initial="yes",
        group=_HEAD,
    ),
    TextField(
        "occasion",
        gettext_lazy("Occasion"),
        gettext_lazy("Such as: question of a group with its number and day."),
        group=_HEAD,
    ),
    TextField(
        "financial",
        gettext_lazy("Financial effects"),
        gettext_lazy("Of the paper itself, such as: none."),
        initial=gettext_lazy("none"),
        required=True,
        group=_HEAD,
    ),
    TextField(
        "staff",
        gettext_lazy("Effects on staff"),
        initial=gettext_lazy("none"),
        required=True,
        group=_HEAD,
    ),
    TextField(
        "proposal",
        gettext_lazy("Proposed decision"),
        gettext_lazy("What the body is to do."),
        long=True,
        initial=gettext_lazy("The committee takes note of the report."),
        required=True,
        group=_HEAD,
    ),
)


def head(teller: Teller) -> tuple[Fact, ...]:
    """Return the head of a paper: subject, number, bodies, public or not, effects, proposal."""
    telling = teller.telling
    facts = [Fact(_("Subject"), (Run(telling.title),))]
    for name, label in (("number", _("Number")), ("occasion", _("Occasion"))):
        if words := telling.word(name):
            facts.append(Fact(label, (Run(_one_line(words)),)))
    facts += [Fact(_bodies_label(number), (Run(line),)) for number, line in bodies(telling)]
    public = telling.word("public") != "no"
    facts.append(Fact(_("Treatment"), (Run(_("public") if public else _("not public")),)))
    for name, label in (
        ("financial", _("Financial effects")),
        ("staff", _("Effects on staff")),
        ("proposal", _("Proposed decision")),
    ):
        words = telling.word(name) or _("not stated")
        facts.append(Fact(label, (Run(_one_line(words)),)))
    return tuple(facts)


def is_public(telling: Telling) -> bool:
    """Return whether everybody will read the paper."""
    return telling.word("public") != "no"


def bodies(telling: Telling) -> list[tuple[int, str]]:
    """Return the bodies in their order: “26.10.2023, APOD, zur Kenntnis”."""
    lines = [line.strip() for line in telling.word("sequence").splitlines() if line.strip()]
    parts = [", ".join(part.strip() for part in line.split(";") if part.strip()) for line in lines]
    return list(enumerate(parts))


def _bodies_label(number: int) -> str:
    return _("Bodies") if number == 0 else _("then")


def _one_line(words: str) -> str:
    return " ".join(words.split())
