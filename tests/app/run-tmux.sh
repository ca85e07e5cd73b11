#!/bin/sh
# A whole evening in tmux, as a person sees it: start, picker, teams, roll-call, five questions, final, results, and the
# table afterwards. Team 1 presses keys in the Latin layout, teams 2 and 3 in the Russian one. Every stage is waited for
# by looking at the screen.
set -u
VOLNA=${VOLNA:-build/debug/volna}
passed=0 failed=0

if ! command -v tmux >/dev/null; then
    echo "tmux is not installed, so there is no run in it"
    echo "1 skipped"
    echo "0 passed, 0 failed"
    exit 0
fi

folder=$(mktemp -d) || exit 2
socket=$folder/tmux
db=$folder/volna.db
export XDG_CONFIG_HOME="$folder" XDG_DATA_HOME="$folder" LC_ALL=C.UTF-8
trap 'tmux -S "$socket" kill-server 2>/dev/null; rm -rf "$folder"' EXIT

screen() { tmux -S "$socket" capture-pane -p -t kiosk; }

# stage TEXT: looks until the screen shows it, ten seconds at most.
stage() {
    deadline=$(($(date +%s) + 10))
    until screen | grep -qF -- "$1"; do
        if [ "$(date +%s)" -gt "$deadline" ]; then
            failed=$((failed + 1))
            echo "$size: the screen never showed \"$1\""
            screen
            return 1
        fi
    done
    passed=$((passed + 1))
}

keys() { tmux -S "$socket" send-keys -t kiosk "$@"; }
text() { tmux -S "$socket" send-keys -t kiosk -l "$1"; }

# answers A B C: what the teams press; waits for three lamps.
answers() {
    text "$1"
    text "$2"
    text "$3"
    stage "✓" || return 1
}

# turn ORDER TEXT: the keyboard changes hands, Enter starts the time, and the team types.
turn() {
    stage "Клавиатура — команде «" && stage "$1" && keys Enter &&
        stage "Пропустить ход" && text "$2" && keys Enter
}

evening() {
    stage "Викторина" && keys Enter &&
        stage "Выберите викторину" && text "Вечер" && stage "Поиск: Вечер" && keys Enter &&
        stage "Новая команда:" && text "Томь" && keys Enter &&
        stage "1 команда" && text "Кия" && keys Enter &&
        stage "2 команды" && text "Мрассу" && keys Enter &&
        stage "3 команды" && keys Enter &&
        stage "перекличка" && text "1" && text "8" && text "ч" &&
        stage "Пробел Начать" && keys Space &&
        stage "вопрос 1 из 3" && keys Space &&
        stage "Пробел Закрыть" && answers 1 8 я && keys Space &&
        stage "Показать ответ" && keys Space &&
        stage "Кемерово стоит на обоих берегах" && keys Space &&
        stage "вопрос 2 из 3" && keys Space &&
        stage "Пробел Закрыть" && answers 1 8 я && keys Space &&
        stage "Показать ответ" && keys Space && stage "Пробел Дальше" && keys Space &&
        stage "вопрос 3 из 3" && keys Space &&
        stage "Пробел Закрыть" && text 1 && text 7 && answers 3 9 ч && keys Space &&
        stage "Показать ответ" && keys Space && stage "Карта области" && keys Space &&
        stage "после раунда 1 из 2" && keys Space &&
        stage "вопрос 1 из 2" && keys Space &&
        turn "ход 1 из 3" "Vfzrjdcrbq" &&
        turn "ход 2 из 3" "Маяковский" &&
        turn "ход 3 из 3" "Есенин" &&
        stage "Показать ответ" && keys Space && stage "Стихотворение 1929" && keys Space &&
        stage "вопрос 2 из 2" && keys Space &&
        turn "ход 1 из 3" "1618" &&
        turn "ход 2 из 3" "1600" &&
        turn "ход 3 из 3" "1700" &&
        stage "Показать ответ" && keys Space && stage "Летопись города" && keys Space &&
        stage "Победила команда" && keys Escape &&
        stage "Что сделать?" && keys End && keys Enter &&
        stage "Выйти из игры?" && keys Enter &&
        stage "F8 English" && keys Down Down Down Down Enter &&
        stage "Вечер на волне" && keys Enter &&
        stage "Какая река" && keys Escape && stage "Вечер на волне" && keys Escape &&
        stage "F8 English" && keys F10
}

# exported TEXT: the table has it.
exported() {
    if grep -qF -- "$1" "$folder/table.csv"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$size: the table lacks \"$1\""
        cat "$folder/table.csv"
    fi
}

echo "double_press_ms: 0" >"$folder/config.yaml" # keys here follow one another faster than a person's
for size in 80x24 120x40; do
    rm -f "$db" "$db"-*
    tmux -S "$socket" -f /dev/null new-session -d -s kiosk -x "${size%x*}" -y "${size#*x}" \
        "$VOLNA --content tests/app/content --config $folder/config.yaml --db $db"
    evening
    "$VOLNA" export --session last --format csv --db "$db" -o "$folder/table.csv"
    for words in ";Томь: ответ;" ";Мрассу: очки;" "Какая река" "Юрга, Междуреченск;2;" "Vfzrjdcrbq;1;" \
        "Есенин;0;" "Итого;;;;;5;;;4;;;2;" "Место;;;;;1;;;2;;;3;"; do
        exported "$words"
    done
    tmux -S "$socket" kill-server 2>/dev/null
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
