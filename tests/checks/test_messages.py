# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
from gettext import c2py
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from checks import messages
from zweiklang.doors.commands import catalogues
from zweiklang.doors.commands.catalogues import catalogue, compile_catalogues

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext
_("Hello")
ngettext("%(n)s city", "%(n)s cities", 2)
pgettext("month", "May")
"""
TEMPLATE = """
<p>{% translate "Who's there?" %} {{ name|default:_("nobody") }}</p>
    {% blocktranslate count n=cities|length trimmed %}
      One city.
    {% plural %}
      {{ n }} cities.
    {% endblocktranslate %}
"""


@pytest.fixture
def part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "views.py").write_text(PYTHON)
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "_reached", lambda: {tmp_path / "locale"})
    return tmp_path


def write(part: Path, text: str) -> Path:
    path = catalogue(part, "de")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_messages_of_code_and_templates_are_found(part: Path) -> None:
    found = {(message.context, message.id) for message in messages.extracted(part) if message.id}
    assert found == {
        (None, "Hello"),
        (None, ("%(n)s city", "%(n)s cities")),
        ("month", "May"),
        (None, "Who's there?"),
        (None, "nobody"),
        (None, ("One city.", "%(n)s cities.")),
    }


def test_a_part_without_catalogue_is_reported(part: Path) -> None:
    assert "missing" in next(messages.problems(part, "de"))


def test_every_message_without_translation_is_reported_with_its_place(part: Path) -> None:
    write(part, messages.written(messages.merged(part, "de")))
    found = list(messages.problems(part, "de"))
    assert len(found) == 6
    assert all("not translated" in text for text in found)
    assert any("'Hello' (views.py)" in text for text in found)


def test_a_catalogue_is_complete_when_all_is_translated_and_written_the_same(part: Path) -> None:
    write(part, messages.written(messages.merged(part, "de")))
    done = messages.merged(part, "de")
    for message in done:
        if message.pluralizable:
            message.string = ("eine Stadt", "%(n)s Städte")
        elif message.id:
            message.string = "Wort"
    write(part, messages.written(done))
    assert list(messages.problems(part, "de")) == []


def test_a_lost_placeholder_and_a_guess_are_reported(part: Path) -> None:
    text = messages.written(messages.merged(part, "de"))
    text = text.replace('msgid "Hello"\nmsgstr ""', '#, fuzzy\nmsgid "Hello"\nmsgstr "Hallo"')
    empty = 'msgid_plural "%(n)s cities"\nmsgstr[0] ""\nmsgstr[1] ""'
    assert empty in text
    text = text.replace(
        empty, empty.replace('[0] ""', '[0] "%(x)s Stadt"').replace('[1] ""', '[1] "Städte"')
    )
    write(part, text)
    found = "\n".join(messages.problems(part, "de"))
    assert "not translated: 'Hello'" in found
    assert "placeholder" in found


def test_changed_sources_are_reported(part: Path) -> None:
    write(part, messages.written(messages.merged(part, "de")))
    (part / "views.py").write_text(PYTHON + '_("New")\n')
    assert any("not up to date" in text for text in messages.problems(part, "de"))


def test_compiling_again_compiles_nothing() -> None:
    compile_catalogues()
    assert compile_catalogues() == 0


def test_what_an_installer_of_strict_habits_compiled_every_account_can_read(
    part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "parts", lambda: [part])
    write(part, messages.written(messages.merged(part, "de")))
    compiled = catalogue(part, "de").with_suffix(".mo")
    before = os.umask(0o077)
    try:
        compile_catalogues()
    finally:
        os.umask(before)
    assert compiled.stat().st_mode & 0o777 == 0o644
    compiled.chmod(0o600)
    assert compile_catalogues() > 0
    assert compiled.stat().st_mode & 0o777 == 0o644


def draft(part: Path, words: dict[str, str | tuple[str, ...]]) -> None:
    """Write an Arabic catalogue in which some messages are translated."""
    catalog = messages.merged(part, "ar")
    for message in catalog:
        name = message.id[0] if isinstance(message.id, tuple) else message.id
        if name in words:
            message.string = words[name]
    path = catalogue(part, "ar")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(messages.written(catalog))


def test_a_draft_may_lack_translations(part: Path) -> None:
    draft(part, {"Hello": "مرحبا"})
    assert list(messages.problems(part, "ar")) == []


def test_a_form_for_exactly_two_may_do_without_its_number(part: Path) -> None:
    forms = ("لا مدن", "مدينة", "مدينتان", "%(n)s مدن", "%(n)s مدينة", "%(n)s مدينة")
    draft(part, {"%(n)s city": forms})
    assert list(messages.problems(part, "ar")) == []
    draft(part, {"%(n)s city": (*forms[:5], "مدينة")})
    assert "placeholders differ" in next(messages.problems(part, "ar"))
    draft(part, {"%(n)s city": (*forms[:5], "%(n)s %(x)s")})
    assert "placeholders differ" in next(messages.problems(part, "ar"))


def test_other_tags_or_braces_are_reported_in_every_language(part: Path) -> None:
    (part / "views.py").write_text('_("<b>Bold</b> {name}")\n')
    draft(part, {"<b>Bold</b> {name}": "<i>غامق</i> {name}"})
    assert "tags or braces differ" in next(messages.problems(part, "ar"))


def test_arabic_counts_in_the_order_translators_know(part: Path) -> None:
    plural = c2py(messages.merged(part, "ar").plural_expr)
    assert [plural(number) for number in (0, 1, 2, 3, 10, 11, 99, 100)] == [0, 1, 2, 3, 3, 4, 4, 5]


def test_missing_translation_is_taken_from_another_part_else_from_english(part: Path) -> None:
    draft(part, {"Hello": "مرحبا"})
    translated = messages.merged(part, "ar")
    empty = Catalog(locale="ar")
    empty.mime_headers = [("Plural-Forms", messages.PLURALS["ar"])]
    for words in (
        "Hello",
        "nobody",
        ("%(n)s city", "%(n)s cities"),
        ("One city.", "%(n)s cities."),
    ):
        empty.add(words)
    catalogues._fill(empty, catalogues._translations([translated]))
    found = {message.id: message.string for message in empty if message.id}
    assert found["Hello"] == "مرحبا"
    assert found["nobody"] == "nobody"
    many = "%(n)s cities"
    assert found["%(n)s city", many] == (many, "%(n)s city", many, many, many, many)
    assert set(found["One city.", "%(n)s cities."]) == {"%(n)s cities."}


def test_one_message_with_two_translations_is_reported(
    part: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "views.py").write_text('from x import gettext as _\n_("Hello")\n')
    monkeypatch.setattr(messages, "parts", lambda: [part, other])
    for place, word in ((part, "Hallo"), (other, "Guten Tag")):
        write(place, f'msgid ""\nmsgstr ""\n\nmsgid "Hello"\nmsgstr "{word}"\n')
    (found,) = messages.told_in_two_ways("de")
    assert "'Hello' is 'Guten Tag', but 'Hallo' in locale/de" in found
    write(other, 'msgid ""\nmsgstr ""\n\nmsgid "Hello"\nmsgstr "Hallo"\n')
    assert list(messages.told_in_two_ways("de")) == []
