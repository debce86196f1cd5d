"""How far a translation is, in the words of XLIFF and of the tools that have words of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from glossator.formats.xliff_elements import Element
from glossator.model import State

__all__ = ["NAMES_1", "NAMES_2", "TRADOS", "Attribute", "attribute_of", "is_locked", "state_1", "state_2"]

# XLIFF 1.2, 3.2.2, the values of `state`.
_STATES_1 = {
    "new": State.INITIAL,
    "needs-translation": State.INITIAL,
    "needs-adaptation": State.FUZZY,
    "needs-l10n": State.FUZZY,
    "needs-review-adaptation": State.FUZZY,
    "needs-review-l10n": State.FUZZY,
    "needs-review-translation": State.FUZZY,
    "translated": State.TRANSLATED,
    "signed-off": State.FINAL,
    "final": State.FINAL,
}
# XLIFF 1.2, 3.2.2, those values of `state-qualifier` that say that a person must look, where no state says more.
_QUALIFIERS = frozenset(
    {
        "fuzzy-match",
        "leveraged-inherited",
        "leveraged-mt",
        "mt-suggestion",
        "rejected-grammar",
        "rejected-inaccurate",
        "rejected-length",
        "rejected-spelling",
        "tm-suggestion",
    }
)
# XLIFF 2.1, 4.3.1.28: `initial` is also what a target is in that nobody has looked at.
_STATES_2 = {
    "initial": State.FUZZY,
    "translated": State.TRANSLATED,
    "reviewed": State.FINAL,
    "final": State.FINAL,
}
# `conf` of Trados Studio's sdl:seg (its API, ConfirmationLevel); without it nobody has confirmed the segment.
_TRADOS = {
    "unspecified": State.FUZZY,
    "draft": State.FUZZY,
    "translated": State.TRANSLATED,
    "rejectedtranslation": State.FUZZY,
    "approvedtranslation": State.FINAL,
    "rejectedsignoff": State.FUZZY,
    "approvedsignoff": State.FINAL,
}
# `mq:status` of memoQ.
_MEMOQ = {
    "notstarted": State.FUZZY,
    "pretranslated": State.FUZZY,
    "partiallyedited": State.FUZZY,
    "assembledfromfragments": State.FUZZY,
    "machinetranslated": State.FUZZY,
    "rejected": State.FUZZY,
    "manuallyconfirmed": State.TRANSLATED,
    "confirmedtranslator": State.TRANSLATED,
    "reviewer1confirmed": State.FINAL,
    "proofread": State.FINAL,
}
# How each says that nobody may change a segment, and what stands there where one may.
_MEMOQ_NAMESPACE, _PHRASE_NAMESPACE = "MQXliff", "http://www.memsource.com/mxlf/2.0"
_LOCKED = ("locked", f"{{{_MEMOQ_NAMESPACE}}}locked", f"{{{_PHRASE_NAMESPACE}}}locked")
_NOT_LOCKED = ("", "0", "false", "no", "unlocked")

NAMES_1 = {
    State.INITIAL: "needs-translation",
    State.FUZZY: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.FINAL: "final",
}
NAMES_2 = {
    State.INITIAL: "initial",
    State.FUZZY: "initial",
    State.TRANSLATED: "translated",
    State.FINAL: "final",
}
_TRADOS_NAMES = {
    State.INITIAL: "Unspecified",
    State.FUZZY: "Draft",
    State.TRANSLATED: "Translated",
    State.FINAL: "ApprovedTranslation",
}
_MEMOQ_NAMES = {
    State.INITIAL: "NotStarted",
    State.FUZZY: "PartiallyEdited",
    State.TRANSLATED: "ManuallyConfirmed",
    State.FINAL: "Proofread",
}


@dataclass(frozen=True, slots=True)
class Attribute:
    """A tool's own attribute for the state of a segment: what it says of a text that is there, and what to write."""

    namespace: str
    name: str
    read: Callable[[str, Element], State]
    write: Callable[[State, Element], str]

    @property
    def key(self) -> str:
        """As in `Element.attributes`."""
        return f"{{{self.namespace}}}{self.name}" if self.namespace else self.name

    def state(self, element: Element, *, is_empty: bool) -> State:
        """The state that an element says, or does not say, of its text."""
        return State.INITIAL if is_empty else self.read(element.attributes.get(self.key, ""), element)

    def written_name(self, element: Element) -> str:
        """The name as a tag of the element has it, with its prefix."""
        prefixes = (prefix for prefix, uri in element.namespaces.items() if prefix and uri == self.namespace)
        return f"{next(prefixes)}:{self.name}" if self.namespace else self.name


def attribute_of(unit: Element) -> Attribute | None:
    """The attribute of a tool that the unit has."""
    return next((one for one in _ATTRIBUTES if one.key in unit.attributes), None)


def is_locked(element: Element) -> bool:
    """Whether a tool says so of the segment."""
    return any(element.attributes.get(name, "").casefold() not in _NOT_LOCKED for name in _LOCKED)


def state_1(unit: Element, target: Element | None, *, is_empty: bool) -> State:
    """What XLIFF 1 itself says of a unit or of its target, which may be empty."""
    if unit.attributes.get("approved") == "yes":
        return State.FINAL
    declared = target.attributes.get("state", "") if target else ""
    if declared in _STATES_1:
        return _STATES_1[declared]
    qualifier = target.attributes.get("state-qualifier", "") if target else ""
    return State.INITIAL if is_empty else State.FUZZY if qualifier in _QUALIFIERS else State.TRANSLATED


def state_2(segment: Element, *, is_empty: bool) -> State:
    """What XLIFF 2 says of a segment; one with a target and no state is taken for translated."""
    return State.INITIAL if is_empty else _STATES_2.get(segment.attributes.get("state", ""), State.TRANSLATED)


def _trados(value: str, _: Element) -> State:
    return _TRADOS.get(value.casefold(), State.FUZZY)


def _memoq(value: str, _: Element) -> State:
    return _MEMOQ.get(value.casefold(), State.TRANSLATED)


def _phrase(value: str, unit: Element) -> State:
    """Phrase counts the steps that have confirmed a segment; the root says which step of the work the file is for."""
    done, wanted = (int(one) if one.isascii() and one.isdecimal() else 0 for one in (value, _step(unit)))
    return State.FUZZY if done < max(1, wanted) else State.TRANSLATED if done <= max(1, wanted) else State.FINAL


def _step(unit: Element) -> str:
    return unit.inherited(f"{{{_PHRASE_NAMESPACE}}}level") or "1"


def _confirmed(state: State, unit: Element) -> str:
    return _step(unit) if state in (State.TRANSLATED, State.FINAL) else "0"


TRADOS = Attribute("", "conf", _trados, lambda state, _: _TRADOS_NAMES[state])
_ATTRIBUTES = (
    Attribute(_MEMOQ_NAMESPACE, "status", _memoq, lambda state, _: _MEMOQ_NAMES[state]),
    Attribute(_PHRASE_NAMESPACE, "confirmed", _phrase, _confirmed),
)
