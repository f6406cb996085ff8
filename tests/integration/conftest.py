"""A small folder of saved pages, written for these tests."""

from pathlib import Path

import pytest

from claimledger.run.build import build
from tests.conftest import ROOT

PAGES = {
    "harbor/grain.txt": """\
Grain exports through the river ports reach a record

https://news.example.org/harbor/grain-record
By A. Writer
January 19, 2024

Grain exports from the three river ports rose 12 percent to 4.1 million tons in 2023, the harbor
authority said on Friday. The new lock carried about 60 percent of the barges.

Advertisement

Shipments of wheat fell 3 percent in December from a year earlier, according to the authority.
Storage cost $14 a ton, up from $11 in 2022.
""",
    "ferries.txt": """\
Ferries carry more people across the bay

https://news.example.org/bay/ferries
March 4, 2024

The ferry company carried 2.5 million passengers in 2023, more than twice the number of 2021, its
annual report shows. Diesel accounted for 41 percent of its costs in 2023.

Subscribe to our newsletter
""",
    "rail.txt": """\
Rail line to open in two stages

https://news.example.org/rail/line
February 2, 2024

The regional railway plans to spend 900 million euros on the line by 2027, the transport ministry
said. Some 40 trains a day will run in the first stage.
""",
}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """The pages as a folder that a test may change."""
    folder = tmp_path / "seeds"
    for name, text in PAGES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with output/latest in it, as `make dataset` leaves it."""
    folder = tmp_path_factory.mktemp("workplace")
    build(ROOT / "seeds", folder / "output", engine="inline")
    return folder
