#!/bin/sh
# Every word of a table is said by somebody. Months are counted from the first.
set -u
cd "$(dirname "$0")/../.." || exit 2
unsaid=$(
    {
        grep -rohwE '(MSG|WORD)_[a-z_0-9]+' src --include='*.c' --include='*.h'
        sed -nE 's/^(MESSAGE|PLURAL)\(([a-z_0-9]+),.*/? MSG_\2/p' src/ui/messages.def
        sed -nE 's/^(WORD|FORMS)\(([a-z_0-9]+),.*/? WORD_\2/p' src/report/words.def
    } | awk '$1 == "?" { named[$2] = 1; next } { said[$1] = 1 }
             END { for (word in named) if (!(word in said) && word !~ /^WORD_month_/) print word }' | sort
)
if [ -n "$unsaid" ]; then
    echo "nobody says:"
    echo "$unsaid"
    echo "0 passed, 1 failed"
    exit 1
fi
echo "1 passed, 0 failed"
