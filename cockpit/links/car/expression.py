"""The `math` of a mapping: a little arithmetic over x, never arbitrary Python."""

import ast
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

MAX_LENGTH = 200
MAX_EXPONENT = 8
MAX_NUMBER = 1e15
LEAST_NUMBER = 1e-15
MAX_SAFE_PRODUCTS = 6
"""With no more products than this, no 64-bit value can overflow a float."""

FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "floor": math.floor,
    "ceil": math.ceil,
    "round": round,
    "abs": abs,
    "min": min,
    "max": max,
}
_WHOLE = {"floor", "ceil", "round"}
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)


class ExpressionError(ValueError):
    """The text is not allowed arithmetic; the message says what and what to do."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression. `safe`: cannot fail for finite x; `whole`: gives an int."""

    tree: ast.expr
    safe: bool
    whole: bool
    uses: int

    def source(self, x: str) -> str:
        """Python source with `x` (source, too) put in for x, evaluated once."""
        return ast.unparse(_Replace(ast.parse(x, mode="eval").body, self.uses).visit(_copy(self)))


@cache
def parse(text: str) -> Expression:
    """Check the text against the whitelist; ExpressionError names what is not allowed."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"longer than {MAX_LENGTH} characters; make it shorter")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError("not arithmetic; write something like x * 3.6") from None
    check = _Check()
    check.look(tree)
    if not check.uses:
        raise ExpressionError("does not use x; write something like x * 3.6")
    return Expression(tree, check.safe, _called(tree) in _WHOLE and _arity(tree) == 1, check.uses)


@cache
def function(text: str) -> Callable[[float], float]:
    """The expression as a function of x; may raise ArithmeticError, ValueError or TypeError."""
    tree = ast.parse(f"lambda x: {ast.unparse(parse(text).tree)}", mode="eval")
    made: Callable[[float], float] = eval(compile(tree, "<math>", "eval"), namespace())
    return made


def namespace() -> dict[str, Any]:
    """The only names that generated arithmetic may use."""
    return {"__builtins__": {}, **FUNCTIONS}


def _called(node: ast.expr) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def _arity(node: ast.expr) -> int:
    return len(node.args) if isinstance(node, ast.Call) else 0


def _copy(expression: Expression) -> ast.expr:
    return ast.parse(ast.unparse(expression.tree), mode="eval").body


def _number(node: ast.expr) -> float | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _number(node.operand)
        return None if inner is None else -inner
    value = node.value if isinstance(node, ast.Constant) else None
    # bool is an int to Python, but no number to us.
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


class _Check:
    """Walks a tree; refuses all but the whitelist and notes what can fail."""

    def __init__(self) -> None:
        self.safe = True
        self.uses = 0
        self._products = 0

    def look(self, node: ast.expr) -> None:
        match node:
            case ast.Name(id="x"):
                self.uses += 1
            case ast.Constant():
                self._constant(node)
            case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
                self.look(node.operand)
            case ast.BinOp(op=op) if isinstance(op, _OPERATORS):
                self._operation(node)
            case ast.Call():
                self._call(node)
            case ast.BinOp(op=ast.BitXor()):
                raise ExpressionError("^ is not allowed; write ** for a power")
            case _:
                raise ExpressionError(
                    f"{ast.unparse(node)!r} is not allowed; use x, numbers, + - * / ** ( ) and "
                    + " ".join(FUNCTIONS)
                )

    def _constant(self, node: ast.Constant) -> None:
        number = _number(node)
        if number is None or not (number == 0 or LEAST_NUMBER <= number <= MAX_NUMBER):
            raise ExpressionError(f"{ast.unparse(node)[:40]} is not a number from 1e-15 to 1e15")

    def _operation(self, node: ast.BinOp) -> None:
        self.look(node.left)
        self.look(node.right)
        right = _number(node.right)
        self._products += isinstance(node.op, ast.Mult | ast.Div)
        if self._products > MAX_SAFE_PRODUCTS or (isinstance(node.op, ast.Div) and not right):
            self.safe = False
        if isinstance(node.op, ast.Pow):
            # A small fixed exponent keeps a typo like x ** 999999 from freezing the cockpit.
            if right is None or abs(right) > MAX_EXPONENT:
                raise ExpressionError(
                    f"the exponent of ** must be a number from -{MAX_EXPONENT} to {MAX_EXPONENT}"
                )
            self.safe = False

    def _call(self, node: ast.Call) -> None:
        name, count = _called(node), len(node.args)
        if name not in FUNCTIONS:
            raise ExpressionError(
                f"{ast.unparse(node.func)!r} is not a function here; use " + " ".join(FUNCTIONS)
            )
        fits = count >= 2 if name in ("min", "max") else count == 1
        if name == "round" and count == 2:
            fits = isinstance(node.args[1], ast.Constant) and type(node.args[1].value) is int
        if not fits or node.keywords:
            raise ExpressionError(f"{name}() has the wrong number of arguments")
        for argument in node.args:
            self.look(argument)


class _Replace(ast.NodeTransformer):
    """Puts source in for x; a second x takes up the value of the first."""

    def __init__(self, source: ast.expr, uses: int) -> None:
        self._source = source
        self._uses = uses
        self._done = False

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id != "x" or self._done:
            return node
        self._done = True
        if self._uses == 1:
            return self._source
        return ast.NamedExpr(ast.Name("x", ast.Store()), self._source)
