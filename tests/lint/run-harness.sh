#!/bin/sh
# The runner of the tests, run on programs that pass, fail, crash, hang and lie.
set -u
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# try NAME EXIT "LAST LINE" BODY: a program with that body leaves run.sh with that exit status and last line.
try() {
    printf '#!/bin/sh\n%s\n' "$4" >"$work/run-$1.sh"
    chmod +x "$work/run-$1.sh"
    output=$(TEST_TIMEOUT=1 tests/run.sh "$work" "$work/run-$1.sh" 2>&1)
    status=$?
    last=$(printf '%s\n' "$output" | tail -n 1)
    if [ "$status" -eq "$2" ] && [ "$last" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$1: status $status, \"$last\"; expected $2, \"$3\""
    fi
}

try passing 0 "3 passed, 0 failed" 'echo "3 passed, 0 failed"'
try failing 1 "2 passed, 1 failed" 'echo "2 passed, 1 failed"; exit 1'
try failing-quietly 1 "2 passed, 1 failed" 'echo "2 passed, 1 failed"'
try crashing 1 "1 passed, 1 failed" 'echo "[       OK ] one"; kill -SEGV $$'
try crashing-after 1 "3 passed, 1 failed" 'echo "3 passed, 0 failed"; kill -SEGV $$'
try silent 1 "0 passed, 1 failed" ':'
try hanging 1 "0 passed, 1 failed" 'while :; do :; done'
try skipping 0 "3 passed, 0 failed" 'echo "1 skipped"; echo "3 passed, 0 failed"'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
