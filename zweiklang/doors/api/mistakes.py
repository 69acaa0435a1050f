# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says what is wrong with a value that was sent, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy, ngettext

#: By the names that pydantic gives to its faults; `%(…)s` is what it says about the limits.
_SENTENCES = {
    "missing": gettext_lazy("This value is missing."),
    "extra_forbidden": gettext_lazy("There is no such value here."),
    "string_type": gettext_lazy("Give a text."),
    "string_pattern_mismatch": gettext_lazy("This text does not have the form asked for."),
    "greater_than": gettext_lazy("Give more than %(gt)s."),
    "greater_than_equal": gettext_lazy("Give at least %(ge)s."),
    "less_than": gettext_lazy("Give less than %(lt)s."),
    "less_than_equal": gettext_lazy("Give at most %(le)s."),
    "literal_error": gettext_lazy("Give one of these: %(expected)s."),
    "enum": gettext_lazy("Give one of these: %(expected)s."),
    "list_type": gettext_lazy("Give a list."),
    "json_invalid": gettext_lazy("The body is no valid JSON."),
}
_NUMBER = gettext_lazy("Give a whole number.")
_DAY = gettext_lazy("Give a day such as 2020-10-07.")
_GROUPS = {
    "int_": _NUMBER,
    "float_": gettext_lazy("Give a number."),
    "decimal_": gettext_lazy("Give a number."),
    "bool_": gettext_lazy("Give true or false."),
    "date_": _DAY,
    "datetime_": gettext_lazy("Give a time such as 2020-10-07T12:00:00Z."),
    "uuid_": gettext_lazy("Give an id such as those in our answers."),
    "dict_": gettext_lazy("Give an object."),
    "model_": gettext_lazy("Give an object."),
}


def sentence_of(mistake: dict[str, Any]) -> str:
    """Return what is wrong; faults of which we know no words keep those of the library."""
    kind, limits = str(mistake.get("type", "")), mistake.get("ctx") or {}
    if kind == "string_too_long":
        return _length(
            ngettext(
                "Give at most %(count)s character.", "Give at most %(count)s characters.",
                limits["max_length"],
            ),
            limits["max_length"],
        )  # fmt: skip
    if kind == "string_too_short":
        return _length(
            ngettext(
                "Give at least %(count)s character.", "Give at least %(count)s characters.",
                limits["min_length"],
            ),
            limits["min_length"],
        )  # fmt: skip
    if said := _SENTENCES.get(kind):
        named = {**limits, "expected": _expected(str(limits.get("expected", "")))}
        return str(said) % named
    group = next((words for begin, words in _GROUPS.items() if kind.startswith(begin)), None)
    return str(group or mistake["msg"])


def _length(said: str, count: int) -> str:
    return said % {"count": count}


def _expected(named: str) -> str:
    """Return the values that pydantic names (“'a', 'b' or 'c'”) without its English word."""
    return named.replace(" or ", ", ")
