#!/bin/sh
# Writes constraints.txt: the newest versions that pyproject.toml allows, resolved afresh.
set -eu
cd -- "$(dirname -- "$0")/.."
mkdir -p build
fresh=$(mktemp -d build/pin.XXXXXX)
trap 'rm -rf -- "$fresh"' EXIT

.venv/bin/python -m venv "$fresh"
"$fresh/bin/python" -m pip install -q --disable-pip-version-check -e '.[dev]'
{
    sed -n '/^#/p' constraints.txt
    "$fresh/bin/python" -m pip freeze --exclude-editable
} >"$fresh/constraints.txt"
mv "$fresh/constraints.txt" constraints.txt
