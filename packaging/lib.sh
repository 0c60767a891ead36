# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What packaging/run and packaging/test share: packages, configuring, building. Sourced; everything it says goes to
# stderr, so that stdout belongs to the program or to the result of the tests.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
build=$root/build/release

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# packages_in SECTION...: the names in these sections of packaging/packages.
packages_in() {
    local section
    for section in "$@"; do
        awk -v want="[$section]" '
            { sub(/#.*/, ""); gsub(/[[:space:]]/, "") }
            /^\[/ { inside = ($0 == want); next }
            inside && length($0) { print }' "$root/packaging/packages"
    done | sort -u
}

# missing_packages NAME...: those that are not installed.
missing_packages() {
    local name
    for name in "$@"; do
        # shellcheck disable=SC2016 # the dollar signs are dpkg-query's
        dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || printf '%s\n' "$name"
    done
}

# as_root COMMAND...: as root, by sudo when it asks nothing or there is somebody to ask.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@" </dev/null
    else
        sudo -- "$@"
    fi
}

may_become_root() {
    [ "$(id -u)" -eq 0 ] && return 0
    command -v sudo >/dev/null || return 1
    sudo -n true 2>/dev/null </dev/null || [ -t 0 ]
}

# need_packages SECTION...: installs what is missing, or names it and ends.
need_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is no Debian; taking it that the tools named in packaging/packages are here."
        return 0
    fi
    local wanted missing
    mapfile -t wanted < <(packages_in "$@")
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if ! may_become_root; then
        say "These Debian packages are missing, and there is no right to install them here:"
        say "    ${missing[*]}"
        die "As root: apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 ||
        say "The package lists could not be brought up to date; trying with those that are here."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o Dpkg::Use-Pty=0 "${missing[@]}" >&2 ||
        die "apt-get could not install: ${missing[*]}"
}

# configured_here: there is a finished configuration of this checkout, in this place, for tools that still exist.
configured_here() {
    local cache=$build/CMakeCache.txt home launcher
    [ -f "$cache" ] && [ -f "$build/build.ninja" ] || return 1
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:[A-Z]*=//p' "$cache")
    [ "$home" = "$root" ] || return 1
    launcher=$(sed -n 's/^CMAKE_CXX_COMPILER_LAUNCHER:[A-Z]*=//p' "$cache")
    [ -z "$launcher" ] || command -v "$launcher" >/dev/null
}

# usable_ccache: ccache is here and may write where it keeps things; otherwise every compilation would fail.
usable_ccache() {
    local folder
    folder=$(ccache --get-config cache_dir 2>/dev/null) || return 1
    mkdir -p -- "$folder" 2>/dev/null && [ -w "$folder" ]
}

need_configured() {
    configured_here && return 0
    local options=()
    if usable_ccache; then
        options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    # A checkout that was moved leaves paths to its old place in every corner of the build folder.
    rm -rf -- "$build"
    say "Configuring build/release"
    (cd -- "$root" && cmake --preset release "${options[@]}" </dev/null >&2) ||
        die "Configuring failed; what CMake said stands above."
}

# jobs: as many compilers as there are processors, but no more than one per 1.5 GB of memory that is free.
jobs() {
    local processors memory
    processors=$(nproc 2>/dev/null || echo 2)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1572864) }' /proc/meminfo 2>/dev/null || true)
    [ -n "$memory" ] || memory=$processors
    [ "$memory" -ge 1 ] || memory=1
    [ "$processors" -le "$memory" ] && echo "$processors" || echo "$memory"
}

# need_built [TARGET]: builds what changed.
need_built() {
    need_configured
    local targets=()
    [ $# -eq 0 ] || targets=(--target "$@")
    (cd -- "$root" && cmake --build "$build" --parallel "$(jobs)" "${targets[@]}" </dev/null >&2) ||
        die "The build failed; what the compiler said stands above."
}
