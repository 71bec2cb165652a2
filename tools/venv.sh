#!/bin/sh
# usage: venv.sh PYTHON DIR — a virtual environment with pip, also where Debian left ensurepip out.
set -eu
python=$1 dir=$2
[ -x "$dir/bin/python" ] && "$dir/bin/python" -m pip --version >/dev/null 2>&1 && exit 0
command -v "$python" >/dev/null || { echo "translit needs Python 3.11 or newer; '$python' was not found." >&2; exit 2; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "translit needs Python 3.11 or newer; $($python --version) is too old. Name another: make PYTHON=python3.12" >&2; exit 2; }
if ! "$python" -m venv "$dir" >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
        "$python" -m venv "$dir"
    else
        rm -rf "$dir"
        echo "Python's venv module is incomplete here. As root, run: apt-get install python3-venv" >&2
        exit 2
    fi
fi
