# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asks every address of the interface with values its own description allows and forbids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
)

from tests.factories import add_agreement, add_event, add_partnership, add_phase, add_place
from tests.topics import add_paper
from zweiklang.domain.people.models import Office
from zweiklang.wsgi import application

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Let requests share the connection of the test, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def interface(dortmund: Office, one_connection: None, fake_reader: None) -> Any:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH", de="Kumasi"))
    add_phase(partnership, "2011")
    add_agreement(partnership, "2020-10-07", "2022-10-07")
    add_event(partnership, "2024-05-14", "Besuch aus Kumasi")
    for place in (dortmund.place, partnership.parties.exclude(place=dortmund.place).get().place):
        add_paper(
            dortmund, place, "Die Stadt baut ein Wasserwerk.", f"{place.key}.txt", released=True
        )
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_request_breaks_the_interface_and_answers_keep_to_the_description(
    interface: Any, mode: GenerationMode
) -> None:
    asked = 0
    for operation in (result.ok() for result in interface.get_all_operations()):

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(
            max_examples=6,
            deadline=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        )
        def ask(case: Any) -> None:
            case.call_and_validate(checks=CHECKS)

        try:
            ask()
        except Unsatisfiable:
            continue  # nothing can be wrong with a request that takes no value
        asked += 1
    assert asked >= 10
