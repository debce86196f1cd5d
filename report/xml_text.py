"""Text that XML can carry."""

from __future__ import annotations

import re

__all__ = ["xml_text"]

# Not a Char of XML 1.0 (https://www.w3.org/TR/xml/#charsets).
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """`text` with the replacement character for each that XML cannot carry.

    >>> xml_text("a" + chr(1) + "b")
    'a�b'
    """
    return _FORBIDDEN.sub("\ufffd", text)
