"""The data files that travel with the program, and those that people write: YAML."""

from __future__ import annotations

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads YAML ten times faster where the library was built with its C part."""
