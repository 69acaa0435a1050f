# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What bin/run says, in the language of the shell: German, else English.

Catalogues need installed packages; what is said here may come before there are any.
"""

from __future__ import annotations

import os

_GERMAN = {
    "Installing Python packages into {place} …": "Python-Pakete kommen nach {place} …",
    "Installing front-end files into node_modules …": "Dateien der Oberfläche kommen nach "
    "node_modules …",
    "No npm on this machine: taking one from PyPI for the moment …": "Hier gibt es kein npm: Eines "
    "von PyPI hilft für den Augenblick aus …",
    "Preparing database, translations and static files …": "Datenbank, Übersetzungen und feste "
    "Dateien werden vorbereitet …",
    "Loading the demonstration …": "Die Demonstration wird geladen …",
    "Zweiklang answers at {address}/": "Zweiklang antwortet unter {address}/",
    "Set up your city, or sign in: {address}": "Ihre Stadt einrichten oder anmelden: {address}",
    "The set-up code is {code}": "Der Einrichtungscode ist {code}",
    "Sign in at {address}": "Anmelden unter {address}",
    "E-mails are not sent; they lie as files in {folder}": "E-Mails werden nicht verschickt; sie "
    "liegen als Dateien in {folder}",
    "Stop with Ctrl-C.": "Beenden mit Strg-C.",
    "Stopping …": "Wird beendet …",
    "Port {port} is not free ({error}). Choose another: bin/run --port 8001": "Port {port} ist "
    "nicht frei ({error}). Wählen Sie einen anderen: bin/run --port 8001",
    "{home} holds the demonstration already; nothing is deleted. Give your city a folder of its "
    "own: bin/run --empty --home my-city": "In {home} liegt schon die Demonstration; gelöscht wird "
    "nichts. Geben Sie Ihrer Stadt einen eigenen Ordner: bin/run --empty --home meine-stadt",
    "The web server": "Der Webserver",
    "The worker": "Der Hintergrunddienst",
    "{service} ended by itself (exit code {code}); everything stopped.": "{service} hat sich von "
    "selbst beendet (Code {code}); alles wurde angehalten.",
    "Zweiklang did not start; the reason stands above.": "Zweiklang ist nicht gestartet; der Grund "
    "steht oben.",
    "Nothing answers on port {port} after {seconds} seconds.": "Auf Port {port} antwortet nach "
    "{seconds} Sekunden nichts.",
    "{doing} failed. {why}": "{doing} ist gescheitert. {why}",
    "Making the virtual environment": "Das Anlegen der virtuellen Umgebung",
    "Making the virtual environment for npm": "Das Anlegen der virtuellen Umgebung für npm",
    "Installing Python packages": "Das Einrichten der Python-Pakete",
    "Installing front-end files": "Das Einrichten der Oberfläche",
    "Installing npm": "Das Einrichten von npm",
    "Preparing the database": "Das Vorbereiten der Datenbank",
    "Loading the demonstration": "Das Laden der Demonstration",
    "Making the set-up code": "Das Anlegen des Einrichtungscodes",
    "The disk is full. Free some space.": "Die Platte ist voll. Schaffen Sie Platz.",
    "Python's venv module is missing. Debian and Ubuntu: apt install python3-venv": "Pythons Modul "
    "venv fehlt. Debian und Ubuntu: apt install python3-venv",
    "The package registry cannot be reached. The first start needs the network; behind a proxy "
    "set HTTPS_PROXY, with a mirror of your own configure pip and npm as usual.": "Das Verzeichnis "
    "der Pakete ist nicht erreichbar. Der erste Start braucht das Netz; hinter einem Proxy setzen "
    "Sie HTTPS_PROXY, einen eigenen Spiegel tragen Sie wie üblich in pip und npm ein.",
    "A downloaded package is not the one that was locked. Nothing was installed; "
    "check the mirror you download from.": "Ein geladenes Paket ist nicht das festgelegte. "
    "Eingerichtet wurde nichts; prüfen Sie den Spiegel, von dem Sie laden.",
    "The folder {folder} must belong to you.": "Der Ordner {folder} muss Ihnen gehören.",
}


def in_german() -> bool:
    """Return whether the shell asks for German; the first of three variables that is set counts."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    asked = next((found for name in names if (found := os.environ.get(name))), "")
    return asked.lower().startswith("de")


def said(text: str, **values: object) -> str:
    """Return a sentence in the language of the shell, with its values.

    What bin/test alone says is for developers and has no German.
    """
    return (_GERMAN.get(text, text) if in_german() else text).format(**values)
