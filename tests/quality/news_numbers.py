"""How well the quantities of 640 sentences are read, that no rule was written on.

The sentences were drawn at random from saved pages in ../shared, in seven genres, and annotated in
the conventions of NewsQuant. `news_numbers.jsonl` has the page, the characters of the sentence, its
genre and half, and its quantities; `archive!member` is a page in an archive. No page is in both
halves. Rules may be judged by the half "work"; nobody looks at the errors of the half "test".

NewsQuant says an open number ("dozens of") as a range without a bound, the library as its lower end
with a bound, and the shared adapter translates only the range. The figures are given as they are
scored, and with the bound translated too.

    python -m tests.quality.news_numbers             figures of both halves
    python -m tests.quality.news_numbers --errors    what is read otherwise in the half "work"
"""

import json
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from tests.quality.gate import SHARED, numbers, output_of

ANSWERS = Path(__file__).with_name("news_numbers.jsonl")
HALVES = ("work", "test")


@cache
def members(archive: str) -> dict[str, bytes]:
    """The files in an archive by the last part of their names."""
    with tarfile.open(SHARED / archive) as opened:
        files = [(one.name, opened.extractfile(one)) for one in opened]
        return {Path(name).name: file.read() for name, file in files if file}


def text_of(page: str) -> str:
    """The text of a page; the offsets count its characters as they are stored."""
    archive, _, member = page.partition("!")
    raw = members(archive)[member] if member else (SHARED / page).read_bytes()
    return raw.decode()


def rows(half: str) -> Iterator[dict[str, Any]]:
    """The sentences of a half with their answers, as the scorer wants them."""
    for number, line in enumerate(ANSWERS.read_text("utf-8").splitlines()):
        row = json.loads(line)
        if row["half"] == half:
            text = text_of(row["page"])[row["start"] : row["end"]]
            gold = [
                {**one, "value_raw": str(one["value"]), "unit_surface": one["unit"]}
                for one in row["quantities"]
            ]
            yield {"id": str(number), "text": text, "gold": gold}


def without_bound(line: str) -> str:
    """A sentence's answers in which an open number is a range and has no bound."""
    row = json.loads(line)
    for read in row["pred"]:
        value = read["value"]
        if read["change"] in {">", "~"} and isinstance(value, list) and value[1] == 10 * value[0]:
            read["change"] = "="
    return f"{json.dumps(row)}\n"


def scored(half: str, folder: Path, scorer: str = "score.py", *, translated: bool = False) -> str:
    """What a scorer prints of a half; `translated` as NewsQuant says open numbers."""
    gold, read = folder / f"{half}.gold.jsonl", folder / f"{half}.read.jsonl"
    gold.write_text("".join(f"{json.dumps(row)}\n" for row in rows(half)), "utf-8")
    output_of("bench/predict.py", "quantities", gold, read)
    if translated:
        lines = read.read_text("utf-8").splitlines()
        read.write_text("".join(map(without_bound, lines)), "utf-8")
    return output_of(f"bench/quantities/{scorer}", gold, read)


def figures(half: str, folder: Path, *, translated: bool = False) -> dict[str, float]:
    """F1 of values, with units, with changes, and with both on a half, in percent."""
    printed = scored(half, folder, translated=translated)
    return numbers(printed, r"^  (value(?:\+unit)?(?:\+change)?) .*F1 +([\d.]+)")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        if "--errors" in sys.argv:
            sys.stdout.write(scored("work", Path(name), "errors.py"))
        else:
            for half, translated in product(HALVES, (False, True)):
                found = figures(half, Path(name), translated=translated).items()
                says = f"{half}, open numbers translated" if translated else half
                sys.stdout.write(f"{says}: {'  '.join(f'{k} {v}' for k, v in found)}\n")
