# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asks for an amount as people write it; the form turns it into the currency's smallest unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.foundation import money


class MoneyField(forms.CharField):
    """Asks for an amount; its currency stands in another field of the form, `currency`."""

    def __init__(self, *, currency: str = "", **kwargs: Any) -> None:
        self.currency = currency
        super().__init__(max_length=30, widget=forms.TextInput({"inputmode": "decimal"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Return a stored amount as it is written in the reader's language."""
        if not isinstance(value, int) or not self.currency:
            return value
        return money.plain(value, self.currency, get_language() or "en")

    def in_minor(self, form: forms.Form, data: Mapping[str, Any]) -> int | None:
        """Return the amount in the smallest unit; adds an error to the form if it is none."""
        text = str(data.get("minor") or "")
        currency = str(data.get("currency") or "").strip().upper()
        if not text:
            return None
        try:
            # What is no currency is refused at its own input.
            return money.to_minor(text, currency if money.is_currency(currency) else "EUR")
        except ValueError:
            said = _("“%(text)s” is no amount in %(currency)s. Write it as 8.000 or 3,500.50.")
            form.add_error("minor", said % {"text": text, "currency": currency})
            return None
