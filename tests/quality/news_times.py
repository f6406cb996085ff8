"""How well the times of 40 news texts are read, that no rule was written on.

Each text is the first paragraphs of the article of a saved page in ../shared, one page a publisher,
annotated with TIMEX3 as TimeBank is. `news_times.jsonl` has the page, the characters of its text,
the day of publication, the half, and the start, end, type and value of each time. Rules may be
judged by the half "work"; nobody looks at the errors of the half "test".

    python -m tests.quality.news_times            figures of both halves
    python -m tests.quality.news_times --errors   what is read otherwise in the half "work"
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimledger.training.corpus import page_texts
from tests.quality.gate import SHARED, numbers, output_of

ANSWERS = Path(__file__).with_name("news_times.jsonl")
HALVES = ("work", "test")

sys.path.insert(0, str(SHARED / "bench/times"))  # where the scorer keeps its reading of values


def rows(half: str) -> Iterator[dict[str, Any]]:
    """The texts of a half with their answers, as the scorer wants them."""
    from timexval import interval  # type: ignore[import-not-found]

    pages = page_texts(SHARED, Path(__file__).parents[1] / "corpus" / "own")
    for number, line in enumerate(ANSWERS.read_text("utf-8").splitlines()):
        row = json.loads(line)
        if row["half"] != half:
            continue
        text, gold = pages[row["page"]][row["start"] : row["end"]], []
        for start, end, kind, value in row["times"]:
            time = {"start": start, "end": end, "text": text[start:end]}
            days = interval(value) if kind == "DATE" else None
            ends = dict(zip(("from", "to"), days, strict=True)) if days else {}
            gold.append({**time, "type": kind, "value": value, **ends})
        yield {
            "id": str(number),
            "corpus": half,
            "dct": row["published"],
            "text": text,
            "gold": gold,
        }


def scored(half: str, folder: Path, *options: str) -> str:
    """What the scorer prints of a half."""
    gold, read = folder / f"{half}.gold.jsonl", folder / f"{half}.read.jsonl"
    gold.write_text("".join(f"{json.dumps(row)}\n" for row in rows(half)), "utf-8")
    output_of("bench/predict.py", "times", gold, read)
    return output_of("bench/times/score.py", gold, read, *options)


def figures(half: str, folder: Path) -> dict[str, float]:
    """F1 of spans, of values and of calendar intervals on a half, in percent."""
    found = numbers(scored(half, folder), r"^(span_r_f|value_f|int_f) +([\d.]+)")
    return {name: round(100 * figure, 1) for name, figure in found.items()}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        if "--errors" in sys.argv:
            sys.stdout.write(scored("work", Path(name), "--errors", "1000"))
        else:
            for half in HALVES:
                found = figures(half, Path(name)).items()
                sys.stdout.write(f"{half}: {'  '.join(f'{k} {v}' for k, v in found)}\n")
