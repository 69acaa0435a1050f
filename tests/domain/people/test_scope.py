# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A member limited to some partnerships sees and writes what belongs to them, of every kind."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from tests.factories import SYSTEM, actor_for, add_member, add_partnership, add_place, day
from tests.worlds import kept
from zweiklang.domain.coordination.models import Deadline
from zweiklang.domain.coordination.queries import EVERYTHING, warnings_for
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import Basis, Involvement, Partnership, Party
from zweiklang.domain.people.memberships import Terms, change_member
from zweiklang.domain.people.models import Membership, Office, OfficePage
from zweiklang.domain.places.models import Place, Unit
from zweiklang.foundation import clock, policy
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.fields import CodesField, PartialDateField, TranslatedTextField
from zweiklang.foundation.records import Record, record_types
from zweiklang.foundation.search import search
from zweiklang.foundation.search.index import index_record, reindex
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import restore_revision, save_record, withdraw_record


@dataclass
class Surroundings:
    """A partnership with all that a record of it can point to."""

    office: Office
    partnership: Partnership
    known: dict[type[models.Model], Any]

    def make(self, model: type[models.Model]) -> Any:
        """Return a stored record of a kind in these surroundings, its fields filled in."""
        if model in self.known:
            return self.known[model]
        one = model(**{field.name: self._value(field) for field in _to_fill(model)})
        if isinstance(one, Record):
            one.office, one.key = self.office, f"{model.slug}-{uuid.uuid4().hex[:12]}"
            one.revision, one.changed_at = 1, clock.now()
        one.save(force_insert=True)
        return one

    def _value(self, field: models.Field[Any, Any]) -> Any:
        if field.is_relation:
            return self.make(field.related_model)  # type: ignore[arg-type]
        if field.choices:
            return field.flatchoices[0][0]
        if type(field) in (models.CharField, models.TextField):
            return f"x{uuid.uuid4().hex}"[: field.max_length or 40]
        value = _PLAIN[type(field)]
        return value() if callable(value) else value


_PLAIN: dict[type[Any], Any] = {
    models.DateField: dt.date(2020, 1, 1),
    models.DateTimeField: dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
    models.PositiveIntegerField: 1,
    models.PositiveSmallIntegerField: 1,
    models.PositiveBigIntegerField: 1,
    models.IntegerField: 1,
    models.DecimalField: 1,
    models.BooleanField: False,
    models.JSONField: {},
    models.UUIDField: uuid.uuid4,
    models.URLField: "https://city.example/x",
    models.EmailField: "x@city.example",
    PartialDateField: day("2020"),
    TranslatedTextField: TranslatedText.of(de="Einhorn"),
    CodesField: list,
}


def _to_fill(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """Return the fields that must be filled in, and those that lead to the partnership."""
    own = {"office", "key", "revision"}
    leading = {path.partition("__")[0] for path in getattr(model, "scope_paths", ())}
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in own
        and not field.primary_key
        and (
            field.name in leading
            or isinstance(field, TranslatedTextField)
            or not (field.null or field.has_default())
        )
    ]


def surround(office: Office, other: Place) -> Surroundings:
    """Return a partnership of the office, unreleased, with place, unit, council item and file."""
    file = JointFile.objects.create(opened_at=clock.now())
    partnership = add_partnership(office, other, released=False, joint_file=file)
    known: dict[type[models.Model], Any] = {
        Partnership: partnership,
        JointFile: file,
        Place: other,
        Office: office,
    }
    here = Surroundings(office, partnership, known)
    known[Party] = partnership.parties.get(place=other)
    known[OfficePage] = OfficePage.objects.filter(office=office).first() or here.make(OfficePage)
    known[Unit] = here.make(Unit)
    known[CouncilItem] = here.make(CouncilItem)
    here.make(Involvement)
    basis = here.make(Basis)
    Basis.objects.filter(pk=basis.pk).update(council_item=known[CouncilItem])
    return here


@pytest.fixture
@kept
def here(dortmund: Office) -> Surroundings:
    return surround(dortmund, add_place("accra", "GH"))


@pytest.fixture
@kept
def elsewhere(dortmund: Office) -> Surroundings:
    return surround(dortmund, add_place("dura", "PS"))


@pytest.fixture
@kept
def edg(dortmund: Office, here: Surroundings) -> Actor:
    """A company that contributes to one partnership."""
    return actor_for(add_member(dortmund, "edg", "contributor", only=(here.partnership,)))


KINDS = sorted(record_types())


@pytest.mark.parametrize("slug", KINDS)
def test_of_every_kind_only_what_belongs_to_the_partnership_is_seen_and_written(
    slug: str, here: Surroundings, elsewhere: Surroundings, edg: Actor
) -> None:
    model = record_types()[slug]
    near, far = here.make(model), elsewhere.make(model)
    if near.office_id is None:
        # Places belong to nobody: everybody sees them, and who works for one partnership adds none.
        assert not policy.can_write(edg, near)
        return
    seen = set(model._default_manager.visible_to(edg).values_list("pk", flat=True))
    assert far.pk not in seen
    assert not policy.can_see(edg, far)
    assert not policy.can_write(edg, far)
    with pytest.raises(Refused, match="some partnerships only"):
        withdraw_record(edg, far, reason="guessed")
    assert (near.pk in seen) is bool(model.scope_paths)
    assert bool(policy.can_see(edg, near)) is bool(model.scope_paths)
    assert bool(policy.can_write(edg, near)) is bool(model.scope_paths)


