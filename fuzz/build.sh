#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# fuzz/build.sh [TARGET...]: builds every fuzz target, or those, with any compiler and engine, in OSS-Fuzz's contract:
#
#   CC CXX CFLAGS CXXFLAGS   compilers and their flags, sanitizers among them (default: cc, c++)
#   LIB_FUZZING_ENGINE       what links the engine in: -fsanitize=fuzzer, a library; without it fuzz/standalone.c, whose
#                            main replays files
#   OUT                      gets the programs, their dictionaries, options and seeds (default build/fuzzers)
#   STET_SOURCE              folder of the amalgamated stet.h and stet.c, to fuzz these instead of parser/
#
# With AFL++: CC=afl-clang-fast CXX=afl-clang-fast++ LIB_FUZZING_ENGINE=-fsanitize=fuzzer fuzz/build.sh
#
# The target linear needs a compiler with -fsanitize-coverage=trace-pc, and its library no sanitizer; the targets jsonl
# and writers need jansson. Each is left out without it, and where SANITIZER is memory: what they call was not built with
# that; the target readers then goes without JSON's library and what unpacks.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
: "${CC:=cc}" "${CXX:=c++}" "${CFLAGS:=-O1 -g}" "${CXXFLAGS:=-O1 -g}" "${LIB_FUZZING_ENGINE:=}" "${OUT:=$root/build/fuzzers}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$OUT"
OUT=$(cd "$OUT" && pwd)

source=${STET_SOURCE:-$root/parser}
include=(-I"$source" -I"$root/fuzz" -I"$root/cli")

# compile FOLDER FLAGS FILE...: objects of C files.
compile() {
    local folder=$work/$1 flags=$2
    shift 2
    mkdir -p "$folder"
    # shellcheck disable=SC2016,SC2086
    printf '%s\0' "$@" | xargs -0 -P "$(nproc 2>/dev/null || echo 1)" -I '{}' sh -c \
        'folder=$1 file=$2; shift 2; exec "$@" -c "$file" -o "$folder/${file##*/}.o"' compile "$folder" '{}' \
        $CC $CFLAGS -DSTET_CHECKED $flags -std=c11 -DSTET_BUILDING -D_GNU_SOURCE "${include[@]}"
}

# program TARGET FOLDER OBJECT... [FLAG...]: links a target with the library of a folder.
program() {
    local target=$1 folder=$2
    shift 2
    # shellcheck disable=SC2086
    $CXX $CXXFLAGS "$work/target/$target.c.o" "$work/common"/*.o "$work/$folder"/*.o "$@" $LIB_FUZZING_ENGINE \
        -o "$OUT/$target"
}

# with_data TARGET LONGEST: what goes beside a program.
with_data() {
    local target=$1 folders=("$root/corpus/seeds" "$root/corpus/golden")
    [ ! -d "$root/corpus/seeds-$target" ] || folders=("$root/corpus/seeds-$target")
    cp "$root/fuzz/stet.dict" "$OUT/$target.dict"
    printf '[libfuzzer]\nmax_len = %s\ndict = %s.dict\nentropic = 0\nuse_counters = 0\n' "$2" "$target" >"$OUT/$target.options"
    python3 - "$OUT/${target}_seed_corpus.zip" "${folders[@]}" "$root/corpus/regressions" <<'END'
import pathlib, sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    for folder in map(pathlib.Path, sys.argv[2:]):
        for path in sorted(folder.glob("*")):
            if path.suffix != ".expected":
                archive.write(path, f"{folder.name}-{path.name}")
END
}

compile library "" "$source"/*.c
compile common "" "$root"/fuzz/{oracle,run,shared}.c
engine=()
if [ -z "$LIB_FUZZING_ENGINE" ]; then
    compile engine "" "$root/fuzz/standalone.c"
    engine=("$work/engine/standalone.c.o")
else
    compile mutator "" "$root"/fuzz/mutate*.c
fi

# The libraries for what is packed, where they are.
with=()
libraries=()
for format in ZLIB:zlib ZSTD:libzstd LIBARCHIVE:libarchive; do
    pkg-config --exists "${format#*:}" 2>/dev/null || continue
    with+=("-DSTET_WITH_${format%:*}")
    read -ra flags < <(pkg-config --libs "${format#*:}")
    libraries+=("${flags[@]}")
done

# has_jansson: whether the compiler finds its header.
has_jansson() { echo '#include <jansson.h>' | $CC -fsyntax-only -x c - 2>/dev/null; }

# The style of pages as strings of C, a line each, as cli/style.cmake makes it.
sed 's/[\\"]/\\&/g; s/.*/"&",/' "$root/cli/html_style.css" >"$work/html_style.inc"
include+=(-I"$work")

# The libraries of the readers and writers are not built with MemorySanitizer, which takes what they wrote for never written.
jansson=(-ljansson)
mapfile -t files < <(grep -v '^#' "$root/fuzz/readers.txt")
if [ "${SANITIZER:-}" = memory ] || ! has_jansson; then
    jansson=() with=() libraries=()
    mapfile -t files < <(printf '%s\n' "${files[@]}" | grep -vxE 'json_line\.c|identity\.c')
fi
compile reader "${with[*]}" "$root"/fuzz/{feeding,packing}.c "${files[@]/#/$root/cli/}"

while read -r target _ longest mutator; do
    [[ $# -eq 0 || " $* " == *" $target "* ]] || continue
    case $target in
    jsonl | writers) [ ${#jansson[@]} -gt 0 ] || continue ;;
    linear) [ "${SANITIZER:-}" != memory ] || continue ;;
    esac
    folder=library
    more=("${engine[@]}")
    compile target "${with[*]}" "$root/fuzz/$target.c"
    case $target in
    linear)
        compile counted "-USTET_CHECKED -fsanitize-coverage=trace-pc -fno-sanitize=all" "$source"/*.c 2>/dev/null || continue
        folder=counted
        more+=(-Wl,--wrap=__sanitizer_cov_trace_pc)
        ;;
    jsonl | readers) more+=("$work"/reader/*.o "${jansson[@]}" "${libraries[@]}") ;;
    writers)
        mapfile -t files < <(grep -v '^#' "$root/fuzz/writers.txt")
        compile writer "" "${files[@]/#/$root/cli/}"
        more+=("$work"/writer/*.o "${jansson[@]}")
        ;;
    utf8)
        compile decoder "" "$root/cli/utf8.c"
        more+=("$work/decoder/utf8.c.o")
        ;;
    esac
    [ "$mutator" = - ] || [ ! -d "$work/mutator" ] || more+=("$work/mutator/$mutator.c.o")
    program "$target" "$folder" "${more[@]}"
    with_data "$target" "$longest"
done < <(grep -v '^#' "$root/fuzz/targets.txt")
echo "built into $OUT: $(cd "$OUT" && echo *.options | sed 's/\.options//g')"
