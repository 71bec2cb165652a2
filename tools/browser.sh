#!/bin/sh
# Debian's chromium: installed when we are root, named when we are not, passed over where there is no apt.
set -eu
command -v chromium >/dev/null && exit 0
command -v dpkg-query >/dev/null || { echo "No Debian packages here: the tests in a browser are skipped."; exit 0; }
if [ "$(id -u)" = 0 ]; then
    apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null ||
        echo "Chromium could not be installed: the tests in a browser are skipped." >&2
else
    echo "For the tests in a browser, run as root: apt-get install chromium"
fi
