#!/usr/bin/env bash
# Installs what is missing and nothing else.
#   build/setup.sh [packages|browser|readers|all]     default all = packages + browser
# packages: npm ci (native DuckDB, ECharts, Noto Sans JP). browser: Chromium, which prints packs; its headless shell
# where Debian has one, as it is quicker.
# readers: poppler-utils, with which the tests read packs back. The last two come from apt where that is
# allowed (root, or sudo without a password); elsewhere the one command to type is printed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

packages() {
    have_packages && return 0
    command -v npm >/dev/null || { echo "setup: npm is missing; install Node.js 20 or newer, then run this again" >&2; return 1; }
    # Two builds may start together: one installs, the other waits and finds it done.
    exec 9>"$root/build/.setup.lock"
    flock 9
    if ! have_packages; then
        echo "setup: npm ci (native DuckDB, ECharts, Noto Sans JP)" >&2
        npm --prefix "$root" ci --no-audit --no-fund --loglevel=error >&2
    fi
    flock -u 9
}

# npm writes this file last, so a half-finished install is not taken for a whole one.
have_packages() {
    [ -e "$root/node_modules/.package-lock.json" ] && ! [ "$root/package-lock.json" -nt "$root/node_modules/.package-lock.json" ]
}

browser() {
    [ -n "${WAREHOUSE_CHROMIUM:-}" ] && return 0
    for name in chromium-headless-shell chrome-headless-shell chromium chromium-browser google-chrome google-chrome-stable microsoft-edge msedge; do
        command -v "$name" >/dev/null && return 0
    done
    apt_install chromium-headless-shell "PDF packs need a Chromium" chromium
}

readers() {
    command -v pdftotext >/dev/null || apt_install poppler-utils "tests that read PDFs back need it"
}

apt_install() {
    local package=$1 why=$2 instead=${3:-} sudo=""
    local install="apt-get install -y --no-install-recommends $package"
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo="sudo -n"; else sudo="-"; fi
    fi
    if [ "$sudo" = "-" ] || ! command -v apt-get >/dev/null; then
        echo "setup: $package is missing; $why. Type: sudo $install" >&2
        return 0
    fi
    echo "setup: $install" >&2
    local log="$root/build/.apt.log"
    {
        flock 8
        DEBIAN_FRONTEND=noninteractive $sudo $install >"$log" 2>&1 \
            || { $sudo apt-get update >"$log" 2>&1 && DEBIAN_FRONTEND=noninteractive $sudo $install >>"$log" 2>&1; } \
            || { [ -n "$instead" ] && DEBIAN_FRONTEND=noninteractive $sudo ${install/%$package/$instead} >>"$log" 2>&1; }
    } 8>"$root/build/.setup.lock" || echo "setup: $package could not be installed (build/.apt.log); $why. Type: sudo $install" >&2
}

case "${1:-all}" in
    packages) packages ;;
    browser) browser ;;
    readers) readers ;;
    all) packages; browser ;;
    *) echo "setup: expected packages, browser, readers or all, found '$1'" >&2; exit 2 ;;
esac
