"""Qt's property and slot decorators, with the types that PyQt6's own stubs lack."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self, overload

    class _Property[T]:
        """A property as Python sees it: read on an object, it is the getter's value."""

        @overload
        def __get__(self, owner: None, kind: type) -> Self: ...
        @overload
        def __get__(self, owner: object, kind: type) -> T: ...
        def __get__(self, owner: object, kind: type) -> object: ...
        def __set__(self, owner: object, value: T) -> None: ...
        def setter(self, fset: Callable[[Any, T], None]) -> Self: ...

    class pyqtProperty:  # noqa: N801
        """Decorates a getter; `kind` is a Python type or the name of a C++ one."""

        def __init__(
            self,
            kind: type | str,
            fget: Callable[[Any], Any] | None = None,
            fset: Callable[[Any, Any], None] | None = None,
            *,
            notify: object = None,
            constant: bool = False,
        ) -> None: ...
        def __call__[T](self, fget: Callable[[Any], T]) -> _Property[T]: ...

    def pyqtSlot(
        *kinds: type | str, name: str | None = None, result: type | str | None = None
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Decorates a method that QML may call."""
        ...

else:
    from PyQt6.QtCore import pyqtProperty, pyqtSlot

__all__ = ["pyqtProperty", "pyqtSlot"]
