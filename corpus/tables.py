"""The tables that steps read and write, as Arrow schemas; docs/corpora.md tells users of them."""

from __future__ import annotations

import pyarrow as pa

__all__ = ["BROKEN", "FINDINGS", "RESULTS", "ROWS", "TARGETS", "TASKS", "USES"]

_PLACE = [pa.field("file", pa.string()), pa.field("row", pa.int64())]

# One segment a row; `row` counts from 1 in its file, `document` is null where each row is a document of its own.
ROWS = pa.schema(
    [
        *_PLACE,
        pa.field("id", pa.string()),
        pa.field("document", pa.string()),
        pa.field("source", pa.string()),
        pa.field("target", pa.string()),
        pa.field("source_language", pa.string()),
        pa.field("target_language", pa.string()),
        pa.field("state", pa.string()),
        pa.field("context", pa.string()),
        pa.field("plural", pa.int32()),
        pa.field("notes", pa.list_(pa.string())),
    ]
)

# What could not be read, and why.
BROKEN = pa.schema([*_PLACE, pa.field("reason", pa.string())])

# Offsets are code points, half-open, in the text of `side`.
FINDINGS = pa.schema(
    [
        *_PLACE,
        pa.field("id", pa.string()),
        pa.field("document", pa.string()),
        pa.field("rule", pa.string()),
        pa.field("severity", pa.string()),
        pa.field("confidence", pa.float64()),
        pa.field("message", pa.string()),
        pa.field("side", pa.string()),
        pa.field("start", pa.int32()),
        pa.field("end", pa.int32()),
        pa.field("suggestions", pa.list_(pa.string())),
        pa.field("concept_id", pa.string()),
        pa.field("mqm", pa.string()),
    ]
)

# What `translate` makes; `comments` say what an editor should look at.
TARGETS = pa.schema([*ROWS, pa.field("comments", pa.list_(pa.string()))])

# What a rule compares over the whole corpus: digests of a key and of what may not differ under it, and where that is.
USES = pa.schema(
    [
        pa.field("rule", pa.string()),
        pa.field("key", pa.uint64()),
        pa.field("value", pa.uint64()),
        pa.field("position", pa.int32()),
    ]
)

# What engines pass on: the work to do and what came of it, both as JSON.
TASKS = pa.schema([pa.field("name", pa.string()), pa.field("task", pa.string())])
RESULTS = pa.schema([pa.field("name", pa.string()), pa.field("result", pa.string())])
