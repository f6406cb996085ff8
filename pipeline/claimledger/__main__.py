"""`python -m claimledger` is the `claimledger` command."""

from claimledger.cli import main

if __name__ == "__main__":
    main()
