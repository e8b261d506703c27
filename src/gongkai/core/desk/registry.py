"""The modules that the packages' `desk.py` files registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

if TYPE_CHECKING:
    from gongkai.core.desk.module import Module

_modules: dict[str, Module] = {}


def register(module: Module) -> Module:
    """Put a module on the desk. Raises ValueError when its code is taken."""
    if module.code in _modules:
        raise ValueError(f"工作台模块代码“{module.code}”已被使用")
    _modules[module.code] = module
    return module


def modules() -> list[Module]:
    """All modules, in the order of the side navigation."""
    return sorted(_modules.values(), key=lambda module: (module.position, module.code))


def module_or_404(code: str) -> Module:
    """The module of an address."""
    if code not in _modules:
        raise Http404
    return _modules[code]
