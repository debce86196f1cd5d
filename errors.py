"""Everything that can go wrong, as exceptions.

GlossatorError
├── InputError                 the user's file, option or glossary is at fault; has path, line and hint
│   ├── FormatError            a document cannot be read or written
│   ├── GlossaryError          a glossary cannot be read or contradicts itself
│   └── ConfigError            a setting or an option is not understood
└── EngineError                a translation engine failed
    └── EngineMissing          no model, package or engine for what was asked
"""

from __future__ import annotations

__all__ = [
    "ConfigError",
    "EngineError",
    "EngineMissing",
    "FormatError",
    "GlossaryError",
    "GlossatorError",
    "InputError",
]


class GlossatorError(Exception):
    """The root: a message for people that says what was found, what was expected and what to do."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class InputError(GlossatorError):
    """The input is at fault.

    `line` is 1-based; `path` and `line` are None where they make no sense.
    """

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        return f"{place}: {super().__str__()}" if place else super().__str__()


class FormatError(InputError):
    """A document cannot be read or written."""


class GlossaryError(InputError):
    """A glossary cannot be read or contradicts itself."""


class ConfigError(InputError):
    """A setting or an option is not understood."""


class EngineError(GlossatorError):
    """A translation engine failed."""


class EngineMissing(EngineError):
    """No model, package or engine for what was asked."""
