"""The doctor's checks: each looks at one thing and returns one finding."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cockpit.cli.display import has_display
from cockpit.core.paths import state_dir
from cockpit.links.bus_probe import listen, socketcan_interfaces
from cockpit.links.bus_spec import BusSpecError, desk_specs, parse_specs
from cockpit.links.car import load_car
from cockpit.links.car.definition import Car, CarError
from cockpit.links.health_file import read_health

HEALTH_FRESH_S = 5.0
ENOUGH_BYTES = 1 << 30
GL_PROBE = """
from PyQt6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext
app = QGuiApplication([]); context = QOpenGLContext(); surface = QOffscreenSurface()
surface.create()
assert context.create() and context.makeCurrent(surface)
f = context.format()
kind = "OpenGL ES" if context.isOpenGLES() else "OpenGL"
print(f"{kind} {f.majorVersion()}.{f.minorVersion()}")
"""
FONT_PROBE = """
from PyQt6.QtGui import QFontDatabase, QGuiApplication
app = QGuiApplication([]); print("\\n".join(QFontDatabase.families()))
"""
LIMITS = (
    "the bundled model has heard synthetic voices and one person: of an unknown voice it gets nine "
    "sentences of ten in a quiet car, eight in noise, half of them among talkers; for a better one"
)
FONTS = {
    "Inter": "fonts-inter",
    "Noto Sans": "fonts-noto-core",
    "Noto Sans CJK SC": "fonts-noto-cjk",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One item: `verdict` is ok, optional (missing, but the cockpit does without) or bad."""

    item: str
    verdict: str
    found: str
    mend: str = ""


def checkup(folder: Path, words: Sequence[str]) -> list[Finding]:
    """Look at everything, in the order in which a newcomer needs it."""
    findings = [_python(), _display(), _gl(), _fonts()]
    car, finding = _car(folder)
    findings.append(finding)
    findings += _buses(car, words) if car else []
    findings += [_running(), _storage(), _broker(), _speech(), _microphone()]
    findings += [*_voice(), _map(), *_languages()]
    return findings


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", "ok", f"{version} on {sys.platform}")


def _display() -> Finding:
    if has_display():
        name = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or "Qt's own choice"
        return Finding("display", "ok", name)
    mend = "set DISPLAY or WAYLAND_DISPLAY; `cockpit demo` serves VNC, --headless draws offscreen"
    return Finding("display", "optional", "none found", mend)


def _ask_qt(probe: str, platform: str | None) -> tuple[bool, str]:
    env = os.environ | ({"QT_QPA_PLATFORM": platform} if platform else {})
    try:
        done = subprocess.run(
            [sys.executable, "-c", probe],
            env=env,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False, "no answer within 20 s"
    lines = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    return done.returncode == 0, "\n".join(lines) if done.returncode == 0 else (
        lines or ["crashed"]
    )[-1]


def _gl() -> Finding:
    if not has_display():
        return Finding("gl", "optional", "not used without a display; Qt draws in software")
    good, said = _ask_qt(GL_PROBE, None)
    if good:
        return Finding("gl", "ok", said)
    mend = (
        "install the graphics driver (libgl1-mesa-dri); meanwhile QT_QUICK_BACKEND=software works"
    )
    return Finding("gl", "optional", f"no OpenGL ({said})", mend)


def _fonts() -> Finding:
    good, said = _ask_qt(FONT_PROBE, "offscreen")
    if not good:
        return Finding("fonts", "bad", f"Qt does not start ({said})", "make setup")
    missing = [package for family, package in FONTS.items() if family not in said.splitlines()]
    if missing:
        mend = f"sudo apt-get install {' '.join(missing)}"
        return Finding("fonts", "optional", "a fallback is used", mend)
    return Finding("fonts", "ok", ", ".join(FONTS))


def _car(folder: Path) -> tuple[Car | None, Finding]:
    try:
        car = load_car(folder)
    except CarError as error:
        return None, Finding("car", "bad", str(error))
    counts = f"{len(car.frames)} messages, {len(car.sources)} signals"
    found = f"{car.name}: {counts} on {', '.join(car.buses)}"
    if car.warnings:
        return car, Finding(
            "car", "optional", f"{found}; {len(car.warnings)} skipped", "\n".join(car.warnings)
        )
    return car, Finding("car", "ok", found)


def _buses(car: Car, words: Sequence[str]) -> Iterator[Finding]:
    interfaces = socketcan_interfaces()
    if interfaces:
        listed = ", ".join(f"{name} ({state})" for name, state in interfaces.items())
        yield Finding("socketcan", "ok", listed)
    else:
        mend = "on a desk none is needed; else: sudo modprobe vcan, or plug in the CAN adapter"
        yield Finding("socketcan", "optional", "no CAN interface in the kernel", mend)
    try:
        specs = parse_specs(words, car.buses) if words else desk_specs(car.buses)
    except BusSpecError as error:
        yield Finding("bus", "bad", str(error))
        return
    for spec in specs:
        heard = listen(spec)
        item = f"bus {spec.bus}"
        if heard.trouble:
            yield Finding(
                item, "bad", f"{spec}: {heard.trouble}", "check the interface and its rights"
            )
        elif heard.frames:
            found = f"{spec}: {heard.frames} frames/s, {heard.error_frames} error frames"
            yield Finding(item, "ok", found)
        else:
            yield Finding(item, "ok", f"{spec}: opens; silent now (`cockpit demo` starts a car)")


def _running() -> Finding:
    found = [h for h in (read_health(state_dir()), read_health(state_dir() / "desk")) if h]
    if not found:
        return Finding("link", "optional", "no cockpit has run here yet")
    health = max(found, key=lambda h: float(h["at"]))
    when = "now" if time.time() - health["at"] < HEALTH_FRESH_S else "in its last run"
    parts = [
        f"{name}: {b['frames']} frames, {b['dropped']} dropped, {b['error_frames']} error frames"
        for name, b in health["buses"].items()
    ]
    return Finding("link", "ok", f"{when}: " + "; ".join(parts))


def _storage() -> Finding:
    folder = state_dir()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    found = f"{free / 1e9:.0f} GB free for the black box in {state_dir()}"
    if not os.access(folder, os.W_OK):
        return Finding("storage", "bad", f"{folder} is not writable", f"chown it to {os.getuid()}")
    if free < ENOUGH_BYTES:
        return Finding("storage", "bad", found, "free at least 1 GB")
    return Finding("storage", "ok", found)


def _broker() -> Finding:
    from cockpit.links.mqtt_link.own_broker import program

    if found := program():
        return Finding("broker", "ok", f"{found}, for a broker of our own")
    mend = "only a broker of our own needs it: sudo apt-get install mosquitto"
    limited = program("amqtt")
    return Finding("broker", "optional", f"{limited}, limited" if limited else "none", mend)


def _speech() -> Finding:
    from cockpit.voice.hearing.models import ModelError, check, choose, models

    there = models()
    used = [model for language in ("en", "de", "zh") if (model := choose(language))]
    if not used:
        mend = "cockpit voice install en (or de, zh); typed sentences work without"
        return Finding("speech model", "optional", "none", mend)
    for model in there:
        try:
            check(model.folder)
        except ModelError as error:
            mend = f"{error}\ncockpit voice install {model.language}"
            return Finding("speech model", "optional", f"{model.name} is broken", mend)
    found = ", ".join(f"{model.language}: {model.name}" for model in used)
    if any(model.bundled for model in used):
        mend = f"{LIMITS}: cockpit voice install en"
        return Finding("speech model", "ok", found, mend)
    return Finding("speech model", "ok", found)


def _microphone() -> Finding:
    """Asked in a process of its own: a sound system may crash."""
    words = [sys.executable, "-m", "cockpit.voice.hearing.microphone"]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=20, check=True)
        found = [str(name) for name in json.loads(done.stdout)]
    except (subprocess.SubprocessError, ValueError):
        found = []
    if found:
        return Finding("microphone", "ok", ", ".join(found))
    mend = "plug one in, or start PulseAudio or PipeWire; until then, type what you want"
    return Finding("microphone", "optional", "none found", mend)


