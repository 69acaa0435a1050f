# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of new records that begin together with others: a unit with its name, an item as basis."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import Basis
from zweiklang.domain.places.models import Unit, UnitName, UnitPlacement
from zweiklang.doors.workspace.forms.keys import free_key, key_from
from zweiklang.doors.workspace.forms.record_form import RecordForm
from zweiklang.doors.workspace.forms.references import reference_field
from zweiklang.doors.workspace.forms.scene import Scene
from zweiklang.foundation.records import Record

_NAMED = ("name", "short", "begins")
_PLACED = ("parent", "begins")


def form_class(scene: Scene, record: Any) -> type[RecordForm]:
    """Return the form that asks for a record and for what begins together with it."""
    if record._state.adding and isinstance(record, Unit):
        return UnitForm
    if record._state.adding and isinstance(record, CouncilItem) and scene.partnership is not None:
        return CouncilItemForm
    return RecordForm


class UnitForm(RecordForm):
    """Asks for a new unit with its name and the unit above it, since when both are so."""

    def __init__(self, scene: Scene, record: Any, **kwargs: Any) -> None:
        if record.place_id is None:
            record.place = scene.office.place
        super().__init__(scene, record, **kwargs)
        name, short, begins = (_field(UnitName, one) for one in ("name", "short", "begins"))
        above = _field(UnitPlacement, "parent").verbose_name
        self.fields["name"] = name.formfield()
        self.fields["short"] = short.formfield()
        self.fields["parent"] = reference_field(scene, Unit, record, label=above, required=False)
        self.fields["begins"] = begins.formfield(
            help_text=_("Since when it is called so and stands there: day, month or only the year")
        )
        self.order_fields(["name", "short", "kind", "place", "parent", "begins"])

    def new_key(self) -> str:
        """Return a short name made of city and name; a city's units have the city before them."""
        name = self.cleaned_data.get("name")
        return free_key(self.record, " ".join(str(name or "").split()[:6]))

    def check_others(self) -> None:
        """Check name and place in the tree together with the unit."""
        for other in self.companions():
            asked = _NAMED if isinstance(other, UnitName) else _PLACED
            names = {field.name for field in other._meta.concrete_fields}
            try:
                other.full_clean(exclude=names - set(asked) | set(self.errors))
            except ValidationError as error:
                self.take(error)

    def companions(self) -> list[Record]:
        """Return the unit's name and, below another, its place in the tree."""
        unit: Any = self.record
        data = self.cleaned_data
        same = {
            "office_id": unit.office_id,
            "unit": unit,
            "source": unit.source,
            "known_since": unit.known_since,
            "begins": data.get("begins"),
        }
        since = data["begins"].iso if data.get("begins") else ""
        found: list[Record] = []
        if data.get("name"):
            name = UnitName(name=data["name"], short=data.get("short", ""), **same)
            name.key = key_from(unit.key, "name", since)
            found.append(name)
        if data.get("parent"):
            placement = UnitPlacement(parent=data["parent"], **same)
            placement.key = key_from(unit.key, "below", since)
            found.append(placement)
        return found


def _field(model: type[Record], name: str) -> Any:
    return model._meta.get_field(name)


class CouncilItemForm(RecordForm):
    """Asks for a new council item that becomes a basis of the partnership at once."""

    def companions(self) -> list[Record]:
        """Return the basis that ties the item to the partnership."""
        item: Any = self.record
        basis = Basis(
            office_id=item.office_id,
            partnership=self.scene.partnership,
            council_item=item,
            known_since=item.known_since,
        )
        basis.key = free_key(basis, item.key)
        return [basis]
