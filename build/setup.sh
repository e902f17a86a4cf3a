#!/usr/bin/env bash
# Installs what is missing and nothing else: npm packages (native DuckDB, charts, fonts) and, with `browser`, Chromium.
#   build/setup.sh [packages|browser|all]     default all
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
what=${1:-all}

packages() {
    [ -e "$root/node_modules/echarts/package.json" ] \
        && [ -e "$root/node_modules/@expo-google-fonts/noto-sans-jp/package.json" ] \
        && { [ -e "$root/node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so" ] || [ "$(uname -sm)" != "Linux x86_64" ]; } \
        && return 0
    command -v npm >/dev/null || { echo "setup: npm is missing; install Node.js 20 or newer, then run this again" >&2; return 1; }
    echo "setup: npm ci (native DuckDB, ECharts, Noto Sans JP)" >&2
    # One set-up at a time: two builds may start together.
    (
        flock 9
        [ -e "$root/node_modules/.set-up" ] && [ "$root/node_modules/.set-up" -nt "$root/package-lock.json" ] && exit 0
        npm --prefix "$root" ci --no-audit --no-fund --loglevel=error >&2
        touch "$root/node_modules/.set-up"
    ) 9>"$root/build/.setup.lock"
}

browser() {
    [ -n "${WAREHOUSE_CHROMIUM:-}" ] && return 0
    for name in chromium chromium-browser google-chrome google-chrome-stable microsoft-edge msedge; do
        command -v "$name" >/dev/null && return 0
    done
    local install="apt-get install -y --no-install-recommends chromium"
    local sudo=""
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo="sudo"; else sudo="-"; fi
    fi
    if ! command -v apt-get >/dev/null || [ "$sudo" = "-" ]; then
        echo "setup: no Chromium found; PDF packs need one. Type: sudo $install" >&2
        return 0
    fi
    echo "setup: $install" >&2
    { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo $install -qq; } >/dev/null 2>"$root/build/.apt.log" \
        || { echo "setup: Chromium could not be installed (build/.apt.log); PDF packs need it. Type: sudo $install" >&2; return 0; }
}

case "$what" in
    packages) packages ;;
    browser) browser ;;
    all) packages; browser ;;
    *) echo "setup: packages, browser or all, not '$what'" >&2; exit 2 ;;
esac
