#!/bin/sh
# Debian's chromium, and what Playwright's driver is linked against: installed when we are root, named when we are not, passed over where there is no apt.
set -eu
packages="chromium libatomic1"
command -v dpkg-query >/dev/null || { echo "No Debian packages here: the tests in a browser are skipped."; exit 0; }
missing=
for package in $packages; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then
    apt-get update -qq || true
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
        echo "Chromium could not be installed: the tests in a browser are skipped." >&2
else
    echo "For the tests in a browser, run as root: apt-get install$missing"
fi
