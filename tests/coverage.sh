#!/bin/sh
# Reads what `gcov -n` prints and makes a table of our sources, least covered first, the total last.
exec awk '
    /^File / { file = $2; gsub(/\047/, "", file) }
    /^Lines executed:/ && file ~ /^src\/.*\.c$/ && !(file in seen) {
        seen[file] = 1
        split(substr($0, 16), part, "% of ")
        rows[++n] = sprintf("%6.2f%% of %5d  %s", part[1], part[2], file)
        lines += part[2]; run += part[1] * part[2] / 100
    }
    END {
        for (i = 1; i <= n; i++) print rows[i] | "sort -n"
        close("sort -n")
        if (lines) printf "%6.2f%% of %5d  in all\n", 100 * run / lines, lines
    }'
