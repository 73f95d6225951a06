"""What somebody typed, in a tool tip: shown as it is. Qt takes for mark-up whatever looks like it."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """*text* as a tip that shows every character of it; nothing for no text."""
    return f"<p>{html.escape(text).replace(chr(10), '<br>')}</p>" if text else ""
