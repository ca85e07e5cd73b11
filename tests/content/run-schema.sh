#!/bin/sh
# The JSON Schemas: what is committed is what the tables say; all that is shipped is valid by a validator that is not ours,
# and what is broken is not. Without node, or without the network to fetch ajv once, the validator's part is skipped.
set -u
cd "$(dirname "$0")/../.." || exit 2
BUILD=${BUILD:-build/debug}
VOLNA=${VOLNA:-$BUILD/volna}
node=build/node # outlives the modes
passed=0 failed=0 skipped=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME="$work/config" LC_ALL=C.UTF-8

for kind in quiz game; do
    if "$BUILD/tools/schema" "$kind" | diff -u "docs/$kind.schema.json" - >"$work/diff"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "docs/$kind.schema.json is not what the tables say; run: make schema"
        head -n 40 "$work/diff"
    fi
done

finish() {
    [ "$skipped" -eq 0 ] || echo "$skipped skipped"
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}

have_validator() {
    command -v node >/dev/null 2>&1 || return 1
    [ -d "$node/node_modules/ajv" ] && [ -d "$node/node_modules/js-yaml" ] && return 0
    command -v npm >/dev/null 2>&1 || return 1
    mkdir -p "$node"
    timeout 60 npm install --prefix "$node" --no-audit --no-fund --no-save ajv@8.17.1 js-yaml@4.1.0 >"$work/npm" 2>&1
}

if ! have_validator; then
    echo "no node, or ajv cannot be fetched: the validator's part is skipped"
    skipped=1
    finish
fi

# validate good|bad FILE...
validate() {
    output=$(node tests/content/schema/validate.js "$node" "$@" 2>&1)
    sum=$(printf '%s\n' "$output" | tail -n 1)
    case $sum in
    *" passed, "*" failed") passed=$((passed + ${sum%% passed*})) sum=${sum##*, } failed=$((failed + ${sum%% failed})) ;;
    *) failed=$((failed + 1)) ;;
    esac
    printf '%s\n' "$output" | grep -v '^[0-9]* passed, [0-9]* failed$'
}

# What the loader takes must be valid, and what is not valid the loader must refuse.
for file in tests/content/schema/good/*.yaml; do
    if "$VOLNA" check "$file" | tail -n 1 | grep -q "ошибок: 0,"; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "$file"; fi
done

# shellcheck disable=SC2046 # no spaces in our names
validate good $(find quizzes games -name '*.yaml' ! -name region.yaml | sort) tests/content/schema/good/*.yaml
for language in ru en; do
    for kind in quiz game meeting; do
        "$VOLNA" new "$kind" "$work/$kind-$language.yaml" --language "$language" >/dev/null || failed=$((failed + 1))
    done
done
validate good "$work"/*.yaml
# In the words of the other language too.
mkdir "$work/quizzes" "$work/games" && cp -R quizzes games "$work/" || exit 2
for file in $(find "$work/quizzes" "$work/games" -name '*.yaml' ! -name region.yaml | sort); do
    for language in ru en; do
        "$VOLNA" fmt "$file" --keys "$language" >/dev/null || failed=$((failed + 1))
        cp "$file" "$work/$language-$(basename "$file")"
    done
done
validate good "$work"/ru-*.yaml "$work"/en-*.yaml

# One slip a file, cut from one text between lines of dashes.
mkdir "$work/bad"
awk -v folder="$work/bad" 'BEGIN { n = 1 } /^----/ { n++; next } { print > (folder "/" n ".yaml") }' tests/content/schema/bad.txt
validate bad "$work"/bad/*.yaml
for file in "$work"/bad/*.yaml; do
    if "$VOLNA" check "$file" | tail -n 1 | grep -q "ошибок: 0,"; then failed=$((failed + 1)) && cat "$file"; else passed=$((passed + 1)); fi
done
finish
