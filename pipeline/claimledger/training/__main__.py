"""``python -m claimledger.training`` trains, calibrates or measures the claim models.

``make models``, ``make calibrate`` and ``make accuracy`` call it. The command ``add`` adds
annotated pages to the corpus.
"""

import typer

from claimledger.training.train import add, calibrate, measure, train

app = typer.Typer(add_completion=False)
app.command()(train)
app.command()(add)
app.command()(calibrate)
app.command()(measure)

if __name__ == "__main__":
    app()
