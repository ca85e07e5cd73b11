#!/bin/sh
# Small files, narrow lines, no traces of the machine they were written on.
set -u
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0
report() { # report WHAT FINDINGS
    if [ -z "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s:\n%s\n' "$1" "$2"
    fi
}

files=$(find src tests tools -name '*.[ch]' 2>/dev/null)

# Tables (.def) and tests may be longer.
report "no source is over 500 lines" "$(find src -name '*.[ch]' -exec wc -l {} + | awk '$1 > 500 && $2 != "total"')"

# Columns, not bytes, whatever the locale: continuation bytes of UTF-8 do not count.
# shellcheck disable=SC2086 # no spaces in our names
report "no line is over 100 columns" "$(LC_ALL=C awk '{
        line = $0
        gsub(/[\200-\277]/, "", line)
        if (length(line) > 100) print "  " FILENAME ":" FNR ": " length(line)
    }' $files)"

# shellcheck disable=SC2086
report "spaces, no tabs, and none at the end of a line" "$(grep -nE "$(printf '\t')| +\$" $files | head -n 20)"

# The folder of whoever wrote it, or a home, has no business in the tree.
report "no paths of a machine" "$(git grep -nIE '(/work|/home/[a-z]+|/root)/' -- . ':!tests/lint' 2>/dev/null | head -n 20)"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
