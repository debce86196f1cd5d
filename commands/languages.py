"""What is known of languages: `languages`."""

from __future__ import annotations

from glossator.commands.terminal import show

__all__ = ["languages"]


def languages() -> None:
    """List the languages and by what terms in them are recognised."""
    from glossator.languages.language import languages as known

    for code, language in known().items():
        show(f"{code:6} {language.name:18} {', '.join(language.basis)}")
