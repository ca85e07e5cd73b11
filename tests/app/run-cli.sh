#!/bin/sh
# The command line: exit status 0 fine, 1 problems found, 2 wrong use or environment; words on the right stream.
set -u
VOLNA=${VOLNA:-build/debug/volna}
folder=$(mktemp -d) || exit 2
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
export XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data" HOME="$folder" LC_ALL=C.UTF-8
passed=0 failed=0
db=$folder/volna.db
quizzes=tests/app/content/quizzes

# try STATUS STREAM TEXT ARGUMENT...: runs volna; STREAM (out|err) must hold TEXT, and with an error stdout stays empty
# unless it is where the text is. An empty TEXT is anything.
try() {
    status=$1 stream=$2 text=$3
    shift 3
    timeout 20 "$VOLNA" "$@" >"$folder/out" 2>"$folder/err" </dev/null
    got=$?
    if [ "$got" -eq "$status" ] && { [ -z "$text" ] || grep -qF -- "$text" "$folder/$stream"; } &&
        { [ "$stream" = out ] || [ ! -s "$folder/out" ]; } && ! grep -q 'runtime error\|Sanitizer' "$folder/err"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "volna $*: status $got, expected $status and \"$text\" on std$stream"
        sed 's/^/  out: /' "$folder/out" | head -n 5
        sed 's/^/  err: /' "$folder/err" | head -n 5
    fi
}

# holds TEXT COMMAND...: the command's output has the text.
holds() {
    text=$1
    shift
    if "$@" 2>&1 | grep -qF -- "$text"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$*: lacks \"$text\""
    fi
}

# --- asking ---
try 0 out "volna check" --help
try 0 out "volna check" -h
try 0 out "volna 0." --version
try 0 out "volna check" play --help
try 2 err "--nope" --nope
try 2 err "--db" play --db
try 2 err "Подсказка: volna --help" --nope
try 2 err "«дудеть»" дудеть
try 2 err "There is no command" --language en dance
try 2 err "«xx»" --language xx

# --- sizes ---
for size in 120 x 120x 0x40 120x0 -1x5 120x40x2 1001x40 9999999999999999999x2 абв ""; do
    try 2 err "--size 120x40" --size "$size"
done

# --- check ---
try 2 err "Что проверить?" check
try 0 out "ошибок: 0" check "$quizzes/evening.yaml"
try 1 out "broken.yaml:5:" check "$quizzes"
try 1 out "нет-такого.yaml" check "$folder/нет-такого.yaml"
try 1 out "/dev/null" check /dev/null
try 2 err "--nope" check --nope "$quizzes"
printf 'название: Т\nвопросы:\n  - вопрос: Кто - он?\n    ответ: Он\n    источник: и\n    пояснение: п\n    сложность: 1\n' \
    >"$folder/строго.yaml"
try 0 out "замечаний: 0" check "$folder/строго.yaml"
try 1 out "строго.yaml:3:13:" check --strict "$folder/строго.yaml"
sed -i 's/Кто -/Кто —/' "$folder/строго.yaml"
DICPATH=$folder try 0 out "правописание не проверено" check --strict "$folder/строго.yaml"

# --- stats ---
try 2 err "Что посчитать?" stats
try 0 out "Вопросов: 5, наборов: 1." stats "$quizzes/evening.yaml"
try 0 out "Where the right option stands" --language en stats "$quizzes/evening.yaml"
try 0 out "Обо всём регионе" stats quizzes
try 0 out "█" stats quizzes/kuzbass
"$VOLNA" stats "$quizzes/broken.yaml" >/dev/null 2>"$folder/err"
holds "Файлов с ошибками: 1" cat "$folder/err"

# --- play ---
try 2 err "Какую викторину играть?" play
try 2 err "Какую викторину играть?" play one two
try 1 err "broken.yaml:5:" play "$quizzes/broken.yaml"
try 1 err "нет.yaml" play "$folder/нет.yaml"
try 1 err "$quizzes" play "$quizzes"
try 2 err "нет терминала" play "$quizzes/evening.yaml" --db "$db"

# --- scripts ---
script() { printf '%b' "$1" >"$folder/script"; }
script 'print\nдуй\nkey Enter\nkey F99\nwait скоро\nsize 0x0\nkey\n'
try 2 err "script:2:" --headless --script "$folder/script" --db "$db"
for line in 4 5 6 7; do
    try 2 err "script:$line:" --headless --script "$folder/script" --db "$db"
done
script 'print\n\0377\0376\n'
try 2 err "script:2:" --headless --script "$folder/script" --db "$db"
try 2 err "нет-такого" --headless --script "$folder/нет-такого" --db "$db"
script ''
try 0 out "" --headless --script "$folder/script" --db "$db"
script 'print начало\n'
try 0 out "--- начало, 80x24 ---" --headless --size 80x24 --script "$folder/script" --db "$db"

# --- before the first game ---
for command in results export; do
    try 2 err "Базы пока нет" "$command" --db "$folder/нет.db"
