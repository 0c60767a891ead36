#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# underxvfb.sh COMMAND...: runs COMMAND on a display of its own with a window manager and a session bus, and leaves
# nothing behind. SHEAF_SCREEN is the display's size, 1440x900 without it. Ends with 77, which ctest calls skipped, when a tool for that is missing.
set -u

for tool in Xvfb openbox xdotool dbus-run-session; do
    if ! command -v "$tool" >/dev/null; then
        echo "SKIPPED: $tool is not installed, so no window can be used with real keys." >&2
        exit 77
    fi
done

room=$(mktemp -d)
pids=()
sweep() {
    local pid
    for pid in "${pids[@]}"; do
        kill "$pid" 2>/dev/null
        wait "$pid" 2>/dev/null
    done
    rm -rf -- "$room"
}
trap sweep EXIT
trap 'exit 143' TERM INT HUP

mkdir -m 700 "$room/run" "$room/data" "$room/config"
export LC_ALL=C.UTF-8 XDG_RUNTIME_DIR="$room/run" XDG_DATA_HOME="$room/data" XDG_CONFIG_HOME="$room/config"
export QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY QT_SCALE_FACTOR

# The display's number comes through the pipe as soon as the server answers.
mkfifo "$room/display"
Xvfb -displayfd 3 -screen 0 "${SHEAF_SCREEN:-1440x900}x24" -nolisten tcp 3>"$room/display" >"$room/xvfb.log" 2>&1 &
pids+=($!)
if ! read -r -t 30 number <"$room/display"; then
    cat "$room/xvfb.log" >&2
    echo "Xvfb gave no display." >&2
    exit 1
fi
export DISPLAY=":$number"
# A window that is there before its manager may be painted only when that has come.
mkfifo "$room/managed"
openbox --startup "sh -c 'echo >$room/managed'" >"$room/openbox.log" 2>&1 &
pids=($! "${pids[@]}") # ends before the display it hangs on
if ! read -r -t 30 <>"$room/managed"; then
    cat "$room/openbox.log" >&2
    echo "openbox does not answer." >&2
    exit 1
fi

dbus-run-session -- "$@" &
child=$!
pids=("$child" "${pids[@]}")
wait "$child"
