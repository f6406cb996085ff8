"""``python -m claimledger.training`` trains or calibrates the models of claims.

``make models`` and ``make calibrate`` call it.
"""

import typer

from claimledger.training.train import calibrate, train

app = typer.Typer(add_completion=False)
app.command()(train)
app.command()(calibrate)

if __name__ == "__main__":
    app()
