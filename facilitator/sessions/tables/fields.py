"""The fields that a version added to records that the journal already told of."""

from __future__ import annotations

Fields = dict[str, dict[str, str | int | None]]
"""By table, each new field with what it was before it existed."""
