#!/bin/sh
# Who may know what (DESIGN, section 2): by the includes of each source, and by the symbols of the libraries. Linking each
# layer's tests with nothing but what it may use is the third half of it, and the Makefile's.
set -u
cd "$(dirname "$0")/../.." || exit 2
BUILD=${BUILD:-build/debug}
passed=0 failed=0

# report WHAT FINDINGS: one check, failed when there are findings
report() {
    if [ -z "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s:\n%s\n' "$1" "$2"
    fi
}

# --- Includes ---

# Each layer, and what it may include of the others: a layer, or one header of it (engine/state.h gives term the number of
# teams a style may name).
may_include() {
    cat <<'TABLE'
base
engine   base
content  base engine
store    base engine
report   base engine store
ui       base engine
term     base ui/canvas.h ui/input.h ui/theme.h ui/messages.h engine/state.h
app      base engine content store report ui term
TABLE
}

includes() { # FILE:LINE NAME of every quoted include below a folder
    grep -rn '^ *# *include "' "$1" --include='*.[ch]' | sed -n 's/^\([^:]*:[0-9]*\):.*"\(.*\)".*/\1 \2/p'
}

# The symbols of a layer's library that it takes from elsewhere. The sanitizers' and the compiler's own are of no account.
defined() { nm --defined-only -g "$@" 2>/dev/null | awk 'NF == 3 { print $3 }' | sort -u; }
undefined() {
    defined "$1" >"$work/defined"
    nm -u "$1" 2>/dev/null | awk '$1 == "U" { print $2 }' | sort -u | comm -23 - "$work/defined" |
        grep -Ev '^(__asan|__ubsan|__sanitizer|__gcov|__sancov|__stack_chk_fail|_GLOBAL_OFFSET_TABLE_|__assert_fail)'
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

may_include | {
    while read -r layer allowed; do
        [ -d "src/$layer" ] || continue
        bad=$(includes "src/$layer" | awk -v layer="$layer" -v allowed="$allowed" '
            BEGIN { n = split(allowed, names); for (i = 1; i <= n; i++) ok[names[i]] = 1; ok[layer] = 1 }
            { split($2, part, "/"); if (!(part[1] in ok) && !($2 in ok)) print "  " $1 ": " $2 }')
        report "src/$layer may include only: $layer $allowed" "$bad"
    done

    bad=$(includes src | while read -r at name; do [ -e "src/$name" ] || echo "  $at: $name"; done)
    report "includes are written from src/" "$bad"

    # A library of the outside belongs to one place.
    while read -r place header; do
        bad=$(grep -rnE "^ *# *include <($header)>" src --include='*.[ch]' | grep -vE "^src/($place)" | sed 's/^/  /')
        report "<$header> belongs to src/$place" "$bad"
    done <<'TABLE'
term/term\.c (n?curses[a-z]*/)?n?curses.*\.h|term\.h
store/ sqlite3\.h
content/ yaml\.h
content/spelling\.c hunspell\.h
report/paper\.c (pango/|cairo).*
ui/ ft2build\.h|freetype.*|fontconfig/.*
base/|app/(main|printer)\.c sodium.*|uni(case|conv|ctype|gbrk|lbrk|name|norm|stdio|str|type|wbrk|width)\.h
term/ libevdev.*
TABLE

    # --- Purity ---

    # Of the C library only what depends on nothing but its arguments.
    cat >"$work/pure" <<'LIST'
abs
bsearch
free
labs
llabs
memchr
memcmp
memcpy
memmove
memset
qsort
snprintf
strchr
strcmp
strcspn
strlen
strncmp
strnlen
strrchr
strspn
strstr
vsnprintf
__snprintf_chk
__vsnprintf_chk
__memcpy_chk
__memmove_chk
__memset_chk
LIST
    sort -o "$work/pure" "$work/pure"

    if [ -e "$BUILD/libengine.a" ] && [ -e "$BUILD/libbase.a" ]; then
        defined "$BUILD/libbase.a" | grep -v '^err_' >"$work/base"
        bad=$(undefined "$BUILD/libengine.a" | grep -vxF -f "$work/pure" -f "$work/base" | sed 's/^/  /')
        report "the engine is pure: no clock, no file, no environment, no chance" "$bad"

        # What the engine may call must be pure in its turn. err.c is the one that may speak and end
        # the program, and arena.c the one that gets memory its own way.
        printf '%s\n' calloc malloc realloc fputs fwrite stderr _Exit madvise mmap munmap >"$work/err"
        bad=$(undefined "$BUILD/libbase.a" | grep -Ev '^(u8_|uc_|uninorm_|crypto_generichash|crypto_shorthash|crypto_stream_chacha20)' |
            grep -vxF -f "$work/pure" -f "$work/err" | sed 's/^/  /')
        report "base is pure" "$bad"
    fi

    # The screens read the engine and change nothing: they return commands.
    if [ -e "$BUILD/libui.a" ]; then
        bad=$(undefined "$BUILD/libui.a" |
            grep -xE 'decide|evolve|history_(start|free|decide|undo|after|adopt|load|refold)' | sed 's/^/  /')
        report "the screens change no state" "$bad"
    fi

    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
