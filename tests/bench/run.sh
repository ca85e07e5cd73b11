#!/bin/sh
# run.sh BUILD: measures the program in BUILD; a row over its limit, or one that cannot be measured, fails all.
# What a row is, and when it is over its limit: common/rows.h.
set -u
cd "$(dirname "$0")/../.." || exit 2
BUILD=$1
TMPDIR=$(mktemp -d "$PWD/$BUILD/bench.XXXXXX") || exit 2 # on the disk we are on: commits are measured
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 1' INT TERM HUP
failed=

for name in load rehearse compose kiosk resume; do
    "$BUILD/tests/bench/$name" "$BUILD" >"$TMPDIR/rows" || failed="$failed $name"
    cat "$TMPDIR/rows"
    cat "$TMPDIR/rows" >>"$TMPDIR/all"
done

[ -z "$failed" ] && exit 0
rows=$(sed -n -e 's/:.*OVER THE LIMIT$//p' -e 's/: could not be measured.*//p' "$TMPDIR/all" | paste -sd ,)
echo "failed: ${rows:-ended early} (in$failed)"
exit 1
