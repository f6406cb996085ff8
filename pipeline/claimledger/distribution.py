"""The version of the installed distribution; imports nothing of ours."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("claimledger")
except PackageNotFoundError:  # the sources are used in place
    __version__ = "unversioned"
