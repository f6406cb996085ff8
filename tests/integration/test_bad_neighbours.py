"""Whatever lies beside them in the folder, good pages are published, and each file has its row."""

from pathlib import Path

import polars as pl
import pytest

from claimledger.run.build import build

PAGE = "Copper exports of {0}\n\n{0} sold {1} tons of copper in 2023, the ministry said.\n"
HTML = "<html><head>{}</head><body><p>The port took {} tons of zinc in 2023.</p></body></html>"
ARTICLE = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "%s"}</script>'

NEIGHBOURS: dict[str, str | bytes] = {
    "comments.html": "<!-- a -->" * 200 + " the mines sent 4 tons.",
    "comments.xml": "<?xml version='1.0'?>" + "<!-- a -->" * 200 + " nothing.",
    "links.md": "# Ports\n\n" + "[a](http:" * 15_000,
    "strong.md": "# Ports\n\n" + "**a " * 30_000,
    "half-a-character.html": HTML.format(ARTICLE % "a\\ud800b", 71),
    "controls.html": HTML.format("", "7\x00\x01\x1b[31m2"),
    "digits.txt": PAGE.format("Peru", "1" * 29),
    "more-digits.txt": PAGE.format("Peru", "1" * 400),
    "exponent.txt": PAGE.format("Peru", "1e400"),
    "year-1.txt": "Old days\n\nJanuary 1, 0001\n\nIn the year 1, last year, 73 tons were sold.\n",
    "year-9999.txt": "New days\n\nDecember 31, 9999\n\nNext year 74 tons will be sold.\n",
    "tag.md": "---\ntitle: !!bool x\n---\n# Ports\n\nThe port took **75** tons.\n",
    "brackets.md": "---\ntitle: " + "[" * 4000 + "\n---\n# Ports\n\nIt took **76** tons.\n",
    "address.html": HTML.format('<link rel="canonical" href="http://[">', 77),
    "address.txt": "Ports\n\nhttp://[\n\nThe port took 78 tons of zinc in 2023.\n",
    "length.http": (
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
        f"Content-Length: 1{'0' * 20}\r\n\r\n" + HTML.format("", 79)
    ),
    "tables.html": "<table><tr><td>" * 1000 + "80 tons" + "</td></tr></table>" * 1000,
    "deep.html": "<div>" * 50_000 + "81 tons",
    "attributes.html": "<p " + " ".join(f"a{n}=1" for n in range(9000)) + ">82 tons</p>",
    "binary": bytes(range(256)) * 40,
    "empty.txt": b"",
    "latin.txt": b"caf\xe9 \xff\xfe\x81 83 tons",
    "json.txt": '{"a": ' + "[" * 100_000,
    "line.txt": "a" * 300_000,
    "notes.txt": PAGE.format("Chad", 84),
    "notes.txt.meta.yaml": "title: " + "[" * 5000,
    "other.txt": PAGE.format("Mali", 85),
    "other.txt.meta.yaml": "title: !!bool x\npublished: 0000-00",
}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number, country in enumerate(("Chile", "Zambia", "Peru")):
        (folder / f"{country}.txt").write_text(PAGE.format(country, 61 + number), "utf-8")
    return folder


def test_bad_neighbours_cost_no_good_page_and_each_has_its_row(seeds: Path) -> None:
    for name, content in NEIGHBOURS.items():
        raw = content.encode() if isinstance(content, str) else content
        (seeds / name).write_bytes(raw)
    for name, target in {"loop": "loop", "outside": "/etc/hostname", "device": "/dev/zero"}.items():
        (seeds / name).symlink_to(target)
    latest = build(seeds, seeds.parent / "output", engine="inline").folder
    files = pl.read_parquet(latest / "files.parquet")
    expected = {path.name for path in seeds.iterdir() if not path.name.endswith(".meta.yaml")}
    assert set(files["path"]) == expected
    silent = files.filter(status="rejected").filter(pl.col("reason").fill_null("") == "")
    assert silent.is_empty()
    refused = dict(files.filter(status="rejected").select("path", "reason").iter_rows())
    assert {"loop", "outside", "device", "empty.txt", "binary", "notes.txt"} <= refused.keys()
    assert not {"address.html", "half-a-character.html", "length.http", "tag.md"} & refused.keys()
    read = files.filter(path="Zambia.txt").join(
        pl.read_parquet(latest / "quantities.parquet"), on="snapshot_id"
    )
    assert 62 in read["value"].to_list()
