"""Weights go over into a larger model: it must compute what the smaller one did, or an evening's training is lost."""

from __future__ import annotations

import pytest

from .conftest import MISSING, REASON

pytestmark = pytest.mark.skipif(bool(MISSING), reason=REASON)


def test_a_grown_model_computes_the_same_and_learns() -> None:
    import torch

    from training.grow import GrowthError, grown
    from training.model import CONFIGS, Config, Transformer

    torch.manual_seed(3)
    small = CONFIGS["tiny"]
    large = Config(width=64, heads=2, inner=384, encoder=5, decoder=2, dropout=0.0)
    before, after = Transformer(small, 50), Transformer(large, 50)
    with torch.no_grad():
        for parameter in before.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.05)  # no bias is nought any more, as after training

    def weights(model: Transformer) -> dict[str, object]:
        return {name: value.numpy() for name, value in model.state_dict().items()}

    made = grown(weights(before), small.facts(), weights(after), large.facts())
    after.load_state_dict({name: torch.from_numpy(value) for name, value in made.items()})
    source, target = torch.randint(4, 50, (3, 9)), torch.randint(4, 50, (3, 7))
    mask = torch.ones(3, 9, dtype=torch.bool)
    mask[1, 6:] = False
    scores = after(source, mask, target)
    assert torch.allclose(before(source, mask, target), scores, atol=1e-4)
    scores.sum().backward()
    for name in ("encoder.0.inner.second.weight", "decoder.0.attention.out.weight"):
        assert after.get_parameter(name).grad.abs().sum() > 0, f"{name} can never learn"  # type: ignore[union-attr]
    with pytest.raises(GrowthError, match="inner 384 is more than the new model's 256"):
        grown(made, large.facts(), weights(before), small.facts())
    with pytest.raises(GrowthError, match="width"):
        grown(made, large.facts(), made, {**large.facts(), "width": 128})
