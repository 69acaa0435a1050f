# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Declares the variables that configure an installation, each with default, help and group.

The settings page of the handbook is written from this list; a test holds both together.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Variable:
    """One environment variable: its name, default (as text), group and what it does."""

    name: str
    default: str
    group: str
    help: str


class Environment:
    """Reads declared variables; asking for an undeclared one is an error in the program."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values = os.environ if values is None else values
        self.declared: list[Variable] = []

    def text(self, name: str, default: str, *, group: str, help: str) -> str:
        """Return the value as text and record the declaration."""
        self.declared.append(Variable(name, default, group, help))
        return self._values.get(name, default)

    def flag(self, name: str, default: bool, *, group: str, help: str) -> bool:
        """Return the value as truth: 1, true, yes and on mean yes."""
        value = self.text(name, "yes" if default else "no", group=group, help=help)
        return value.strip().lower() in {"1", "true", "yes", "on"}

    def number(self, name: str, default: int, *, group: str, help: str) -> int:
        """Return the value as a whole number; raises ValueError naming the variable otherwise."""
        value = self.text(name, str(default), group=group, help=help)
        try:
            return int(value)
        except ValueError as error:
            raise ValueError(f"{name} must be a whole number, not {value!r}.") from error

    def names(self, name: str, default: str, *, group: str, help: str) -> list[str]:
        """Return the value as a list, separated by commas; empty parts are dropped."""
        value = self.text(name, default, group=group, help=help)
        return [part.strip() for part in value.split(",") if part.strip()]
