"""The Transformer: deep encoder, shallow decoder, one embedding for everything (Vaswani et al. 2017, pre-norm).

Its parts are those that CTranslate2's TransformerSpec has, position codes included, so that an exported model
computes what the trained one did.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

__all__ = ["CONFIGS", "Config", "Transformer"]


@dataclass(frozen=True, slots=True)
class Config:
    """Sizes of a model; `dropout` is for training only."""

    width: int
    heads: int
    inner: int
    encoder: int
    decoder: int
    dropout: float = 0.1

    def facts(self) -> dict[str, Any]:
        """As stored beside the weights."""
        return asdict(self)


CONFIGS = {
    "tiny": Config(width=64, heads=2, inner=256, encoder=2, decoder=1, dropout=0.0),
    "small": Config(width=256, heads=4, inner=1024, encoder=3, decoder=1, dropout=0.0),
    "deep": Config(width=256, heads=4, inner=2048, encoder=6, decoder=1, dropout=0.0),
    "base": Config(width=512, heads=8, inner=2048, encoder=9, decoder=2),
}
"""For tests; for two related languages on a CPU, which never sees them often enough to need dropout (about 10 million
parameters); for weights of `small` to grow into (about 15); for four on a GPU (about 50)."""


class Attention(nn.Module):
    """Attention of several heads, to itself or to the encoder's output."""

    def __init__(self, config: Config, *, itself: bool) -> None:
        """`itself`: queries, keys and values come from one input."""
        super().__init__()
        self.heads, self.dropout = config.heads, config.dropout
        self.norm = nn.LayerNorm(config.width)
        self.query = nn.Linear(config.width, 3 * config.width if itself else config.width)
        self.memory = None if itself else nn.Linear(config.width, 2 * config.width)
        self.out = nn.Linear(config.width, config.width)

    def forward(self, x: Tensor, memory: Tensor | None, mask: Tensor | None, causal: bool = False) -> Tensor:
        """`mask` is True where a key may be looked at, (batch, 1, 1, keys)."""
        y = self.query(self.norm(x))
        if self.memory is None:
            query, key, value = y.chunk(3, dim=-1)
        else:
            query, (key, value) = y, self.memory(memory).chunk(2, dim=-1)
        query, key, value = (each.unflatten(-1, (self.heads, -1)).transpose(1, 2) for each in (query, key, value))
        dropout = self.dropout if self.training else 0.0
        attended = _attended if query.dtype == torch.bfloat16 and not query.is_cuda else F.scaled_dot_product_attention
        seen = attended(query, key, value, attn_mask=mask, is_causal=causal, dropout_p=dropout)
        return x + F.dropout(self.out(seen.transpose(1, 2).flatten(2)), self.dropout, self.training)

    def looks(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Where the first head of attention to the source looks, as logarithms, (batch, time, keys)."""
        assert self.memory is not None
        size = x.shape[-1] // self.heads
        query = F.linear(self.norm(x), self.query.weight[:size], self.query.bias[:size])
        key = F.linear(memory, self.memory.weight[:size], self.memory.bias[:size])
        scores = (query @ key.transpose(1, 2)).float() * size**-0.5
        return F.log_softmax(scores.masked_fill(~mask[:, 0], -1e9), dim=-1)


def _attended(
    query: Tensor, key: Tensor, value: Tensor, *, attn_mask: Tensor | None, is_causal: bool, dropout_p: float
) -> Tensor:
    """What `scaled_dot_product_attention` gives, step by step.

    On a processor in bf16 its own kernel takes a third of the time that training takes, for sentences as short as ours
    (2,700 pieces a second of one core with it, 3,200 so; torch 2.15, AMD EPYC with AVX512-BF16).
    """
    scores = query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5
    if is_causal:
        later = torch.ones(scores.shape[-2:], dtype=torch.bool, device=scores.device).triu(1)
        scores = scores.masked_fill(later, float("-inf"))
    elif attn_mask is not None:
        scores = scores.masked_fill(~attn_mask, float("-inf"))
    shares = F.dropout(F.softmax(scores, dim=-1).to(value.dtype), dropout_p)
    return shares @ value


class Inner(nn.Module):
    """The two linear layers after attention."""

    def __init__(self, config: Config) -> None:
        """ReLU between them: the fastest in int8."""
        super().__init__()
        self.norm = nn.LayerNorm(config.width)
        self.first = nn.Linear(config.width, config.inner)
        self.second = nn.Linear(config.inner, config.width)
        self.dropout = config.dropout

    def forward(self, x: Tensor) -> Tensor:
        """(batch, time, width) to the same."""
        y = F.dropout(F.relu(self.first(self.norm(x))), self.dropout, self.training)
        return x + F.dropout(self.second(y), self.dropout, self.training)


class EncoderLayer(nn.Module):
    """Attention to itself, then the inner layers."""

    def __init__(self, config: Config) -> None:
        """From the sizes."""
        super().__init__()
        self.attention, self.inner = Attention(config, itself=True), Inner(config)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """(batch, time, width) to the same."""
        return cast(Tensor, self.inner(self.attention(x, None, mask)))


class DecoderLayer(nn.Module):
    """Attention to what was written, to the source, then the inner layers."""

    def __init__(self, config: Config) -> None:
        """From the sizes."""
        super().__init__()
        self.attention = Attention(config, itself=True)
        self.source = Attention(config, itself=False)
        self.inner = Inner(config)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """(batch, time, width) to the same."""
        return cast(Tensor, self.inner(self.source(self.attention(x, None, None, causal=True), memory, mask)))


def positions(length: int, width: int, device: Any = None) -> Tensor:
    """Sines, then cosines, counted from one: CTranslate2's own codes for a model that brings none."""
    half = width // 2
    scales = torch.exp(torch.arange(half, device=device).float() * -(math.log(10_000.0) / (half - 1)))
    angles = torch.arange(1, length + 1, device=device).float()[:, None] * scales[None, :]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class Transformer(nn.Module):
    """Pieces in, scores of pieces out."""

    def __init__(self, config: Config, vocabulary: int) -> None:
        """`vocabulary`: how many pieces there are."""
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(vocabulary, config.width)
        self.encoder = nn.ModuleList(EncoderLayer(config) for _ in range(config.encoder))
        self.decoder = nn.ModuleList(DecoderLayer(config) for _ in range(config.decoder))
        self.encoder_norm = nn.LayerNorm(config.width)
        self.decoder_norm = nn.LayerNorm(config.width)
        self.bias = nn.Parameter(torch.zeros(vocabulary))
        self._initialise()

    def _initialise(self) -> None:
        nn.init.normal_(self.embedding.weight, std=self.config.width**-0.5)
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_uniform_(module.weight)
                nn.init.zeros_(module.bias)

    def _embedded(self, pieces: Tensor) -> Tensor:
        x = self.embedding(pieces) * math.sqrt(self.config.width)
        x = x + positions(pieces.shape[1], self.config.width, pieces.device).to(x.dtype)
        return F.dropout(x, self.config.dropout, self.training)

    def encode(self, source: Tensor, mask: Tensor) -> Tensor:
        """(batch, time) piece numbers and a mask, True for pieces and False for padding, to (batch, time, width)."""
        x = self._embedded(source)
        wide = mask[:, None, None, :]
        for layer in self.encoder:
            x = layer(x, wide)
        return cast(Tensor, self.encoder_norm(x))

    def states(self, target: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """The decoder's last states, (batch, time, width)."""
        x = self._embedded(target)
        wide = mask[:, None, None, :]
        for layer in self.decoder:
            x = layer(x, memory, wide)
        return cast(Tensor, self.decoder_norm(x))

    def guided(self, target: Tensor, memory: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """`states`, and where the first head of the last layer looks, as logarithms, (batch, time, source).

        That head is the one that CTranslate2 gives as attention, so whoever teaches it gets word alignment as well.
        """
        x = self._embedded(target)
        wide = mask[:, None, None, :]
        *first, last = (cast(DecoderLayer, layer) for layer in self.decoder)
        for layer in first:
            x = layer(x, memory, wide)
        x = last.attention(x, None, None, causal=True)
        looks = last.source.looks(x, memory, wide)
        return self.decoder_norm(last.inner(last.source(x, memory, wide))), looks

    def scores(self, states: Tensor, pieces: Tensor | None = None) -> Tensor:
        """States to a score for every piece, or for those given."""
        if pieces is None:
            return F.linear(states, self.embedding.weight, self.bias)
        return F.linear(states, self.embedding.weight[pieces], self.bias[pieces])

    def forward(self, source: Tensor, mask: Tensor, target: Tensor) -> Tensor:
        """Scores of the next piece at every place of `target`."""
        return self.scores(self.states(target, self.encode(source, mask), mask))

    @torch.no_grad()
    def greedy(self, source: Tensor, mask: Tensor, start: Tensor, end: int, room: int) -> list[list[int]]:
        """The likeliest piece at each step; `start` (batch, any) is what the decoder is given first."""
        memory = self.encode(source, mask)
        written = start
        done = torch.zeros(len(source), dtype=torch.bool, device=source.device)
        for _ in range(room):
            best = self.scores(self.states(written, memory, mask)[:, -1]).argmax(-1)
            best = torch.where(done, end, best)
            written = torch.cat([written, best[:, None]], dim=1)
            done |= best == end
            if done.all():
                break
        rows = written[:, start.shape[1] :].tolist()
        return [row[: row.index(end)] if end in row else row for row in rows]
