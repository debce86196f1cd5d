"""Finds declared objects: every module of a package is imported and the object of one name in it collected."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import TypeVar

from glossator.errors import ConfigError

__all__ = ["discover"]

T = TypeVar("T")


def discover(package: str, kind: type[T], key: Callable[[T], str]) -> Mapping[str, T]:
    """All objects of type `kind` at the top of the modules of `package`, by `key`, sorted.

    Plug-ins join through entry points in the group named like the package (`glossator.check.rules`), each naming one
    object.

    Raises:
        ConfigError: two objects declare the same key.
    """
    found: dict[str, tuple[T, str]] = {}
    for origin, item in (*_declared(package, kind), *_plugged(package, kind)):
        name = key(item)
        if name in found and found[name][0] is not item:
            raise ConfigError(f"{name!r} is declared twice: in {found[name][1]} and in {origin}")
        found[name] = (item, origin)
    return MappingProxyType({name: found[name][0] for name in sorted(found)})


def _declared(package: str, kind: type[T]) -> Iterator[tuple[str, T]]:
    paths = importlib.import_module(package).__path__
    for info in sorted(pkgutil.iter_modules(paths), key=lambda info: info.name):
        module = importlib.import_module(f"{package}.{info.name}")
        for item in vars(module).values():
            if isinstance(item, kind):
                yield module.__name__, item


def _plugged(package: str, kind: type[T]) -> Iterator[tuple[str, T]]:
    for point in sorted(entry_points(group=package), key=lambda point: point.name):
        item = point.load()
        if not isinstance(item, kind):
            raise ConfigError(f"the plug-in {point.value} gives a {type(item).__name__}, expected a {kind.__name__}")
        yield point.value, item
