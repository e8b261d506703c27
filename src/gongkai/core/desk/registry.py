"""The modules that the packages' `desk.py` files registered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.http import Http404

if TYPE_CHECKING:
    from gongkai.core.desk.module import Act, Module

_modules: dict[str, Module] = {}
_further: dict[str, list[tuple[Act, ...]]] = {}


def register(module: Module) -> Module:
    """Put a module on the desk. Raises ValueError when its code is taken."""
    if module.code in _modules:
        raise ValueError(f"工作台模块代码“{module.code}”已被使用")
    for acts in _further.pop(module.code, ()):
        module = replace(module, acts=(*module.acts, *acts))
    _modules[module.code] = module
    return module


def extend(code: str, *, acts: tuple[Act, ...]) -> None:
    """Put acts on another package's module, whichever of the two is registered first. A package above adds thus
    what the one below knows nothing of; each act brings its own label and refusal."""
    if code in _modules:
        _modules[code] = replace(_modules[code], acts=(*_modules[code].acts, *acts))
    else:
        _further.setdefault(code, []).append(acts)


def modules() -> list[Module]:
    """All modules, in the order of the side navigation."""
    return sorted(_modules.values(), key=lambda module: (module.position, module.code))


def module_or_404(code: str) -> Module:
    """The module of an address."""
    if code not in _modules:
        raise Http404
    return _modules[code]
