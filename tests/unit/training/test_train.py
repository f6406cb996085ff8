"""Training starts from the weights that were looked at, and from no others."""

import hashlib
from pathlib import Path

import pytest

from claimledger.training import train


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Weights in a package of that name."""
    path = tmp_path / "model" / "model.safetensors"
    path.parent.mkdir()
    path.write_bytes(b"weights")
    (tmp_path / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path.parent)
    monkeypatch.setattr(train, "PRETRAINED", tmp_path.name)
    return path


def test_known_weights_are_taken(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "WEIGHTS_SHA256", hashlib.sha256(b"weights").hexdigest())
    assert train.pretrained() == weights


def test_other_weights_are_refused(weights: Path) -> None:
    with pytest.raises(ValueError, match=rf"expected weights with the SHA-256 .* in {weights}"):
        train.pretrained()
