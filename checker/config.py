"""The settings of one run, as one frozen record. Nothing below this module knows of the command line."""

from __future__ import annotations

from enum import StrEnum

from checker.model.record import record


class DateOrder(StrEnum):
    """How a numeric date such as 8/10/2012 is read."""

    MDY = "mdy"
    DMY = "dmy"


@record(frozen=True)
class Settings:
    """What the user chose.

    `date` is the ISO day that documents speak from where they do not say (never taken from a clock);
    `date_order` how ambiguous numeric dates are read, None for both readings; `encoding` of the files.
    """

    date: str | None = None
    date_order: DateOrder | None = None
    encoding: str = "utf-8"
