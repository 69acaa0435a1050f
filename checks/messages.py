# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Brings the catalogues up to date with the sources, or says what is missing in them.

Behind bin/messages. Messages come from Python and from templates; Django's own `templatize` turns a
template into what a Python reader of messages understands, Babel does the rest.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from checks.steps import ROOT
from zweiklang.doors.commands.catalogues import (
    catalogue,
    compile_catalogues,
    is_translated,
    languages,
    parts,
)

#: Complete languages: a message without translation is a fault. English stands in the code.
COMPLETE = ("de",)
#: Where Babel counts otherwise than Django and translators do: Turkish has two forms, and the forms
#: of Arabic come in the order zero, one, two, few (3 to 10), many (11 to 99), other (100).
PLURALS = {
    "tr": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 ? 4 : 5);",
}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")
#: Tags and the names in braces: they must be the same in every language.
_MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|\{\w*\}")
HEADER = """\
# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
#"""
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


def extracted(part: Path) -> Catalog:
    """Return the messages of a part's sources, without translations, in the order of its files."""
    found = Catalog(fuzzy=False)
    for place, line, words, comments, context in _read_sources(part):
        found.add(words, locations=[(place, line)], auto_comments=comments, context=context)
    return found


_Found = tuple[str, int, str | tuple[str, ...], list[str], str | None]


def _read_sources(part: Path) -> list[_Found]:
    """Return the messages of a part with their files."""
    return [
        (str(path.relative_to(ROOT)), *message)
        for path in sorted(part.rglob("*"))
        if path.suffix in {".py", ".html", ".txt"} and not _foreign(path, part)
        for message in _messages(path, path.stat().st_mtime_ns)
    ]


def _foreign(path: Path, part: Path) -> bool:
    """Return whether a file is no source of this part's messages."""
    inside = path.relative_to(part).parts
    if path.suffix != ".py" and "templates" not in inside:
        return True
    return bool({"migrations", "locale", "data"} & set(inside))


