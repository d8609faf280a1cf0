"""Templates of strangers, in a sandbox that costs little whatever they are.

They are refused when read unless made of a few plain expressions: no loops, no macros, no powers,
no functions but ours. What remains does each step once, and every step that makes text or numbers
is held to a size.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import ChainableUndefined, Template, TemplateError, UndefinedError, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from cockpit.features.home.devices.home_assistant.words import (
    FILTERS,
    FUNCTIONS,
    METHODS,
    TESTS,
    formatted,
    sized,
)
from cockpit.features.home.devices.parts import Render
from cockpit.features.home.devices.untrusted import LONGEST_MADE, UnusableError, text

LONGEST_SOURCE, MOST_NODES, DEEPEST_NODES = 2000, 250, 30
LARGEST_NUMBER = 1e15

ALLOWED: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const),
    *(nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Test, nodes.Call),
    *(nodes.Keyword, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr),
    *(nodes.Concat, nodes.Neg, nodes.Pos, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div),
    *(nodes.FloorDiv, nodes.Mod, nodes.Dict, nodes.Pair, nodes.List, nodes.Tuple),
    *(nodes.If, nodes.Assign),
)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Sums and joins are held to a size."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "%" and isinstance(left, str):
            return formatted(left, *(right if isinstance(right, tuple) else (right,)))
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator != "+" and not numbers:
            for one in (left, right):
                if isinstance(one, ChainableUndefined):
                    one._fail_with_undefined_error()
            raise UnusableError("its template reckons with what is no number")
        if numbers and max(abs(left), abs(right)) > LARGEST_NUMBER:
            raise UnusableError("its template reckons with too large a number")
        return sized(super().call_binop(context, operator, left, right))


class _Bounded(NodeTransformer):
    """Sends what makes text or lists through our own filters."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return self._through("join", nodes.List(node.nodes), node)

    def visit_List(self, node: nodes.List) -> nodes.Node:
        return self._through("sized", self.generic_visit(node), node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:
        return self._through("sized", self.generic_visit(node), node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:
        if node.ctx != "load":
            return node
        return self._through("sized", self.generic_visit(node), node)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        if isinstance(node.node, nodes.Getattr) and node.node.attr == "replace":
            return self._through("replace", node.node.node, node, node.args)
        return node

    def _through(
        self, name: str, value: Any, node: nodes.Node, args: list[Any] | None = None
    ) -> nodes.Node:
        made = nodes.Filter(value, name, args or [], [], None, None)
        return made.set_lineno(node.lineno).set_environment(_SANDBOX)


_SANDBOX = _Sandbox(undefined=ChainableUndefined, optimized=False, cache_size=0)
_SANDBOX.filters = dict(FILTERS)
_SANDBOX.globals = dict(FUNCTIONS)
_SANDBOX.tests = {name: test for name, test in _SANDBOX.tests.items() if name in TESTS}


@lru_cache(maxsize=1024)
def compiled(source: str) -> Render:
    """A template ready for use, or UnusableError."""
    if len(source) > LONGEST_SOURCE:
        raise UnusableError("its template is too long")
    try:
        tree = _SANDBOX.parse(source)
        _check(tree)
        code = _SANDBOX.compile(_Bounded().visit(tree))
        template = Template.from_code(_SANDBOX, code, dict(FUNCTIONS))
    except (TemplateError, SyntaxError, ValueError, RecursionError, MemoryError) as wrong:
        raise UnusableError("its template is not understood") from wrong
    return lambda variables: _rendered(template, variables)


def _rendered(template: Template, variables: Mapping[str, Any]) -> str:
    made, length = [], 0
    try:
        for piece in template.generate(variables):
            made.append(piece)
            length += len(piece)
            if length > LONGEST_MADE:
                raise UnusableError("its template makes too much text")
    except UndefinedError:
        return ""
    except UnusableError:
        raise
    except Exception as wrong:  # a stranger's program may fail in any way it likes
        raise UnusableError("its template does not fit what the device says") from wrong
    return text("".join(made)).strip()


def _check(tree: nodes.Template) -> None:
    """Walk the tree without recursion: it may be as deep as the source is long."""
    rest: list[tuple[nodes.Node, int]] = [(tree, 0)]
    count = 0
    while rest:
        node, depth = rest.pop()
        count += 1
        if count > MOST_NODES or depth > DEEPEST_NODES:
            raise UnusableError("its template is too long")
        _check_node(node)
        rest += [(child, depth + 1) for child in node.iter_child_nodes()]


def _check_node(node: nodes.Node) -> None:
    if not isinstance(node, ALLOWED):
        raise UnusableError(f"its template uses {type(node).__name__.lower()}, which is not taken")
    if isinstance(node, nodes.Filter | nodes.Test):
        known = FILTERS if isinstance(node, nodes.Filter) else TESTS
        if node.name not in known or node.dyn_args or node.dyn_kwargs:
            raise UnusableError(
                f"its template uses {text(node.name)[:40]}, which is not known here"
            )
    if isinstance(node, nodes.Call):
        _check_call(node)


def _check_call(node: nodes.Call) -> None:
    called = node.node
    known = (isinstance(called, nodes.Name) and called.name in FUNCTIONS) or (
        isinstance(called, nodes.Getattr) and called.attr in METHODS
    )
    if not known or node.dyn_args or node.dyn_kwargs:
        raise UnusableError("its template calls what is not known here")
