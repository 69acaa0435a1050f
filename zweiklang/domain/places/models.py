# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Municipalities and the organisational units in or beside them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.places import rules
from zweiklang.foundation import clock
from zweiklang.foundation.fields import CodesField, PartialDateField, TranslatedTextField
from zweiklang.foundation.numbers import in_figures
from zweiklang.foundation.records import Record


class Place(Record):
    """A city or municipality anywhere in the world; shared by all offices of an installation."""

    slug = "place"
    is_frame = True
    needs_source = False
    search_first = True

    name = TranslatedTextField(_("Name"))
    country = models.CharField(_("Country"), max_length=2, help_text=_("ISO code, such as GH."))
    region = models.CharField(_("Region"), max_length=120, blank=True)
    latitude = models.DecimalField(
        _("Latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("Longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    alternate_names = models.TextField(
        _("Other names"), blank=True, help_text=_("One per line; the search finds them too.")
    )
    languages = CodesField(_("Languages"), help_text=_("Codes such as en, ak."))
    ags = models.CharField(
        _("Official municipality key"), max_length=8, blank=True, help_text=_("AGS, eight digits.")
    )
    ars = models.CharField(
        _("Regional key"), max_length=12, blank=True, help_text=_("ARS, twelve digits.")
    )
    geonames_id = models.PositiveIntegerField(_("GeoNames id"), null=True, blank=True)
    wikidata_id = models.CharField(_("Wikidata id"), max_length=20, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Place")
        verbose_name_plural = _("Places")
        constraints: ClassVar = [models.UniqueConstraint(fields=["key"], name="place_key_once")]

    def __str__(self) -> str:
        return str(self.name.read(get_language() or "en"))

    def search_names(self) -> list[str]:
        """Return the other names, which the search finds too."""
        return self.alternate_names.splitlines()


class Population(Record):
    """How many people live in a place, as one source counted them."""

    slug = "population"
    scope_paths = ("place__parties__partnership",)
    release_parents = ()

    place = models.ForeignKey(
        Place, models.CASCADE, related_name="populations", verbose_name=_("Place")
    )
    people = models.PositiveIntegerField(_("People"))
    counted_on = PartialDateField(_("Counted on"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Population")
        verbose_name_plural = _("Populations")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="population_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.place}: {in_figures(self.people)}"


class Unit(Record):
    """Whoever acts for a city or beside it: department, company, club, university, funder.

    Its names and parents change over time and are records of their own.
    """

    slug = "unit"
    scope_paths = ("involvements__partnership",)
    is_frame = True
    needs_source = False
    search_first = True
    search_prefetch = ("names",)

    class Kind(models.TextChoices):
        """What sort of body it is."""

        DEPARTMENT = "department", _("Department (Amt)")
        DIVISION = "division", _("Division (Dezernat)")
        STAFF_UNIT = "staff_unit", _("Staff unit (Stabsstelle)")
        TEAM = "team", _("Team or office")
        COUNCIL = "council", _("Council or committee")
        COMPANY = "company", _("Municipal company")
        BUSINESS = "business", _("Business")
        CLUB = "club", _("Club or association")
        UNIVERSITY = "university", _("University")
        SCHOOL = "school", _("School")
        FUNDER = "funder", _("Funder")
        NETWORK = "network", _("Network")
        OTHER = "other", _("Other")

    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        verbose_name=_("Place"),
        help_text=_("The city it belongs to; empty for a body beyond one city."),
    )
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind.choices)
    predecessor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("Predecessor"),
    )
    website = models.URLField(_("Website"), max_length=500, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Organisational unit")
        verbose_name_plural = _("Organisational units")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="unit_key_once")
        ]

    def __str__(self) -> str:
        name = rules.valid_on(self._told_names(), clock.today())
        return str(name) if name else self.key

    def search_names(self) -> list[str]:
        """Return all its names, earlier ones too, with their short forms."""
        return [
            word for name in self._told_names() for word in (*name.name.texts.values(), name.short)
        ]

    def _told_names(self) -> list[UnitName]:
        """Return its released names, since this goes to any reader; all where none is yet."""
        current = [name for name in self.names.all() if name.withdrawn_on is None]
        return [name for name in current if name.released_on] or current


class UnitName(Record):
    """A name of a unit, from and until."""

    slug = "unit-name"
    scope_paths = ("unit__involvements__partnership",)
    release_parents = ("unit",)
    needs_source = False
    searched_as = "unit"

    unit = models.ForeignKey(
        Unit, models.CASCADE, related_name="names", verbose_name=_("Organisational unit")
    )
    name = TranslatedTextField(_("Name"))
    short = models.CharField(_("Short form"), max_length=40, blank=True)
    begins = PartialDateField(_("From"), null=True, blank=True)
    ends = PartialDateField(_("Until"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Name of a unit")
        verbose_name_plural = _("Names of units")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="unit_name_key_once")
        ]

    def __str__(self) -> str:
        return str(self.name.read(get_language() or "en"))

    def clean(self) -> None:
        """Check the period and that it leaves the unit's other names their time."""
        rules.check_succession(self, UnitName.objects.filter(unit_id=self.unit_id).current())


class UnitPlacement(Record):
    """Which unit stood above another, from and until."""

    slug = "unit-placement"
    scope_paths = ("unit__involvements__partnership",)
    release_parents = ("unit",)
    needs_source = False
    searched_as = "unit"

    unit = models.ForeignKey(
        Unit, models.CASCADE, related_name="placements", verbose_name=_("Organisational unit")
    )
    parent = models.ForeignKey(
        Unit, models.PROTECT, related_name="children", verbose_name=_("Stands below")
    )
    begins = PartialDateField(_("From"), null=True, blank=True)
    ends = PartialDateField(_("Until"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Place in the tree")
        verbose_name_plural = _("Places in the tree")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="unit_placement_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit} → {self.parent}"

    def clean(self) -> None:
        """Check the period, the neighbours' time and that no unit stands below itself."""
        rules.check_no_circle(self)
        rules.check_succession(self, UnitPlacement.objects.filter(unit_id=self.unit_id).current())
