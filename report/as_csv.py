"""The findings as CSV (RFC 4180), for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io

from glossator.report.report import Look, Renderer, Report
from glossator.report.table import COLUMNS, rows

__all__ = ["RENDERER"]


def _draw(report: Report, _look: Look) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(rows(report))
    # Excel takes a file without this mark for one in the code page of the country.
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "backslashreplace")


RENDERER = Renderer("csv", (".csv",), _draw)
