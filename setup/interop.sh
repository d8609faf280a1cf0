#!/bin/sh
# Tries the car and the simulated home against a real Home Assistant, headless, on loopback.
#
#   setup/interop.sh [words for pytest]
#
#   HOME_ASSISTANT_PYTHON  a Python that has Home Assistant; without it one is made, once, in
#                          build/home-assistant (about 900 MB): with Python 3.14 the newer
#                          version, else with Python 3.13 the older one
# Needs: apt install mosquitto
set -eu

cd -- "$(dirname -- "$0")/.."
newer=2026.11.0
older=2025.4.4
place=build/home-assistant

say() { printf 'interop: %s\n' "$*"; }
die() { printf 'interop: %s\n' "$*" >&2; exit 2; }

find_python() { # sets python to one of the version $1 that runs: a shim of pyenv may not
    for python in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python3; do
        if "$python" -c 'import venv' >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

install() {
    "$place/bin/python" -m pip install -q --disable-pip-version-check --prefer-binary "$@"
}

make_environment() {
    if find_python 3.14; then
        version=$newer
    elif find_python 3.13; then
        version=$older
    else
        die "Home Assistant needs Python 3.13 or 3.14; install one, or name a Python that has Home Assistant in HOME_ASSISTANT_PYTHON"
    fi
    say "installing Home Assistant $version with $python (minutes, once)"
    rm -rf -- "$place"
    "$python" -m venv "$place"
    install "homeassistant==$version"
    "$place/bin/python" tests/interop/requirements.py >"$place/requirements.txt"
    # Never without its constraints: newer packages than it was tried with break it.
    set -- "$place"/lib/python*/site-packages/homeassistant/package_constraints.txt
    install -c "$1" -r "$place/requirements.txt"
    : >"$place/.ready"
}

command -v mosquitto >/dev/null 2>&1 || [ -x /usr/sbin/mosquitto ] ||
    die "no broker: sudo apt install mosquitto"
if [ -z "${HOME_ASSISTANT_PYTHON:-}" ]; then
    [ -f "$place/.ready" ] || make_environment
    HOME_ASSISTANT_PYTHON=$PWD/$place/bin/python
fi
export HOME_ASSISTANT_PYTHON
say "Home Assistant $("$HOME_ASSISTANT_PYTHON" -m homeassistant --version)"
QT_QPA_PLATFORM=offscreen exec .venv/bin/python -m pytest tests/interop -v "$@"
