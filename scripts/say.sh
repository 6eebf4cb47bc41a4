# How the scripts speak: one line a step, with the seconds since the start. Sourced, never run.
# GONGKAI_SPEAK is zh for ./run (whoever wants to use the program) and en for ./test (whoever changes it).
# shellcheck shell=bash

: "${GONGKAI_SPEAK:=en}"

# say 中文 English
say() {
    local sentence=$2
    [ "$GONGKAI_SPEAK" = zh ] && sentence=$1
    printf '[%3d:%02d] %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$sentence"
}

# fail 中文 English: one sentence that says what to do, then the end.
fail() {
    local sentence=$2
    [ "$GONGKAI_SPEAK" = zh ] && sentence=$1
    printf '%s\n' "$sentence" >&2
    exit 1
}

# follow LOG COMMAND…: runs COMMAND into LOG; shows its last line while it runs, on a terminal at once, elsewhere
# once a minute. Answers with COMMAND's status.
follow() {
    local log=$1 beat=60 started=$SECONDS shown=$SECONDS pid
    shift
    [ -t 1 ] && beat=1
    "$@" >"$log" 2>&1 </dev/null &
    pid=$!
    # shellcheck disable=SC2064
    trap "kill $pid 2>/dev/null; wait $pid 2>/dev/null; exit 130" INT TERM
    while kill -0 "$pid" 2>/dev/null; do
        sleep 0.2
        [ $((SECONDS - shown)) -ge "$beat" ] || continue
        shown=$SECONDS
        if [ -t 1 ]; then
            printf '\r\033[K        %s' "$(last_line "$log" | cut -c1-100)"
        else
            printf '        %s, %d min: %s\n' "$(basename "$log" .log)" $(((SECONDS - started) / 60)) "$(last_line "$log" | cut -c1-100)"
        fi
    done
    [ -t 1 ] && printf '\r\033[K'
    trap - INT TERM
    wait "$pid"
}

last_line() {
    tail -c 4000 "$1" | tr '\r' '\n' | grep -av '^[[:space:]]*$' | tail -n 1
}
