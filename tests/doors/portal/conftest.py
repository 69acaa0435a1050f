# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.portfolio import add_portfolio
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office


@pytest.fixture
@kept
def with_kumasi(dortmund: Office) -> Partnership:
    return add_portfolio(dortmund)
