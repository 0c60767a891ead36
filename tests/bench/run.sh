#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [--short] BUILD FOLDER SIZE...: with the programs of the build folder BUILD, builds libraries of SIZE papers (ascending) in FOLDER, measures them and
# their floors, and prints the table; figures stay in FOLDER/figures. --short: fewer repeats, no session, and it ends
# with 1 when a ratio is far off.
set -euo pipefail

short=
if [ "$1" = --short ]; then
    short=1
    shift
fi
bench=$1/tests/sheaf_bench window=$1/tests/sheaf_benchwindow sheaf=$1/sheaf folder=$2
shift 2
largest=${*: -1}
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
keys=4000 shown=4000 shownBefore=1000 starts=15 triaged=600
if [ -n "$short" ]; then
    keys=400 shown=40 shownBefore=20 starts=3 triaged=30
fi
export LC_ALL=C.UTF-8
mkdir -p -- "$folder"
figures=$folder/figures
config=$folder/config
rm -rf -- "$config"
mkdir -p -- "$config"
: >"$figures"

say() { printf '%s\n' "$*" >&2; }

# measure SIZE VERB...: the figures of one measuring process.
measure() {
    local size=$1
    shift
    "$bench" "$@" | sed "s/^/$size /" >>"$figures"
}

# seen SIZE VERB...: the same with a window, on a display of its own, or on Qt's own where there is no X server.
seen() {
    local size=$1
    shift
    if command -v Xvfb >/dev/null && command -v openbox >/dev/null && command -v dbus-run-session >/dev/null; then
        env -u QT_QPA_PLATFORM bash "$here/../gui/underxvfb.sh" "$window" "$@" | sed "s/^/$size /" >>"$figures"
    else
        QT_QPA_PLATFORM=offscreen "$window" "$@" | sed "s/^/$size /" >>"$figures"
    fi
}

figure() { awk -v size="$1" -v name="$2" '$1 == size && $2 == name { value = $3 } END { print value }' "$figures"; }

for size in "$@"; do
    say "$size papers: digests"
    digests=$folder/digests-$size library=$folder/$size.sheaf
    rm -rf -- "$digests" "$library" "$library"-*
    measure "$size" corpus "$size" "$digests"
    say "$size papers: import and its floors"
    measure "$size" spend import "$sheaf" --library "$library" import "$digests" 2>/dev/null
    measure "$size" spend grep grep -r -F -c rgumen "$digests" 2>/dev/null
    awk -v size="$size" '$1 == size && $2 == "grep.wall" { print size, "grep.milliseconds", $3 * 1000 }' \
        "$figures" >"$figures.grep"
    cat -- "$figures.grep" >>"$figures"
    rm -rf -- "$digests" "$figures.grep"
    papers=$("$sheaf" --library "$library" --json stats | grep -o '"papers": *[0-9]*' | grep -o '[0-9]*$')
    [ "$papers" = "$size" ] || { say "The import made $papers papers of $size."; exit 1; }
    # Before the library gets rows that an import does not bring.
    measure "$size" rawfloor "$library" "$folder/floor.db"
    measure "$size" ftsfloor "$library" "$folder/floor.db"
    rm -f -- "$folder"/floor.db*
    measure "$size" fill "$library"
    printf '%s library.bytes %s\n' "$size" "$(stat -c %s -- "$library")" >>"$figures"
    say "$size papers: questions"
    "$bench" ftsdatabase "$library" "$folder/fts.db"
    measure "$size" questions "$library" "$folder/fts.db" "$keys"
    rm -f -- "$folder"/fts.db*
    for verb in "search model --limit 20" stats check; do
        # shellcheck disable=SC2086 # words of their own
        measure "$size" spend "${verb%% *}" "$sheaf" --library "$library" $verb 2>/dev/null
    done
    say "$size papers: window"
    [ "$size" = "$largest" ] || seen "$size" window "$library" "$config" "$shownBefore"
    [ "$size" != "$largest" ] || seen "$size" window "$library" "$config" "$shown"
    say "$size papers: triage"
    seen "$size" triage "$library" "$config" "$triaged"
done

say "start"
libraries=()
for size in "$@"; do
    libraries+=("$folder/$size.sheaf")
done
seen 0 starts "$starts" "$config" "${libraries[@]}"
at=0
for size in "$@"; do
    printf '%s start %s\n%s start.cold %s\n' "$size" "$(figure 0 "start.$at")" "$size" "$(figure 0 "start.$at.cold")" \
        >>"$figures"
    at=$((at + 1))
done

if [ -z "$short" ]; then
    for size in "$@"; do
        say "$size papers: session"
        "$bench" corpus 4000 "$folder/beside" "$size" >/dev/null
        seen "$size" session "$folder/$size.sheaf" "$config" "$folder/beside"
        rm -rf -- "$folder/beside"
    done
    real=${SHEAF_DIGESTS:-$here/../../../shared/digests}
    if [ -d "$real" ]; then
        rm -f -- "$folder"/real.sheaf*
        measure 0 spend digests "$sheaf" --library "$folder/real.sheaf" import "$real" 2>/dev/null
        rm -f -- "$folder"/real.sheaf*
    fi
fi

"$bench" table "$figures"
[ -z "$short" ] || "$bench" wide "$figures"