@cache
def _messages(
    path: Path, changed: int
) -> list[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """Return line, message, comments for translators and context of each message in a file.

    Read once for all languages, as long as the file has not `changed`.
    """
    from django.utils.translation.template import templatize

    text = path.read_text()
    if path.suffix != ".py":
        # Templates are indented as they like; the reader of Python would stumble over it.
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    found = extract(
        "python",
        io.BytesIO(text.encode()),
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=False,
        options={"encoding": "utf-8"},
    )
    return list(found)


def merged(part: Path, language: str) -> Catalog:
    """Return the part's catalogue with today's messages and the translations it already has."""
    path = catalogue(part, language)
    found = extracted(part)
    current = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as source:
            current = read_po(source, locale=language)
    if language in PLURALS:
        current.mime_headers = [("Plural-Forms", PLURALS[language])]
    current.header_comment = HEADER
    current.fuzzy = False
    current.update(found, no_fuzzy_matching=True, update_header_comment=False)
    current.obsolete.clear()
    return current


def written(messages: Catalog) -> str:
    """Return a catalogue as its file's text; the same messages always give the same text."""
    output = io.BytesIO()
    write_po(output, messages, width=100, omit_header=True, include_lineno=False, sort_output=False)
    plural = f"nplurals={messages.num_plurals}; plural={messages.plural_expr};"
    header = (
        f'{HEADER}\nmsgid ""\nmsgstr ""\n"Language: {messages.locale_identifier}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {plural}\\n"\n\n'
    )
    return header + output.getvalue().decode()


def untranslated(messages: Catalog) -> Iterator[Message]:
    """Yield the messages without a full translation, and those marked as guessed."""
    for message in messages:
        if message.id and not is_translated(message, messages):
            yield message


def wrong_placeholders(messages: Catalog) -> Iterator[str]:
    """Yield what is wrong with placeholders that the translation lost or invented."""
    for message in messages:
        if not message.id or not message.string:
            continue
        if message.pluralizable and messages.num_plurals > 2:
            yield from _wrong_forms(message)
        else:
            yield from (f"{message.id!r}: {error}" for error in message.check(messages))


def _wrong_forms(message: Message) -> Iterator[str]:
    """Yield forms with placeholders of their own, and a last form that has not all of the plural.

    A form for 1, 21 and 31 needs the number that the English singular has not; one for exactly
    two may do without.
    """
    one, many = (set(_PLACEHOLDER.findall(words)) for words in message.id)
    strings = list(message.string or ())
    forms = [set(_PLACEHOLDER.findall(words)) for words in strings]
    if any(form - one - many for form in forms) or (all(strings) and many - forms[-1]):
        yield f"{message.id!r}: placeholders differ in {strings!r}"


def wrong_markup(messages: Catalog) -> Iterator[str]:
    """Yield translations with other tags or other braces than their message."""
    for message in messages:
        ids = message.id if isinstance(message.id, tuple | list) else [message.id]
        wanted = set(_MARKUP.findall(ids[-1])) if message.id else set()
        strings = message.string if isinstance(message.string, tuple | list) else [message.string]
        for string in strings if message.id else []:
            if string and wanted != set(_MARKUP.findall(string)):
                yield f"{message.id!r}: tags or braces differ in {string!r}"


def told_in_two_ways(language: str) -> Iterator[str]:
    """Yield messages that two parts translate differently: Django reads one, everywhere."""
    known: dict[tuple[str, str | None], tuple[str, Path]] = {}
    for part in parts():
        for message in merged(part, language):
            if not message.id or not message.string or message.pluralizable:
                continue
            words, path = known.setdefault(
                (str(message.id), message.context), (str(message.string), catalogue(part, language))
            )
            if words != message.string:
                yield (
                    f"{catalogue(part, language).relative_to(ROOT)}: {message.id!r} is "
                    f"{message.string!r}, but {words!r} in {path.relative_to(ROOT)}"
                )


def share(language: str) -> str:
    """Return how much of a draft language is translated, as a line to print."""
    total = done = 0
    for messages in (merged(part, language) for part in parts()):
        found = [message for message in messages if message.id]
        total += len(found)
        done += sum(is_translated(message, messages) for message in found)
    return f"{language} (draft): {done} of {total} messages translated."


def problems(part: Path, language: str) -> Iterator[str]:
    """Yield what keeps a part's catalogue from being complete and up to date.

    In a draft language a missing translation is no problem: readers get the English.
    """
    messages, path = merged(part, language), catalogue(part, language)
    name = path.relative_to(ROOT)
    if not any(message.id for message in messages):
        if path.exists():
            yield f"{name}: no message is left in this part; delete the file"
        return
    if not path.exists():
        yield f"{name}: missing; run bin/messages, then translate"
        return
    if path.read_text() != written(messages):
        yield f"{name}: not up to date with the sources; run bin/messages"
    for message in untranslated(messages) if language in COMPLETE else ():
        places = ", ".join(sorted({place for place, _ in message.locations}))
        yield f"{name}: not translated: {message.id!r} ({places})"
    wrong = (*wrong_placeholders(messages), *wrong_markup(messages))
    yield from (f"{name}: {text}" for text in wrong)
    if part / "locale" not in _reached():
        yield f"{name}: never read: neither in LOCALE_PATHS nor of an installed app"


def _reached() -> set[Path]:
    """Return the locale folders that Django reads."""
    from django.apps import apps
    from django.conf import settings

    return {Path(app.path) / "locale" for app in apps.get_app_configs()} | set(
        settings.LOCALE_PATHS
    )


def main(words: list[str]) -> int:
    """Update and compile every catalogue, or with --check return 1 if one needs work."""
    parser = argparse.ArgumentParser(prog="bin/messages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, only report")
    options = parser.parse_args(words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zweiklang.settings")
    import django

    django.setup()
    found: list[str] = []
    drafts = [one for one in languages() if one not in COMPLETE]
    everything = (*COMPLETE, *drafts)
    for part in parts():
        for language in everything:
            messages, path = merged(part, language), catalogue(part, language)
            if not options.check and any(message.id for message in messages):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(written(messages))
            found += problems(part, language)
    for language in everything:
        found += told_in_two_ways(language)
    if not options.check:
        print(f"{compile_catalogues()} catalogues compiled.")
    print("\n".join(map(share, drafts)))
    print("\n".join(found) or "Every message is translated.")
    return int(bool(found) and options.check)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
