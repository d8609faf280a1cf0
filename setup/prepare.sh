#!/bin/sh
# Makes .venv ready; does nothing, in a few milliseconds, when it is.
#
#   setup/prepare.sh run    what `make run` needs
#   setup/prepare.sh dev    and what the tests and checks need
#
#   PYTHON  the Python to build the environment with (3.12 or newer)
#
# A stamp is written last, so an interrupted set-up is redone by the next call.
set -eu

kind=${1:-dev}
cd -- "$(dirname -- "$0")/.."
repo=$PWD

# --- the second start: one hash --------------------------------------------

wanted=$({ printf '%s\n' "$repo"; cat pyproject.toml constraints.txt setup/prepare.sh \
    assets/maps/demo.osm.pbf; } 2>/dev/null | cksum)
stamp_is_fresh() {
    [ -x .venv/bin/python ] && [ -f ".venv/.ready-$1" ] &&
        read -r found <".venv/.ready-$1" && [ "$found" = "$wanted" ]
}
if stamp_is_fresh dev || { [ "$kind" = run ] && stamp_is_fresh run; }; then exit 0; fi

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }

case $kind in
run) extras='' ;;
dev) extras='[dev]' ;;
*) die "usage: setup/prepare.sh run|dev" ;;
esac

# One set-up at a time: a second one waits here and then finds the work done.
if command -v flock >/dev/null 2>&1; then
    exec 9<pyproject.toml
    flock 9
    if stamp_is_fresh "$kind"; then exit 0; fi
fi

# --- packages of the system ------------------------------------------------

# "a|b": the same library under its old and new name; whichever there is.
qt_libraries='libglib2.0-0t64|libglib2.0-0 libgl1 libegl1 libfontconfig1 libdbus-1-3
    libgssapi-krb5-2 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1
    libxcb-shape0 libxcb-xkb1 libwayland-client0 libwayland-cursor0 libwayland-egl1'
fonts='fonts-inter fonts-noto-core fonts-noto-ui-core fonts-noto-cjk'

as_root=none
if [ "$(id -u)" = 0 ]; then
    as_root=''
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root='sudo -n'
fi

installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing_of() { # prints the packages of the list $1 that are not installed
    for names in $1; do
        for name in $(printf '%s' "$names" | tr '|' ' '); do
            if installed "$name"; then continue 2; fi
        done
        printf '%s ' "$names"
    done
}

apt_updated=no
apt_install() { # installs the packages of the list $1; of "a|b" the one that exists
    [ "$as_root" != none ] || return 1
    if [ "$apt_updated" = no ]; then
        $as_root apt-get update -qq || say "apt-get update failed; trying with what is known"
        apt_updated=yes
    fi
    chosen=
    for names in $1; do
        for name in $(printf '%s' "$names" | tr '|' ' '); do
            if apt-cache show "$name" >/dev/null 2>&1; then break; fi
        done
        chosen="$chosen $name"
    done
    say "apt installs:$chosen"
    # shellcheck disable=SC2086 # words are wanted
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y --no-install-recommends $chosen </dev/null >/dev/null
}

first_names() { printf '%s' "$1" | tr ' ' '\n' | sed 's/.*|//' | tr '\n' ' '; }

prepare_system() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "not a Debian or Ubuntu: the libraries that Qt needs are your part (glib, GL, EGL, fontconfig, dbus, xkbcommon, xcb)"
        return 0
    fi
    missing=$(missing_of "$qt_libraries")
    if [ -n "$missing" ] && ! apt_install "$missing"; then
        say "Qt misses libraries; install them: sudo apt install $(first_names "$missing")"
    fi
    for font in $(missing_of "$fonts"); do
        if ! apt_install "$font" 2>/dev/null; then
            say "no $font; Cockpit falls back to another font (sudo apt install $font)"
        fi
    done
}

# --- a Python ---------------------------------------------------------------

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

find_python() { # sets python to the first one that is new enough
    for python in "${PYTHON:-}" python3.12 python3.13 python3.14 python3 \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python3 \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.[2-9][0-9]*/bin/python3; do
        if [ -n "$python" ] && new_enough "$python"; then return 0; fi
    done
    return 1
}

have_uv() { command -v uv >/dev/null 2>&1; }

apt_python() { # Debian 13, Ubuntu 24.04 and later have a Python that is new enough
    command -v apt-get >/dev/null 2>&1 && [ "$as_root" != none ] || return 1
    $as_root apt-get update -qq || :
    apt_updated=yes
    case $(apt-cache policy python3 2>/dev/null | sed -n 's/^ *Candidate: //p') in
    3.1[2-9]* | 3.[2-9][0-9]*) apt_install "python3 python3-venv" && find_python ;;
    *) return 1 ;;
    esac
}

make_venv() {
    say "making .venv with $("$python" -V) ($python)"
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -m venv .venv
        return
    fi
    if have_uv; then
        uv venv -q --python "$python" .venv
        return
    fi
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    apt_install "$package" || die "$python has no venv module: sudo apt install $package"
    "$python" -m venv .venv
}

new_venv() {
    rm -rf .venv
    if find_python; then
        make_venv
    elif have_uv; then
        say "uv fetches Python 3.12"
        uv venv -q --python 3.12 .venv || die "uv found no Python 3.12; install one and try again"
    elif apt_python; then
        make_venv
    else
        die "Cockpit needs Python 3.12 or newer: install it, or install uv (https://docs.astral.sh/uv) and try again"
    fi
    : >.venv/.unfinished
}

venv_is_sound() { # made here, by a set-up that ended (or by hand), and it runs
    [ ! -e .venv/.unfinished ] && new_enough .venv/bin/python &&
        grep -qF "$repo/.venv" .venv/bin/activate 2>/dev/null
}

# --- the packages of Python ------------------------------------------------

install() {
    if have_uv; then
        uv pip install -q --python .venv/bin/python -c constraints.txt -e ".$extras" && return
        say "uv could not install; trying pip"
    fi
    .venv/bin/python -m pip --version >/dev/null 2>&1 ||
        .venv/bin/python -m ensurepip >/dev/null 2>&1 || return 1
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-input \
        -c constraints.txt -e ".$extras"
}

# ----------------------------------------------------------------------------

say "preparing (about a minute the first time)"
prepare_system
if [ -e .venv ] && venv_is_sound; then fresh=no; else new_venv; fresh=yes; fi
: >.venv/.unfinished
rm -f .venv/.ready-run .venv/.ready-dev

if ! install; then
    [ "$fresh" = no ] || die "the packages could not be installed (see above)"
    say "starting over with a new .venv"
    new_venv
    install || die "the packages could not be installed (see above)"
fi
QT_QPA_PLATFORM=offscreen .venv/bin/python -c 'import PyQt6.QtQuick, can, cantools, osmium, valhalla' ||
    die "a package does not load: a library of the system is missing (see above)"

# Ready-made bytecode: a start must not compile, not even where Python may write none.
.venv/bin/python -m compileall -q cockpit simulators || true

# The demo city's roads, once: half a minute that nobody waits for at a start.
if [ -f assets/maps/demo.osm.pbf ]; then
    say "preparing the demo map"
    .venv/bin/python -m cockpit.maps.demo || die "the demo map could not be made (see above)"
fi

rm -f .venv/.unfinished
printf '%s\n' "$wanted" >".venv/.ready-$kind"
say "ready"
