# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Things in a row take the separators of the reader's language."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from zweiklang.foundation import lists


@pytest.mark.parametrize(
    ("language", "row", "longer", "value"),
    [
        ("de", "Dura, Kumasi", "Dura; Kumasi", "Dura: Kumasi"),
        ("en", "Dura, Kumasi", "Dura; Kumasi", "Dura: Kumasi"),
        ("fr", "Dura, Kumasi", "Dura\u202f; Kumasi", "Dura\u202f: Kumasi"),
        ("ar", "Dura، Kumasi", "Dura؛ Kumasi", "Dura: Kumasi"),
        ("uk", "Dura, Kumasi", "Dura; Kumasi", "Dura: Kumasi"),
        ("tr", "Dura, Kumasi", "Dura; Kumasi", "Dura: Kumasi"),
    ],
)
def test_words_are_parted_as_the_language_parts_them(
    language: str, row: str, longer: str, value: str
) -> None:
    with override(language):
        assert lists.with_commas(["Dura", "Kumasi"]) == row
        assert lists.with_semicolons(["Dura", "Kumasi"]) == longer
        assert lists.labelled("Dura", "Kumasi") == value


def test_last_of_a_list_in_words_is_joined_by_and() -> None:
    with override("de"):
        assert lists.list_in_words(["Geld", "Zeit", "Güter"]) == "Geld, Zeit und Güter"