def _voice() -> Iterator[Finding]:
    """The cockpit's own voice, asked in a process of its own as it speaks in one."""
    words = [sys.executable, "-m", "cockpit.voice.speaking", "--check"]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=20, check=True)
        found = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        yield Finding("voice", "bad", "it crashes", "make setup")
        return
    piper = ", ".join(found["piper"])
    if found["espeak"]:
        yield Finding("voice", "bad", "none", found["espeak"])
    elif piper and not found["piper_library"]:
        yield Finding("voice", "optional", f"espeak-ng; {piper} not", "pip install piper-tts")
    else:
        yield Finding("voice", "ok", f"{piper} (Piper), espeak-ng" if piper else "espeak-ng")
    if found["loudspeakers"]:
        outputs = ", ".join(found["loudspeakers"])
        yield Finding("loudspeaker", "ok", f"{outputs} through {found['backend']}")
    else:
        mend = "plug one in, or start PulseAudio or PipeWire; until then all is only shown"
        yield Finding("loudspeaker", "optional", "none found", mend)


def _map() -> Finding:
    from cockpit.maps.demo import demo_region
    from cockpit.maps.importing.verify import describe
    from cockpit.maps.region import maps_dir

    folders = sorted(maps_dir().iterdir()) if maps_dir().is_dir() else []
    found = [describe(folder) for folder in folders if folder.is_dir()]
    there = [f"{r.name} ({_age(str(r.facts.get('imported', '')))})" for r, _ in found if r]
    there += ["the demo city"] if demo_region() else []
    trouble = "\n".join(text for _, text in found if text)
    if trouble:
        return Finding("map", "optional", ", ".join(there) or "none whole", trouble)
    if there:
        return Finding("map", "ok", ", ".join(there))
    mend = "make setup (the demo city), or: cockpit map import FILE.osm.pbf"
    return Finding("map", "optional", "none", mend)


def _languages() -> Iterator[Finding]:
    """Those that files bring along: how much is translated, and what is wrong in them."""
    from cockpit.ui.display import LANGUAGES, languages
    from cockpit.ui.language_file import file_of
    from cockpit.ui.reader import own_name
    from cockpit.ui.translating import progress_of

    for code in languages():
        found = progress_of(code)
        if code in LANGUAGES and not file_of(code).exists():
            continue
        missing, mend = len(found.missing), "\n".join(found.troubles)
        if missing:
            mend = f"{mend}\ncockpit language {code} --missing".strip()
        told = (
            f"{own_name(code)} ({code}): {len(found.texts) - missing} of {len(found.texts)} texts"
        )
        verdict = "bad" if found.troubles else "optional" if missing else "ok"
        yield Finding("language", verdict, told, mend)


def _age(when: str) -> str:
    try:
        days = (datetime.now(UTC) - datetime.fromisoformat(when)).days
    except (ValueError, TypeError):
        return "of unknown age"
    return "of today" if days < 1 else f"{days} days old"
