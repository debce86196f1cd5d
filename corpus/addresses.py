"""Files wherever they are: on disks and, by way of fsspec, on object stores; packed or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from glossator.corpus.job import Input
from glossator.corpus.reader import Reader, reader_for
from glossator.corpus.unpacked import PACKED, Unpacked
from glossator.errors import ConfigError, InputError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

__all__ = ["inputs_at", "opened", "place"]


def place(address: str) -> tuple[AbstractFileSystem, str]:
    """The file system of an address and the path there.

    Raises:
        ConfigError: nothing that is installed serves such addresses.
    """
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise ConfigError(f"{address}: {error}", hint="install what fsspec needs for such addresses") from error
    return system, path


def inputs_at(addresses: Sequence[str], output: str = "") -> tuple[Input, ...]:
    """The files at the addresses, those of a folder in the order of their names, without what is in `output`.

    Raises:
        InputError: there is no such file or folder, or nothing in it that can be read.
    """
    found: list[Input] = []
    for address in addresses:
        system, path = place(address)
        try:
            here = list(_found(system, path, output))
        except InputError:
            raise
        except Exception as error:
            # File systems raise what the libraries below them do.
            reason = str(error).strip() or type(error).__name__
            raise InputError(f"cannot be reached: {reason.splitlines()[0]}", path=address) from error
        if not here:
            raise InputError("nothing here can be read", path=address, hint="expected Parquet, JSON lines, TSV, TMX …")
        found += here
    return tuple({one.address: one for one in found}.values())


@contextmanager
def opened(address: str) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked while they are read.

    Raises:
        InputError: it cannot be opened.
    """
    system, path = place(address)
    packed = PACKED.get(PurePosixPath(path).suffix)
    try:
        file = system.open(path, "rb")
    except OSError as error:
        raise InputError(f"cannot be opened: {error}", path=address) from error
    with file:
        yield cast("BinaryIO", Unpacked(file, packed) if packed else file)


def _found(system: AbstractFileSystem, path: str, output: str) -> Iterator[Input]:
    """The files at a path; of a folder those with a reader, without hidden ones and those that others are writing.

    Raises:
        InputError: there is none, or the one that was named is in no format that is read.
    """
    if system.isdir(path):
        for file in sorted(system.find(path)):
            below = PurePosixPath(file).relative_to(path).parts
            is_ours = bool(output) and PurePosixPath(file).is_relative_to(output)
            if _reader(file) and not is_ours and not any(part.startswith((".", "_")) for part in below):
                yield _input(system, file)
    elif not system.exists(path):
        raise InputError("no such file or folder", path=path)
    elif _reader(path) is None:
        suffix = PurePosixPath(path).suffix or "nothing"
        raise InputError(f"found a file ending in {suffix}", path=path, hint="expected Parquet, JSON lines, TSV, TMX …")
    else:
        yield _input(system, path)


def _reader(path: str) -> Reader | None:
    pure = PurePosixPath(path)
    is_packed = pure.suffix in PACKED
    reader = reader_for(pure.stem if is_packed else pure.name)
    # Slices can be read of what is not packed only.
    return None if reader and reader.slices and is_packed else reader


def _input(system: AbstractFileSystem, path: str) -> Input:
    reader = _reader(path)
    details = system.info(path)
    address = path if system.protocol == "file" or "file" in system.protocol else system.unstrip_protocol(path)
    state = str(details.get("ETag") or details.get("mtime") or details.get("LastModified") or "")
    return Input(address, reader.name if reader else "", int(details.get("size") or 0), state)
