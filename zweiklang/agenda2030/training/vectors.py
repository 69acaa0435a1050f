# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vectors of the corpus, kept on disk: the better encoder needs minutes for all of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader import encoder, second_encoder

Array = npt.NDArray[np.float32]


def cache_folder() -> Path:
    """Return the folder of kept vectors: below XDG_CACHE_HOME, else ~/.cache."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "zweiklang" / "vectors"


def both(texts: Sequence[str]) -> tuple[Array, Array]:
    """Return the vectors of both encoders: shapes (n, 512) and (n, 384)."""
    return (
        _kept("quick", texts, encoder.encode),
        _kept("second", texts, second_encoder.encode),
    )


def _kept(name: str, texts: Sequence[str], encode: Callable[[Sequence[str]], Array]) -> Array:
    path = cache_folder() / f"{name}.npz"
    known: dict[str, Array] = {}
    if path.exists():
        with np.load(path, allow_pickle=False) as stored:
            known = dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    marks = [hashlib.blake2b(text.encode(), digest_size=12).hexdigest() for text in texts]
    missing = {mark: text for mark, text in zip(marks, texts, strict=True) if mark not in known}
    waiting = sorted(missing.items(), key=lambda pair: len(pair[1]))
    for start in range(0, len(waiting), 512):
        batch = waiting[start : start + 512]
        for (mark, _text), vector in zip(batch, encode([t for _m, t in batch]), strict=True):
            known[mark] = vector
    if missing:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    return np.stack([known[mark] for mark in marks])
