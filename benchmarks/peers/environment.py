"""The peers' own environment beside the checkout's, and running them in it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PEERS", "Peer", "Peers"]

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE.parent.parent / ".venv-peers"
REQUIREMENTS = HERE / "requirements.txt"


@dataclass(frozen=True, slots=True)
class Peer:
    """A script here that searches segments for terms; with more than `most_terms` it would take too long to build."""

    name: str
    script: str
    most_terms: int


PEERS = (
    Peer("regex a term", "regex_per_term.py", 10_000),
    Peer("spaCy lemmas", "spacy_lemmas.py", 100_000),
    Peer("Aho-Corasick floor", "aho_corasick.py", 1_000_000),
)


@dataclass(frozen=True, slots=True)
class Peers:
    """The environment; `fault` says why there is none."""

    fault: str = ""

    @classmethod
    def installed(cls) -> Peers:
        """Make the environment unless it is there for these very requirements."""
        ready = ENVIRONMENT / f"ready-{hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:12]}"
        if ready.exists():
            return cls()
        pip = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        try:
            _run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)])
            _run([*pip, "-r", str(REQUIREMENTS)])
        except RuntimeError as error:
            return cls(str(error))
        ready.touch()
        return cls()

    def rate(self, peer: Peer, segments: Path, terms: Path, number: int, seconds: float) -> str:
        """The segments a second that a peer searches for `number` terms, as a cell of the table."""
        if self.fault:
            return "not installed"
        if number > peer.most_terms:
            return "not run"
        script = str(HERE / peer.script)
        try:
            answer = json.loads(_run([self.program("python"), script, str(segments), str(terms), str(seconds)]))
        except (RuntimeError, ValueError) as error:
            return f"failed: {error}"
        return f"{answer['segments'] / answer['seconds']:,.0f}"

    def program(self, name: str) -> str:
        """The path of a program of the environment."""
        return str(ENVIRONMENT / "bin" / name)


def _run(command: list[str]) -> str:
    """What a command prints.

    Raises:
        RuntimeError: it failed; the last line of its complaint.
    """
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    except subprocess.CalledProcessError as error:
        raise RuntimeError((error.stderr.strip().splitlines() or [f"exit code {error.returncode}"])[-1]) from error
    except OSError as error:
        raise RuntimeError(str(error)) from error
