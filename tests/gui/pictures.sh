#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# pictures.sh BUILD FOLDER [NAME...]: starts the program of the build folder BUILD on a library of the sample digest, once
# for each scene below (or for those named), presses its keys as a hand would, and saves FOLDER/NAME.png.
set -euo pipefail

# name | width | height | scale | appearance | library | options | keys, as xdotool names them
scenes='
main-light     | 1440 | 900 | 1 | light | sample |          | Home j s
main-dark      | 1440 | 900 | 1 | dark  | sample |          | Home j s
main-2x        | 1440 | 900 | 2 | light | sample |          | Home j s
narrow         |  920 | 640 | 1 | light | sample |          | Home j s
table          | 1440 | 900 | 1 | light | sample |          | Home ctrl+t
tag-bar        | 1440 | 900 | 1 | light | sample |          | Home j t p r
tag-manager    | 1440 | 900 | 1 | light | sample |          | Home ctrl+shift+t
palette        | 1440 | 900 | 1 | light | sample |          | Home ctrl+k q u a
history        | 1440 | 900 | 1 | light | sample |          | Home j ctrl+h
preferences    | 1440 | 900 | 1 | light | sample |          | Home ctrl+comma
welcome        | 1440 | 900 | 1 | light | empty  |          |
right-to-left  | 1440 | 900 | 1 | light | sample | -reverse | Home j s
'

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
build=$(cd -- "$1" && pwd -P)
mkdir -p -- "$2"
folder=$(cd -- "$2" && pwd -P)
shift 2
if [ -z "${SHEAF_PICTURING:-}" ]; then
    command -v import >/dev/null || { echo "SKIPPED: import (ImageMagick) is not installed." >&2; exit 77; }
    # Room for twice the largest window and what a window manager puts around it.
    SHEAF_PICTURING=1 SHEAF_SCREEN=3000x1960 exec bash "$here/underxvfb.sh" bash "$here/pictures.sh" "$build" "$folder" "$@"
fi

sheaf=$build/sheaf
room=$(mktemp -d)
window=
sweep() {
    [ -z "$window" ] || kill "$window" 2>/dev/null || true
    rm -rf -- "$room"
}
trap sweep EXIT

# A library as somebody has it who has worked with it for a while.
library() {
    local path=$1
    cli() { "$sheaf" --library "$path" "$@" >/dev/null; }
    cli import "$here/../../resources/samples/classics.txt"
    cli tags --areas
    cli tag add Distillation --query 'title:distill*'
    cli tag add Quantization --query 'quantiz*'
    cli tag add 'Pruning & sparsity' --query 'title:lottery OR title:sparsity'
    cli tag add NAS --query '"architecture search" OR (differentiable architecture)'
    cli tag add Parallelism --query 'title:parallelism OR title:pipeline'
    cli tag add 'Optimizers & schedules' --query 'title:optimization OR title:gradient'
    cli status read --query 'tag:Distillation OR tag:NAS'
    cli status reading --query 'tag:Parallelism'
    cli list create 'Group meeting'
    cli list add 'Group meeting' --query 'tag:Quantization OR tag:Distillation'
}

# Until two pictures in a row are the same, the blinking of a cursor aside.
picture() {
    local file=$1 id=$2 try
    for try in 1 2 3 4 5 6 7 8; do
        sleep 0.4
        import -screen -window "$id" "$room/next.png"
        if [ "$try" -gt 2 ] && cmp -s "$room/next.png" "$file"; then
            return
        fi
        mv -- "$room/next.png" "$file"
    done
}

scene() {
    local name=$1 width=$2 height=$3 scale=$4 appearance=$5 shown=$6 options=$7 keys=$8 id
    mkdir -p -- "$room/$name"
    printf '[General]\nappearance=%s\n' "$appearance" >"$room/$name/sheaf.ini"
    [ "$shown" = empty ] || cp -- "$room/sample.sheaf" "$room/$name/sample.sheaf"
    # shellcheck disable=SC2086 # words of their own
    QT_SCALE_FACTOR=$scale "$sheaf" --library "$room/$name/sample.sheaf" --config "$room/$name" $options \
        2>"$room/$name/log" &
    window=$!
    id=$(timeout 60 xdotool search --sync --onlyvisible --pid "$window" --name . | tail -n 1)
    xdotool windowsize "$id" $((width * scale)) $((height * scale)) windowmove "$id" 30 40 windowactivate --sync "$id"
    sleep 1.5 # the numbers and the first paper have come
    # shellcheck disable=SC2086
    [ -z "$keys" ] || xdotool key --delay 120 $keys
    picture "$folder/$name.png" "$id"
    kill "$window"
    wait "$window" 2>/dev/null || true
    window=
    echo "$folder/$name.png"
}

library "$room/sample.sheaf"
while IFS='|' read -r name width height scale appearance shown options keys; do
    name=${name// /}
    [ -n "$name" ] || continue
    [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
    scene "$name" "${width// /}" "${height// /}" "${scale// /}" "${appearance// /}" "${shown// /}" "${options// /}" \
        "$(xargs <<<"$keys")"
done <<<"$scenes"
