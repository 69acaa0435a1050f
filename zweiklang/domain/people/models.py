# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts, offices with their public page, memberships and contact persons."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.places.models import Place, Unit
from zweiklang.domain.places.rules import check_succession
from zweiklang.foundation import clock
from zweiklang.foundation.fields import CodesField, PartialDateField, TranslatedTextField
from zweiklang.foundation.records import Record, key_validator


class User(AbstractUser):
    """An account; which offices it may act for is said by its memberships."""

    email = models.EmailField(_("E-mail address"), unique=True)
    language = models.CharField(_("Language"), max_length=8, blank=True)

    class Meta(AbstractUser.Meta):
        pass

    @property
    def label(self) -> str:
        """Return how the history names the account."""
        return self.get_full_name() or self.email


class Office(models.Model):
    """The office of a city that keeps records here; every record belongs to one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(
        _("Short name"),
        max_length=60,
        unique=True,
        validators=[key_validator],
        help_text=_("Used in addresses, such as dortmund."),
    )
    place = models.ForeignKey(Place, models.PROTECT, related_name="offices", verbose_name=_("City"))
    name = TranslatedTextField(_("Name of the office"))
    language = models.CharField(_("Language"), max_length=8, blank=True)
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Office")
        verbose_name_plural = _("Offices")

    def __str__(self) -> str:
        return str(self.name.read(get_language() or "en"))


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Questions to memberships."""

    def in_force(self) -> Self:
        """Return those that have not ended."""
        return self.filter(models.Q(until=None) | models.Q(until__gte=clock.today()))


class Membership(models.Model):
    """What an account may do in an office.

    `scope`: ids of the partnerships it is limited to, None for the whole office. `until`: its last
    day, None while it has no end. `support_reason`: why the office let somebody of the server's
    operation in, "" for its own people.
    """

    class Role(models.TextChoices):
        """The roles and what they may do; see `foundation.actors`."""

        ADMINISTRATOR = "administrator", _("Administrator")
        COORDINATOR = "coordinator", _("Coordinator")
        CONTRIBUTOR = "contributor", _("Contributor")
        DECIDER = "decider", _("Decider")
        READER = "reader", _("Reader")

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    office = models.ForeignKey(Office, models.CASCADE, related_name="memberships")
    role = models.CharField(_("Role"), max_length=20, choices=Role.choices)
    also_decides = models.BooleanField(
        _("Also decides for the office"),
        default=False,
        help_text=_("May give the consent of the city to joint texts. Deciders always may."),
    )
    scope = models.JSONField(_("Limited to"), null=True, blank=True, editable=False)
    until = models.DateField(_("Until"), null=True, blank=True)
    support_reason = models.CharField(_("Why"), max_length=500, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "office"], name="one_role_per_office")
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.office} · {self.get_role_display()}"

    @property
    def decides(self) -> bool:
        """Return whether the member may give the office's consent to joint texts."""
        return self.also_decides or self.role == self.Role.DECIDER

    @property
    def subjects(self) -> frozenset[uuid.UUID] | None:
        """Return the ids of the partnerships it is limited to, None for the whole office."""
        return None if self.scope is None else frozenset(uuid.UUID(one) for one in self.scope)


class Invitation(models.Model):
    """An invitation to act for an office, or for a city that is asked to take part; used once.

    Without `place` it leads into the inviting office, with it to the office of that city, which is
    founded with it if there is none. `subject`: what of a higher app it is about, the joint file.
    Only the hash of its code is kept. `asks`: the office of the invited city whose administrator
    is asked to let the applicant in.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="invitations")
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    subject = models.UUIDField(null=True)
    role = models.CharField(_("Role"), max_length=20, choices=Membership.Role.choices)
    also_decides = models.BooleanField(default=False)
    scope = models.JSONField(null=True)
    email = models.EmailField(_("E-mail address"), blank=True)
    full_name = models.CharField(_("Name"), max_length=150, blank=True)
    language = models.CharField(_("Language"), max_length=8)
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    actor_name = models.CharField(max_length=200)
    asks = models.ForeignKey(Office, models.CASCADE, null=True, related_name="requests")
    applicant = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "made_at"], name="invitations_of_office")
        ]

    def __str__(self) -> str:
        return f"{self.office} → {self.place or self.email}"


class OfficePage(Record):
    """What the office says of itself to the public: one per office."""

    slug = "office-page"
    needs_source = False

    headline = TranslatedTextField(
        _("Headline"), blank=True, help_text=_("One sentence, at most eight words.")
    )
    introduction = TranslatedTextField(_("Introduction"), long=True, blank=True)
    mandate = TranslatedTextField(_("Mandate"), long=True, blank=True)
    works_with = TranslatedTextField(_("Whom we work with"), long=True, blank=True)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Organisational unit"),
    )
    address = models.TextField(_("Address"), blank=True)
    email = models.EmailField(_("E-mail address"), blank=True)
    phone = models.CharField(_("Phone"), max_length=60, blank=True)
    opening_hours = TranslatedTextField(_("Opening hours"), blank=True)
    iati_identifier = models.CharField(
        _("Organisation identifier"),
        max_length=80,
        blank=True,
        validators=[
            RegexValidator(
                r"^[^\s/&|?]+$", _("An identifier has no spaces and none of the signs / & | ?.")
            )
        ],
        help_text=_("Names the city in IATI files, such as DE-CR-…. Never make one up."),
    )
    imprint = TranslatedTextField(_("Imprint"), long=True, blank=True)
    privacy = TranslatedTextField(_("Privacy notice"), long=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Page of the office")
        verbose_name_plural = _("Pages of offices")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office"], name="one_page_per_office")
        ]

    def __str__(self) -> str:
        return str(self.headline.read(get_language() or "en")) or self.key


class Contact(Record):
    """A contact person in a function, from and until. Never public; erasable."""

    slug = "contact"
    scope_paths = ("unit__involvements__partnership",)
    may_be_public = False
    needs_source = False
    personal_fields = ("name", "email", "phone", "handover_note")
    telling_fields = ("name", "email", "phone")

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="contacts", verbose_name=_("Organisational unit")
    )
    function = TranslatedTextField(_("Function"))
    name = models.CharField(_("Name"), max_length=200, blank=True)
    email = models.EmailField(_("E-mail address"), blank=True)
    phone = models.CharField(_("Phone"), max_length=60, blank=True)
    languages = CodesField(_("Languages"), help_text=_("Codes such as de, en."))
    begins = PartialDateField(_("From"), null=True, blank=True)
    ends = PartialDateField(_("Until"), null=True, blank=True)
    deputy = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Deputy")
    )
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Successor"),
    )
    handover_note = models.TextField(
        _("Handover note"), blank=True, help_text=_("What the successor must know.")
    )

    class Meta(Record.Meta):
        verbose_name = _("Contact person")
        verbose_name_plural = _("Contact persons")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="contact_key_once")
        ]

    def __str__(self) -> str:
        return self.name or str(self.function.read(get_language() or "en"))

    def clean(self) -> None:
        """Check the period."""
        check_succession(self, [])
