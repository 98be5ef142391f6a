# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# What the scripts of ci/ share. Sourced, after `set -euo pipefail`.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jobs=$(nproc 2>/dev/null || echo 2)

say() { printf '== %s\n' "$*"; }

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# build PRESET [TARGET...]: configures into build/${STET_BUILD:-PRESET} quietly, builds; the output is shown only where something fails.
# STET_CONFIGURE holds further arguments to cmake.
build() {
    local preset=$1 log
    shift
    log=$(mktemp)
    # shellcheck disable=SC2086
    if ! (cd "$root" && cmake --preset "$preset" -B "build/${STET_BUILD:-$preset}" ${STET_CONFIGURE:-} &&
        cmake --build "build/${STET_BUILD:-$preset}" -j "$jobs" ${1:+--target "$@"}) >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        fail "building preset $preset failed"
    fi
    rm -f "$log"
}

# edit SED FILE...: changes files in place; at least one of them must change.
edit() {
    local before
    before=$(cat "${@:2}" | cksum)
    sed -i "$@"
    [ "$before" != "$(cat "${@:2}" | cksum)" ] || fail "'$1' changes nothing"
}

# copy_tracked FROM TO: the files of a folder of the repository that git knows, as they are now.
copy_tracked() {
    (cd "$1" && git -c safe.directory="$root" ls-files -z | tar --null -T - -c) | tar -x -C "$2"
}

# all_targets: the fuzz targets.
all_targets() { grep -o '^[a-z0-9]*' "$root/fuzz/targets.txt"; }

# inputs_of TARGET: the folders of committed inputs that a fuzz target begins with.
inputs_of() {
    if [ -d "$root/corpus/seeds-$1" ]; then
        echo "$root/corpus/seeds-$1"
    else
        echo "$root/corpus/seeds"
        [ ! -d "$root/corpus/golden" ] || echo "$root/corpus/golden"
    fi
    [ ! -d "$root/corpus/regressions" ] || echo "$root/corpus/regressions"
}

# need_proc: the sanitizers and Criterion read /proc, and Criterion finds no test without it. A bare chroot has none:
# there it is mounted until the script ends.
need_proc() {
    [ ! -e /proc/self/maps ] || return 0
    [ "$(id -u)" -eq 0 ] || fail "/proc is not mounted, and the tests need it; as root: mount -t proc proc /proc"
    say "/proc is not mounted: mounting it until the end"
    mount -t proc proc /proc || fail "cannot mount /proc, and the tests need it"
    trap 'umount /proc' EXIT
}
