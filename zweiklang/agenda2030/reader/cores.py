# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shares out the arithmetic of the encoders: one batch for each core, one thread for each product.

Threads of one matrix product wait for each other busily, which beside any other load costs several
times the work; batches on different cores do not wait at all.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
#: Cores the encoders may use.
COUNT = os.cpu_count() or 1
_lock = threading.RLock()


@cache
def _blas() -> Any:
    # The linear algebra must be loaded before it can be found and told.
    import numpy  # noqa: F401 - imported to be loaded
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Let matrix products use one thread while the block runs.

    Calls from several threads wait for each other: the limit on the threads of a product holds for
    the whole process, and one call uses all cores already. Lifting the limit makes threads anew,
    which costs more than a small product, so what follows on encoding belongs into the same block.
    """
    with _lock, _blas().limit(limits=1, user_api="blas"):
        yield


def on_all(work: Callable[[T], R], parts: Sequence[T]) -> list[R]:
    """Return the result of the work on each part, in order; see `one_thread_each`."""
    with one_thread_each():
        if len(parts) < 2 or COUNT == 1:
            return [work(part) for part in parts]
        with ThreadPoolExecutor(COUNT) as pool:
            return list(pool.map(work, parts))
