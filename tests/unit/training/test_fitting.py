"""Fits whose weights are averaged."""

from pathlib import Path

import pytest


def test_the_mean_of_two_fits_has_the_mean_of_each_weight(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="needs PyTorch: claimledger[training]")
    from claimledger.training.fitting import average

    paths = [tmp_path / "one", tmp_path / "two"]
    for path, weight in zip(paths, (1.0, 4.0), strict=True):
        torch.save({"network": {"out": torch.tensor([weight, 0.0])}, "epoch": 3}, path)
    average(paths, tmp_path / "mean")
    assert torch.load(tmp_path / "mean")["network"]["out"].tolist() == [2.5, 0.0]
