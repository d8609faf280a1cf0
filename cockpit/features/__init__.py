"""What the car can do: one folder each."""

import importlib
import logging
from pathlib import Path

from cockpit.core.feature import Feature, Services
from cockpit.core.notices import Severity

log = logging.getLogger(__name__)


def names() -> list[str]:
    """The features that are there, by folder name; each has a `feature.py`."""
    return sorted(file.parent.name for file in Path(__file__).parent.glob("*/feature.py"))


def start_all(services: Services) -> list[Feature]:
    """Start every feature; one that fails is logged, shown as unavailable, and skipped."""
    return [f for f in (_start(name, services) for name in names()) if f]


def _start(name: str, services: Services) -> Feature | None:
    try:
        module = importlib.import_module(f"{__name__}.{name}.feature")
        feature: Feature = module.setup(services)
    except Exception:
        log.exception("feature %s does not start; the rest goes on without it", name)
        services.notices.show(
            f"feature.{name}", Severity.ADVICE, "{feature} is not available", feature=name
        )
        return None
    return feature
