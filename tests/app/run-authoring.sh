#!/bin/sh
# What helps to write content: `volna new`, `volna fmt`, and the examples in the documents, which are checked as they stand.
set -u
cd "$(dirname "$0")/../.." || exit 2
VOLNA=${VOLNA:-build/debug/volna}
folder=$(mktemp -d) || exit 2
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
export XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data" HOME="$folder" LC_ALL=C.UTF-8
passed=0 failed=0

# try STATUS TEXT ARGUMENT...: runs volna; what it says must hold TEXT.
try() {
    status=$1 text=$2
    shift 2
    timeout 20 "$VOLNA" "$@" >"$folder/said" 2>&1 </dev/null
    got=$?
    if [ "$got" -eq "$status" ] && grep -qF -- "$text" "$folder/said"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "volna $*: status $got, expected $status and \"$text\""
        sed 's/^/  /' "$folder/said" | head -n 8
    fi
}

# same FILE FILE WHY
same() {
    if cmp -s "$1" "$2"; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "$3: differs" && diff "$1" "$2" | head -n 10; fi
}

# --- new ---
try 2 "Что создать?" new
try 2 "Что создать?" new викторина
try 2 "Что создать?" new опера "$folder/о.yaml"
try 2 "нет/в.yaml" new викторина "$folder/нет/в.yaml"
for kind in викторина игра заседание quiz game meeting; do
    for language in ru en; do
        file=$folder/$kind-$language.yaml
        try 0 "$kind-$language.yaml" new "$kind" "$file" --language "$language"
        try 0 "ошибок: 0, замечаний: 0." check "$file"
        try 0 "Сыграно раз: 5" rehearse "$file" --plays 5
    done
done
cp "$folder/quiz-ru.yaml" "$folder/before"
try 2 "уже есть" new quiz "$folder/quiz-ru.yaml"
same "$folder/quiz-ru.yaml" "$folder/before" "a file that was there"
# What stands there as a remark works once the sign is taken away.
for file in "$folder"/quiz-*.yaml "$folder"/game-*.yaml; do
    sed -E 's/^( *)# (режим|mode|- ввод|- brief|  если|  if|  время|  time): /\1\2: /' "$file" >"$file.on.yaml"
    if cmp -s "$file" "$file.on.yaml"; then failed=$((failed + 1)) && echo "$file has no remark that works"; fi
    try 0 "ошибок: 0, замечаний: 0." check "$file.on.yaml"
done

# --- fmt ---
try 2 "Какой файл переписать?" fmt
try 2 "Какой файл переписать?" fmt a b
try 2 "нет.yaml" fmt "$folder/нет.yaml"
try 2 "$folder" fmt "$folder"
try 2 "«de»" fmt "$folder/game-ru.yaml" --keys de
cp "$folder/game-ru.yaml" "$folder/it.yaml"
chmod 640 "$folder/it.yaml"
ln -s it.yaml "$folder/link.yaml"
try 0 "Слов заменено: 60." fmt "$folder/link.yaml" --keys en
try 0 "Слов заменено: 0." fmt "$folder/it.yaml" --keys en
[ "$(stat -c '%a %F' "$folder/it.yaml")" = "640 regular file" ] && [ -L "$folder/link.yaml" ] && passed=$((passed + 1)) ||
    { failed=$((failed + 1)) && echo "the file's rights or the link are gone"; }
try 0 "ошибок: 0, замечаний: 0." check "$folder/it.yaml"
try 0 "Слов заменено: 60." fmt "$folder/it.yaml" --keys ru
same "$folder/it.yaml" "$folder/game-ru.yaml" "there and back"
try 0 "Words changed: 60." fmt "$folder/it.yaml" --language en
printf 'название: Т\nвопросы:\n- {вопрос: К?, отвт: а}\n' >"$folder/broken.yaml"
cp "$folder/broken.yaml" "$folder/before"
try 1 "сначала исправьте" fmt "$folder/broken.yaml" --keys en
try 1 "возможно, вы имели в виду «ответ»" fmt "$folder/broken.yaml" --keys en
same "$folder/broken.yaml" "$folder/before" "a file with errors"
{ cat "$folder/quiz-ru.yaml" && yes '# пометка' | head -c 17000000 && printf '\nштраф: 1\n'; } >"$folder/big.yaml"
try 1 "больше 16 МиБ" fmt "$folder/big.yaml" --keys en
try 0 "Слов заменено: " fmt "$folder/big.yaml" --keys en --no-size-limit
if [ "$(tail -n 1 "$folder/big.yaml")" = "penalty: 1" ]; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "a big file is cut"; fi
mkdir "$folder/shut" && cp "$folder/game-ru.yaml" "$folder/shut/it.yaml" && chmod 500 "$folder/shut"
if [ "$(id -u)" -ne 0 ]; then
    try 2 "shut/it.yaml" fmt "$folder/shut/it.yaml" --keys en
fi
same "$folder/shut/it.yaml" "$folder/game-ru.yaml" "a file in a folder that is shut"
if ls "$folder" | grep -q 'yaml\.[A-Za-z0-9]\{6\}$'; then failed=$((failed + 1)) && echo "a temporary file is left"; else passed=$((passed + 1)); fi

# --- the examples of the documents ---
# ```yaml is a whole file; ```yaml вопросы and ```yaml этапы are items of one; ```yaml ошибка is a file with a slip, and the
# ```text after it is what `volna check` says, line by line, among the rest; ```yaml часть is no file. Files that others
# take in are named by a first line «# файл: NAME».
docs=$folder/docs
mkdir "$docs"
cat docs/authoring.md docs/games.md | awk -v folder="$docs" '
    function out(line) { print line > file }
    /^```yaml/ && !open {
        kind = $2; open = 1; first = 1; count++
        file = folder "/" sprintf("%03d", count) (kind == "ошибка" ? "-slip" : kind == "часть" ? "-part" : "") ".yaml"
        if (kind == "вопросы") out("название: Пример\nвопросы:")
        if (kind == "этапы")
            out("название: Пример\nпоказатели: [{ид: бюджет, начало: 100}, {ид: доверие, начало: 5}, {ид: порядок, общий: да}]\nкарточки: karty.yaml\nэтапы:")
        next
    }
    /^```text/ && !open { open = 1; file = folder "/" sprintf("%03d", count) "-slip.said"; next }
    /^```/ { if (open) { open = 0; if (file != "") close(file); file = ""; next } other = !other; next }
    open && first && /^# файл: / { file = folder "/" $3 }
    open { first = 0; out($0) }'
examples=0
for file in "$docs"/*.yaml; do
    case $file in
    *-part.yaml) continue ;;
    *-slip.yaml)
        "$VOLNA" check "$file" >"$folder/said" 2>&1 && echo "$file has no slip" && failed=$((failed + 1))
        while IFS= read -r line; do
            if grep -qF -- "$line" "$folder/said"; then
                passed=$((passed + 1))
            else
                failed=$((failed + 1))
                echo "the documents say: $line"
                cat "$file" "$folder/said"
            fi
        done <"${file%.yaml}.said"
        ;;
    *)
        "$VOLNA" check "$file" >"$folder/said" 2>&1
        if grep -q 'ошибок: 0,' "$folder/said"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            echo "an example of the documents has errors:"
            cat "$file" "$folder/said"
        fi
        ;;
    esac
    examples=$((examples + 1))
done
[ "$examples" -ge 30 ] || { failed=$((failed + 1)) && echo "only $examples examples"; }

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
