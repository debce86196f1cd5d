"""Models: `models list | available | install | remove`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.commands.terminal import show
from glossator.errors import ConfigError

if TYPE_CHECKING:
    from glossator.translate.engine import ModelInfo

__all__ = ["COMMANDS"]

Engine = Annotated[str, typer.Option("--engine", metavar="NAME", help="auto, firefox or argos.")]


def _list() -> None:
    """List the models that are installed."""
    from glossator.config import models_folder
    from glossator.translate.models import list_models

    for model in list_models(models_folder()):
        _show_model(model)


def _available(engine: Engine = "auto") -> None:
    """List the models that can be installed; asks the network."""
    from glossator.config import models_folder
    from glossator.translate.models import available_models

    for model in available_models(engine, models_folder()):
        _show_model(model)


def _install(
    what: Annotated[
        list[str], typer.Argument(metavar="WHAT", help="Two language codes (en it), or a .argosmodel file.")
    ],
    engine: Engine = "auto",
) -> None:
    """Install a model from the network, or a package from a file."""
    from glossator.config import models_folder
    from glossator.translate.models import install_model

    if len(what) > 2:
        raise ConfigError(f"found {len(what)} words, expected two language codes or one file")
    wanted = (what[0], what[1]) if len(what) == 2 else Path(what[0])
    for model in install_model(wanted, engine, models_folder()):
        _show_model(model)


def _remove(
    source: Annotated[str, typer.Argument(metavar="SOURCE")],
    target: Annotated[str, typer.Argument(metavar="TARGET")],
    engine: Engine = "auto",
) -> None:
    """Remove an installed model."""
    from glossator.config import models_folder
    from glossator.translate.models import remove_model

    _show_model(remove_model(source, target, engine, models_folder()))


def _show_model(model: ModelInfo) -> None:
    size = f"{model.size / 1e6:6.1f} MB" if model.size else ""
    remark = model.problem or ("comes with the product" if model.bundled else "")
    show(f"{model.source} -> {model.target}  {model.engine:8} {model.version:22} {size} {remark}".rstrip())


COMMANDS: dict[str, object] = {"list": _list, "available": _available, "install": _install, "remove": _remove}
