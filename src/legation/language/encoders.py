"""spaCy's encoders of words, without what only training needs.

A word by itself is encoded the same wherever it stands: that is a third of the work, done once
and remembered. The windows over its neighbours are numpy's products, a layer's pieces in three
blocks, of which the greatest is taken at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from thinc.api import Model

Floats = NDArray[np.float32]

_LEAVES = {"maxout", "layernorm", "dropout"}
_BLOCK = 32
"""Words are encoded by so many: products of fewer rows round otherwise."""
_MOST = 1 << 15
"""Words remembered; some 12 MB an encoder."""
_TINY = np.float32(1e-8)


@dataclass(frozen=True, eq=False, slots=True)
class _Layer:
    """A product, the greatest of its pieces, put to mean nothing and spread one, then scaled."""

    weights: Floats
    bias: Floats
    pieces: int
    gain: Floats
    shift: Floats

    def of(self, given: Floats) -> Floats:
        made = np.matmul(given, self.weights)
        made += self.bias
        first, *others = np.split(made, self.pieces, axis=1)
        best: Floats = first
        for other in others:
            best = np.maximum(best, other)
        best = best - best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(best.shape[1]) + _TINY
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.gain
        best += self.shift
        return best


@dataclass(eq=False, slots=True)
class _Encoder:
    """What the layers of an encoder make of tokens, those of each text in an array of its own."""

    columns: list[int | str]
    embed: Sequence[Model[Any, Any]]
    word: _Layer
    windows: Sequence[_Layer]
    gap: int
    known: Floats
    rows: dict[bytes, int] = field(default_factory=dict)

    def __call__(self, model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> Any:
        if is_train:
            raise NotImplementedError("an encoder for reading alone cannot be trained")
        return self.encode(docs), _untrained

    def encode(self, docs: Sequence[Doc]) -> list[Floats]:
        """One row a token. Between texts stand as many rows of nothing as there are windows."""
        told = [doc for doc in docs if len(doc)]
        if not told:
            return [self.known[:0] for _ in docs]
        words = self._words(np.concatenate([doc.to_array(self.columns) for doc in told]))
        ends = list(accumulate(len(doc) + self.gap for doc in told))
        width = words.shape[1]
        made = np.zeros((self.gap + ends[-1], width), np.float32)
        places = [slice(end - len(doc), end) for doc, end in zip(told, ends, strict=True)]
        stands = np.concatenate([np.arange(place.start, place.stop) for place in places])
        made[stands] = words
        for window in self.windows:
            near = np.zeros((len(made), 3 * width), np.float32)
            near[1:, :width] = made[:-1]
            near[:, width : 2 * width] = made
            near[:-1, 2 * width :] = made[1:]
            made = made + window.of(near)
        rows = iter(places)
        return [made[next(rows)] if len(doc) else made[:0] for doc in docs]

    def _words(self, features: NDArray[np.uint64]) -> Floats:
        kinds = np.ascontiguousarray(features)
        row = f"V{kinds.itemsize * kinds.shape[1]}"
        keys: list[bytes] = kinds.view(row).ravel().tolist()
        new = dict.fromkeys(key for key in keys if key not in self.rows)
        if len(self.rows) + len(new) > _MOST:
            self.rows.clear()
            new = dict.fromkeys(keys)
        if new:
            self._learn(list(new))
        return self.known[[self.rows[key] for key in keys]]

    def _learn(self, keys: Sequence[bytes]) -> None:
        spare = -len(keys) % _BLOCK
        told = b"".join(keys) + keys[-1] * spare
        made: Any = np.frombuffer(told, np.uint64).reshape(len(keys) + spare, -1)
        for layer in self.embed:
            made = layer.predict(made)
        first, last = len(self.rows), len(self.rows) + len(keys)
        if last > len(self.known):
            more = np.empty((max(last, 2 * len(self.known)), self.known.shape[1]), np.float32)
            more[:first] = self.known[:first]
            self.known = more
        self.known[first:last] = self.word.of(made)[: len(keys)]
        self.rows.update(zip(keys, range(first, last), strict=True))


def quicken(nlp: Pipeline) -> None:
    """Put such encoders in the place of the pipeline's, where they are of the kind known here."""
    for _, pipe in nlp.pipeline:
        root = getattr(pipe, "model", None)
        for node in list(root.walk()) if isinstance(root, Model) else ():
            encoder = _encoder(node)
            if encoder is not None:
                node.layers[:] = [Model("encoder", encoder)]


def _untrained(_: object) -> None:
    raise NotImplementedError("an encoder for reading alone cannot be trained")


def _encoder(node: Model[Any, Any]) -> _Encoder | None:
    """The encoder that this node is: words told by hashed features, windows of three over them."""
    if len(node.layers) != 2 or [len(layer.layers) for layer in node.layers] != [5, 1]:
        return None
    extract, ragged, embed, dense, listed = node.layers[0].layers
    names = [layer.name for layer in (extract, ragged, listed)]
    over = node.layers[1]
    if names != ["extract_features", "list2ragged", "ragged2list"] or "pad" not in over.attrs:
        return None
    word = _layer(dense.layers[0])
    windows = [_layer(residual, window=True) for residual in over.layers[0].layers]
    if word is None or None in windows:
        return None
    return _Encoder(
        columns=extract.attrs["columns"],
        embed=embed.layers,
        word=word,
        windows=[window for window in windows if window is not None],
        gap=over.attrs["pad"],
        known=np.empty((_BLOCK, len(word.gain)), np.float32),
    )


def _layer(node: Model[Any, Any], *, window: bool = False) -> _Layer | None:
    leaves = {leaf.name: leaf for leaf in node.walk() if not leaf.layers}
    if leaves.keys() != (_LEAVES | {"expand_window"} if window else _LEAVES):
        return None
    if window and (
        leaves["expand_window"].attrs["window_size"] != 1 or "residual" not in node.name
    ):
        return None
    maxout, norm = leaves["maxout"], leaves["layernorm"]
    weights, bias, gain, shift = (
        np.asarray(layer.get_param(name), np.float32)
        for layer, name in ((maxout, "W"), (maxout, "b"), (norm, "G"), (norm, "b"))
    )
    return _Layer(
        weights=np.ascontiguousarray(np.concatenate(list(weights.transpose(1, 0, 2))).T),
        bias=bias.T.ravel(),
        pieces=bias.shape[1],
        gain=gain,
        shift=shift,
    )
