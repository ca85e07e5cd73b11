#!/bin/sh
# Everything that reads the sources and does not run them. `make lint` gives BUILD and the compiler's options in COMPILE.
set -u
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0

# check NAME COMMAND...: one check; its output is shown when it fails. A check that ends with a sum brings its own numbers.
check() {
    name=$1
    shift
    output=$("$@" 2>&1)
    status=$?
    sum=$(printf '%s\n' "$output" | tail -n 1 | grep -E '^[0-9]+ passed, [0-9]+ failed$')
    if [ -n "$sum" ]; then
        ok=${sum%% passed*} bad=${sum##*, } bad=${bad%% *}
    else
        ok=$((status == 0)) bad=$((status != 0))
    fi
    [ "$bad" -eq 0 ] || printf '%s\n' "$output" | grep -v '^[0-9]* passed, [0-9]* failed$' | tail -n 200
    printf '  %-24s %5d passed, %d failed\n' "$name" "$ok" "$bad"
    passed=$((passed + ok)) failed=$((failed + bad))
}

# Another version of clang-format has other opinions: the tree is laid out by this one.
FORMAT_VERSION=14
format() {
    version=$(clang-format --version | sed 's/.*version \([0-9]*\).*/\1/')
    if [ "$version" != "$FORMAT_VERSION" ]; then
        echo "clang-format $version is here, $FORMAT_VERSION wanted: not checked"
        return 0
    fi
    find src tests tools -name '*.[ch]' 2>/dev/null | xargs clang-format --dry-run -Werror
}

# Also compiles all of it with clang and our warnings.
tidy() {

    find src -name '*.c' | sort | xargs -P "${JOBS:-2}" -n 4 sh -c 'clang-tidy --quiet "$@" -- $COMPILE 2>&1' tidy |
        grep -vE '^[0-9]+ warnings? (generated|treated)|^Suppressed|^Use -header-filter' >"$BUILD/tidy.log"
    cat "$BUILD/tidy.log"
    ! grep -qE '(error|warning): ' "$BUILD/tidy.log"
}

check layers tests/lint/run-layers.sh
check messages tests/lint/run-messages.sh
check words tests/lint/run-words.sh
check sizes tests/lint/sizes.sh
check content tests/lint/run-content.sh
check format format
check clang-tidy tidy

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