done
try 2 err "Базы пока нет" results

# --- an evening built ---
try 0 out "title: Вечер № 7" mix --seed 7 --questions 6 --db "$db"
try 0 err "6 вопросов" mix --seed 7 --questions 6 -o "$folder/seven.yaml" --db "$db"
try 0 err "6 вопросов" mix --seed 7 --questions 6 -o "$folder/again.yaml" --db "$db"
holds "the same" sh -c 'cmp "$1" "$2" && echo the same' - "$folder/seven.yaml" "$folder/again.yaml"
try 0 "" "" mix --about kemerovo,Юрга --difficulty 1-2 --task choice,text --minutes 10 -o "$folder/mix.yaml" --db "$db"
try 0 out "ошибок: 0, замечаний: 0" check "$folder/mix.yaml"
try 0 out "(gerby.yaml)" mix quizzes/kuzbass --theme temy/gerby.yaml --db "$db"
try 0 out "title: Evening no. 1" --language en mix --seed 1 --db "$db"
try 1 err "Возьмите все территории" mix --about kaltan --task point --difficulty 3 --db "$db"
mkdir "$folder/empty"
try 1 err "нет ни одного вопроса" mix "$folder/empty" --db "$db"
try 2 err "«Москва»" mix --about Москва
try 2 err "«нет такой»" mix --theme "нет такой"
try 2 err "choice, multi" mix --task chocolate
try 2 err "2 или 1-2" mix --difficulty 3-1
try 2 err "2 или 1-2" mix --difficulty 4
try 2 err "1" mix --questions 0
try 2 err "600" mix --minutes 601
try 2 err "-1" mix --fresh -1
try 2 err "$folder/нет" mix "$folder/нет"
try 2 err "$folder/нет" mix -o "$folder/нет/mix.yaml" --db "$db"
script 'key Space\nkey Space\nkeys 1 8\nprint\n'
try 0 out "Вечер № 5" mix --seed 5 --task choice --questions 3 --play --headless --teams "Томь,Кия" \
    --script "$folder/script" --db "$folder/mixed.db"
try 0 out "Вечер № 5" results --db "$folder/mixed.db"
# what was shown is not asked again, unless one says so
try 0 err "3 вопроса" mix --seed 5 --task choice --questions 3 --fresh 0 -o "$folder/old.yaml" --db "$folder/mixed.db"
try 0 err "3 вопроса" mix --seed 5 --task choice --questions 3 -o "$folder/new.yaml" --db "$folder/mixed.db"
first=$(sed -n 's/.* id: //p' "$folder/old.yaml" | head -n 1)
holds "left out" sh -c '! grep -q "id: $1$" "$2" && echo left out' - "$first" "$folder/new.yaml"
rm -f "$folder/mixed.db"

# --- a game, and what can be asked of it ---
script 'key Space\nkey Space\nkeys 1 8\nkeys Space Space Space\nprint\n'
try 0 out "вопрос 2 из 3" play "$quizzes/evening.yaml" --teams "Томь,=cmd" --headless --script "$folder/script" --db "$db"
try 0 out "Вечер на волне" results --db "$db"
try 0 out "2 команды" results --list --db "$db"
try 0 out "Томь" export --session last --format csv --db "$db"
try 0 out "'=cmd" export --session 1 --db "$db"
try 0 out "" export --session last --format csv -o "$folder/table.csv" --db "$db"
holds "Томь" cat "$folder/table.csv"
try 2 err "«99»" export --session 99 --db "$db"
try 2 err "«вчера»" export --session вчера --db "$db"
try 2 err "«0»" export --session 0 --db "$db"
try 2 err "csv, md и html" export --format xlsx --db "$db"
try 2 err "«xlsx»" export --format xlsx --db "$db"
try 2 err "$folder/нет/table.csv" export -o "$folder/нет/table.csv" --db "$db"
try 2 err "$folder" export -o "$folder" --db "$db"
ln -s /dev/full "$folder/full" # by a link of ours, so that no mistake can replace the device
try 2 err "$folder/full" export -o "$folder/full" --db "$db"
mkfifo "$folder/pipe"
cat "$folder/pipe" >"$folder/piped" &
try 0 out "" export -o "$folder/pipe" --db "$db"
wait
holds "Томь" cat "$folder/piped"
ln -s table.csv "$folder/link.csv" # a link is written through
try 0 out "" export -o "$folder/link.csv" --db "$db"
holds "symbolic link" stat -c %F "$folder/link.csv"
mkdir "$folder/полка" && cp "$folder/table.csv" "$folder/полка/table.csv"
try 2 err "полка/нет" export -o "$folder/полка/нет/x.csv" --db "$db"
holds "Томь" cat "$folder/полка/table.csv"

# --- a game: printed, rehearsed, played and written down ---
cat >"$folder/игра.yaml" <<'YAML'
название: Маленькая <игра>
язык: ru
режим: на бумаге
показатели:
  - {ид: вера, название: Вера, начало: 1, от: 0, до: 2}
