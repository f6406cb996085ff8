"""``python -m claimledger.training`` trains, calibrates or measures the claim models.

``make models``, ``make calibrate`` and ``make accuracy`` call it.
"""

import typer

from claimledger.training.train import calibrate, measure, train

app = typer.Typer(add_completion=False)
app.command()(train)
app.command()(calibrate)
app.command()(measure)

if __name__ == "__main__":
    app()
