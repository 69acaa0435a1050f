# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the app with Django."""

from django.apps import AppConfig
from django.forms import Field, FileField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy


class UiConfig(AppConfig):
    """Layout, form renderer, components, icons; knows no domain model."""

    name = "zweiklang.doors.ui"
    label = "ui"

    def ready(self) -> None:
        """Let every form say of an empty input what to do."""
        Field.default_error_messages["required"] = _("Please fill this in.")
        FileField.default_error_messages["empty"] = _("The file is empty. Choose another one.")
        FileField.default_error_messages["max_length"] = ngettext_lazy(
            "The name of the file is %(length)d characters long, and %(max)d is the most. "
            "Shorten it.",
            "The name of the file is %(length)d characters long, and %(max)d are the most. "
            "Shorten it.",
            "max",
        )
