#!/bin/sh
# run.sh BUILD: measures the program in BUILD against the limits of common/rows.h's rows; a row over its limit fails all.
set -u
cd "$(dirname "$0")/../.." || exit 2
BUILD=$1
TMPDIR=$(mktemp -d "$PWD/$BUILD/bench.XXXXXX") || exit 2 # on the disk we are on: commits are measured
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 1' INT TERM HUP
failed=

for name in load kiosk resume; do
    "$BUILD/tests/bench/$name" "$BUILD" >"$TMPDIR/rows" || failed="$failed $name"
    cat "$TMPDIR/rows"
    cat "$TMPDIR/rows" >>"$TMPDIR/all"
done

[ -z "$failed" ] && exit 0
echo "failed:$(sed -n -e 's/:.*OVER THE LIMIT$/,/p' -e 's/: could not be measured.*/,/p' "$TMPDIR/all" | tr '\n' ' ')" \
    "in$failed"
exit 1
