#!/bin/sh
# run.sh BUILD NAME...: runs test programs and prints their sum as the last line, `N passed, N failed`.
#
# A NAME is a layer (BUILD/tests/NAME is run) or a script. Each prints `N passed, N failed` last; one that does not has
# crashed and counts as one failure. Scripts find the build in $BUILD and its program in $VOLNA.
set -u
BUILD=$1
VOLNA=$BUILD/volna
export BUILD VOLNA
# What libraries of the outside lose is not ours to find.
export LSAN_OPTIONS="suppressions=$PWD/tests/leaks.txt:print_suppressions=0${LSAN_OPTIONS:+:$LSAN_OPTIONS}"
shift
mkdir -p "$BUILD/logs"
passed=0 failed=0 skipped=0

for name in "$@"; do
    case $name in
    */*) program=$name title=$(basename "$name" .sh) ;;
    *) program=$BUILD/tests/$name title=$name ;;
    esac
    log=$BUILD/logs/$title.log
    timeout "${TEST_TIMEOUT:-300}" "$program" >"$log" 2>&1 </dev/null
    status=$?
    sum=$(grep -aE '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
    skip=$(sed -n 's/^\([0-9]*\) skipped$/\1/p' "$log" | tail -n 1)
    ok=${sum%% passed*} bad=${sum##*, } bad=${bad%% *}
    if [ -z "$sum" ]; then
        ok=$(grep -ac '^\[       OK ' "$log") bad=1
        echo "$title: ended with status $status before its sum"
    elif [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        bad=1
        echo "$title: status $status in spite of no failure"
    fi
    if [ "$bad" -gt 0 ]; then
        grep -avE '^\[( RUN |       OK|==========|  PASSED)' "$log" | tail -n 200
    fi
    printf '  %-24s %5d passed, %d failed%s\n' "$title" "$ok" "$bad" "${skip:+, $skip skipped}"
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + ${skip:-0}))
done

[ "$skipped" -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
