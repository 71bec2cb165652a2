#!/bin/sh
# LibreOffice, that tests open our spreadsheets and documents with: installed when we are root, named when we are not,
# passed over where there is no apt.
set -eu
packages="libreoffice-calc-nogui libreoffice-writer-nogui"
command -v soffice >/dev/null && exit 0
command -v dpkg-query >/dev/null || { echo "No Debian packages here: going on without LibreOffice."; exit 0; }
if [ "$(id -u)" = 0 ]; then
    apt-get update -qq || true
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null ||
        echo "LibreOffice could not be installed: going on without it." >&2
else
    echo "For the tests with LibreOffice, run as root: apt-get install $packages"
fi