этапы:
  - {ввод: Слушаем., название: Начало, время: 1 мин, заметка: Не спешите.}
  - решить: Куда?
    название: Развилка
    время: 1 мин
    варианты:
      - {вариант: Налево, эффекты: {вера: "5"}, далее: финал}
      - {вариант: Направо, эффекты: {вера: "-1"}, далее: финал}
  - {ввод: Сюда не попасть., название: Тупик, время: 1 мин}
  - {обсудить: [Что увидели?], название: Разбор, время: 1 мин, ид: финал}
YAML
games=$folder/games.db
try 2 err "Что напечатать?" print
try 1 err "нет.yaml" print "$folder/нет.yaml"
try 1 err "broken.yaml:5:" print "$quizzes/broken.yaml"
try 0 out "Страниц: 1. Файл: $folder/игра.pdf" print "$folder/игра.yaml"
holds "%PDF" head -c 8 "$folder/игра.pdf"
try 0 out "Страниц: 1. Файл: $folder/лист.pdf" print "$quizzes/evening.yaml" -o "$folder/лист.pdf"
try 0 out "%PDF" print "$folder/игра.yaml" -o -
try 2 err "$folder/нет/лист.pdf" print "$folder/игра.yaml" -o "$folder/нет/лист.pdf"
try 2 err "$folder/full" print "$folder/игра.yaml" -o "$folder/full"
try 2 err "Что сыграть без людей?" rehearse
try 2 err "«много»" rehearse "$folder/игра.yaml" --plays много
try 2 err "«17»" rehearse "$folder/игра.yaml" --teams 17
try 2 err "«0»" rehearse "$folder/игра.yaml" --seed 0
try 1 err "broken.yaml:5:" rehearse "$quizzes/broken.yaml"
try 0 out "Сыграно раз: 20, команд: 3, зерно: 5." rehearse "$folder/игра.yaml" --plays 20 --teams 3 --seed 5
holds "100 %  4." cat "$folder/out"
holds "3. Тупик" grep -A1 "Ни разу не дошли" "$folder/out"
holds "Вера: от" cat "$folder/out"
holds "предел" cat "$folder/out"
try 0 out "Every stage was reached" rehearse "$quizzes/evening.yaml" --language en --plays 1
script 'key Space\nkey Space\nkey Space\nkey Space\nkey 1\nkey Space\nkey Space\nkey Space\nprint\n'
try 0 out "--- " play "$folder/игра.yaml" --teams "Томь,<b>" --headless --script "$folder/script" --db "$games"
try 0 out "Куда?" export --db "$games"
try 0 out "# Итоги" export --format md --db "$games"
holds 'Маленькая \<игра\>' cat "$folder/out"
try 0 out "<html lang=\"ru\">" export --format html --db "$games"
holds "Маленькая &lt;игра&gt;" cat "$folder/out"
if grep -q '<b>' "$folder/out"; then failed=$((failed + 1)) && echo "a name is HTML"; else passed=$((passed + 1)); fi
try 0 out "" export --format html -o "$folder/итоги.html" --db "$games"
holds "</html>" cat "$folder/итоги.html"
try 0 out "# Итоги" export --format md --db "$db" # of a quiz too
script 'key F5\nprint\n'
try 0 out "Документ записан: $folder/volna-" results --headless --size 120x40 --script "$folder/script" --db "$games"
holds "</html>" sh -c "cat '$folder'/volna-*.html"
holds "# Итоги" sh -c "cat '$folder'/volna-*.md"
holds "Куда?" sh -c "cat '$folder'/volna-*.csv"
rm "$folder/игра.yaml" # the journal has it
try 0 out "# Итоги" export --format md --db "$games"

# --- files that are no databases ---
echo "список гостей" >"$folder/гости.db"
for command in results export; do
    try 2 err "Это не база «Волны»" "$command" --db "$folder/гости.db"
done
holds "список гостей" cat "$folder/гости.db"
try 2 err "$folder" results --db "$folder"

# --- the usual file is bad, but an evening was played on in another beside it ---
mkdir -p "$folder/data/volna" && cp "$folder/гости.db" "$folder/data/volna/volna.db"
cp "$db" "$folder/data/volna/volna-2.db"
printf 'print start\n' >"$folder/look"
try 0 out "работаем с $folder/data/volna/volna-2.db" --headless --size 120x40 --script "$folder/look"
holds "список гостей" cat "$folder/data/volna/volna.db"
rm -r "$folder/data/volna"

# --- doctor: there is no terminal here, and it says so ---
try 1 out "Терминал" doctor --db "$db"
try 1 out "Это не база «Волны»" doctor --db "$folder/гости.db"

# --- the demo evening leaves nothing behind ---
demos() { find /tmp -maxdepth 1 -name 'volna-demo-*' | wc -l; }
before=$(demos)
try 0 out "--- final" --size 80x24
after=$(demos)
if [ "$after" -le "$before" ]; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "the demo left a folder in /tmp"; fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
