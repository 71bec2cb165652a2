#!/bin/sh
# usage: debian.sh WITHOUT PACKAGE... — Debian's packages: installed when we are root, named when we are not, passed over
# where there is no apt. WITHOUT says what is missed without them.
set -eu
without=$1
shift
command -v dpkg-query >/dev/null || { echo "No Debian packages here: $without."; exit 0; }
missing=
for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then
    apt-get update -qq || true
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
        echo "$* could not be installed: $without." >&2
else
    echo "Without these, $without; run as root: apt-get install$missing"
fi