@pytest.mark.parametrize("slug", KINDS)
def test_the_search_finds_of_every_kind_only_what_belongs_to_the_partnership(
    slug: str, here: Surroundings, elsewhere: Surroundings, edg: Actor
) -> None:
    model = record_types()[slug]
    near, far = here.make(model), elsewhere.make(model)
    for record in (near, far):
        index_record(record)
    # Everything made here says "Einhorn", "x" or the city's name.
    found = {
        hit.record_id
        for words in ("Einhorn", "x", "accra", "dura")
        for hit in search(edg, words, kinds=[slug], limit=100).hits
    }
    if near.office_id is not None:
        assert far.pk not in found
    if not model.scope_paths and near.office_id is not None:
        assert near.pk not in found


def test_the_search_finds_what_belongs_to_the_partnership(
    here: Surroundings, elsewhere: Surroundings, edg: Actor
) -> None:
    near, far = here.make(Deadline), elsewhere.make(Deadline)
    reindex()
    found = {hit.record_id for hit in search(edg, "Einhorn", limit=100).hits}
    assert near.pk in found
    assert far.pk not in found
    assert here.known[CouncilItem].pk in found
    assert elsewhere.known[CouncilItem].pk not in found


def test_nothing_is_carried_over_from_another_partnership_or_into_one(
    here: Surroundings, elsewhere: Surroundings, edg: Actor
) -> None:
    far = elsewhere.make(Deadline)
    far.partnership = here.partnership
    with pytest.raises(Refused):
        save_record(edg, far)
    near = here.make(Deadline)
    save_record(SYSTEM, near, reason="first")
    near.partnership = elsewhere.partnership
    with pytest.raises(Refused):
        save_record(edg, near)
    assert Deadline.objects.get(pk=far.pk).partnership_id == elsewhere.partnership.pk
    assert Deadline.objects.get(pk=near.pk).partnership_id == here.partnership.pk


def test_an_earlier_revision_does_not_lead_into_another_partnership(
    here: Surroundings, elsewhere: Surroundings, edg: Actor
) -> None:
    deadline = Deadline(
        office=here.office, key="moved", partnership=elsewhere.partnership,
        task=TranslatedText.of(de="Umgezogen"), due_on=day("2030"),
    )  # fmt: skip
    save_record(SYSTEM, deadline)
    deadline.partnership = here.partnership
    save_record(SYSTEM, deadline)
    with pytest.raises(Refused):
        restore_revision(edg, deadline, 1)
    assert Deadline.objects.get(pk=deadline.pk).partnership_id == here.partnership.pk


def test_new_records_belong_to_the_partnership_or_are_refused(
    here: Surroundings, elsewhere: Surroundings, edg: Actor
) -> None:
    for partnership, allowed in ((here, True), (elsewhere, False), (None, False)):
        deadline = Deadline(
            office=here.office, key=f"new-{uuid.uuid4().hex[:8]}",
            partnership=partnership.partnership if partnership else None,
            task=TranslatedText.of(de="Neu"), due_on=day("2030"),
        )  # fmt: skip
        assert bool(policy.can_write(edg, deadline)) is allowed
        if allowed:
            save_record(edg, deadline)
    with pytest.raises(Refused):
        save_record(edg, Partnership(office=here.office, key="third"))
    with pytest.raises(Refused):
        save_record(edg, Unit(office=here.office, key="new-unit", kind="team"))


def test_warnings_tell_of_the_own_partnerships_only(
    here: Surroundings, elsewhere: Surroundings, edg: Actor
) -> None:
    for one in (here, elsewhere):
        deadline = Deadline(
            office=one.office, key=f"due-{one.partnership.key}", partnership=one.partnership,
            task=TranslatedText.of(de="Bericht"), due_on=day("2020-01-01"),
        )  # fmt: skip
        save_record(SYSTEM, deadline)
    told = warnings_for([here.office.pk], dt.date(2030, 1, 1), scopes=edg.scopes)
    assert {one.partnership_id for one in told} == {here.partnership.pk}
    everything = warnings_for([here.office.pk], dt.date(2030, 1, 1), scopes=EVERYTHING)
    assert {one.partnership_id for one in everything} > {here.partnership.pk}


def test_a_withdrawn_link_no_longer_leads_to_a_record(here: Surroundings, edg: Actor) -> None:
    unit = here.known[Unit]
    assert unit in Unit.objects.visible_to(edg)
    Involvement.objects.filter(unit=unit).update(withdrawn_on=dt.date(2024, 1, 1))
    assert unit not in Unit.objects.visible_to(edg)
    assert not policy.can_see(edg, unit)


def test_limits_name_partnerships_of_the_office_and_never_bind_administrators(
    dortmund: Office, here: Surroundings, kumasi: Office
) -> None:
    foreign = add_partnership(kumasi, add_place("leeds", "GB"))
    member = add_member(dortmund, "mara", "reader")
    membership = Membership.objects.get(user=member)
    for terms in (
        Terms.of("reader", scope=[foreign.pk]),
        Terms.of("reader", scope=[]),
        Terms.of("administrator", scope=[here.partnership.pk]),
    ):
        with pytest.raises(ValidationError) as caught:
            change_member(SYSTEM, dortmund, membership.pk, terms)
        assert set(caught.value.message_dict) == {"scope"}
    change_member(SYSTEM, dortmund, membership.pk, Terms.of("reader", scope=[here.partnership.pk]))
    assert actor_for(member).scopes == {dortmund.pk: frozenset({here.partnership.pk})}
