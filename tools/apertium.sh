#!/bin/sh
# Debian's Apertium pairs: installed when we are root, named when we are not, passed over where there is no apt.
set -eu
packages="apertium apertium-eng-spa apertium-bel-rus apertium-rus-ukr"
command -v dpkg-query >/dev/null || { echo "No Debian packages here: going on without Apertium."; exit 0; }
missing=
for package in $packages; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then
    apt-get update -qq || true
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
        echo "Apertium could not be installed: going on without it." >&2
else
    echo "For translation with Apertium, run as root: apt-get install$missing"
fi
