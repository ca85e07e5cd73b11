#include "report/csv.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum word {
    WORD_NUMBER,
    WORD_ROUND,
    WORD_QUESTION,
    WORD_ANSWER,
    WORD_TEAM_ANSWER,
    WORD_TEAM_POINTS,
    WORD_TEAM_SECONDS,
    WORD_VOID,
    WORD_OTHER,
    WORD_TOTAL,
    WORD_PLACE,
    WORD_LEFT,
    WORDS
};

static const char *const words[WORDS][LANGUAGES] = {
    [WORD_NUMBER] = {"№", "No."},
    [WORD_ROUND] = {"Раунд", "Round"},
    [WORD_QUESTION] = {"Вопрос", "Question"},
    [WORD_ANSWER] = {"Верный ответ", "Right answer"},
    [WORD_TEAM_ANSWER] = {"ответ", "answer"},
    [WORD_TEAM_POINTS] = {"очки", "points"},
    [WORD_TEAM_SECONDS] = {"секунды", "seconds"},
    [WORD_VOID] = {"не засчитан", "does not count"},
    [WORD_OTHER] = {"Баллы вне вопросов", "Points outside questions"},
    [WORD_TOTAL] = {"Итого", "Total"},
    [WORD_PLACE] = {"Место", "Place"},
    [WORD_LEFT] = {"выбыла", "left"},
};

struct sheet {
    struct buf *out;
    enum language language;
    char separator, decimal;
    bool line_begun;
};

/* ---- cells ---- */

/* What Excel, LibreOffice and Google Sheets take for the beginning of a formula, also after
 * spaces and in full width. */
static bool looks_like_formula(const char *text)
{
    if (*text == '\t' || *text == '\r' || *text == '\n')
        return true;
    uint32_t first = ' ';
    while (first == ' ' || first == 0xa0)
        first = text_next(&text);
    static const uint32_t signs[] = {'=', '+', '-', '@', 0xff1d, 0xff0b, 0xff0d, 0xff20};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (first == signs[i])
            return true;
    return false;
}

static bool is_control(uint32_t codepoint)
{
    return (codepoint < 0x20 && codepoint != '\n') || (codepoint >= 0x7f && codepoint < 0xa0);
}

void csv_text(struct buf *out, const char *text, char separator)
{
    const char quoted[] = {separator, '"', '\n', '\r', '\t', '\0'};
    size_t length = strlen(text);
    bool spaced = length > 0 && (text[0] == ' ' || text[length - 1] == ' ');
    bool quotes = spaced || strpbrk(text, quoted) != NULL;
    if (quotes)
        buf_char(out, '"');
    if (looks_like_formula(text))
        buf_char(out, '\'');
    for (uint32_t codepoint; (codepoint = text_next(&text)) != 0;) {
        char bytes[4];
        if (codepoint == '"')
            buf_char(out, '"');
        buf_add(out, bytes, text_encode(is_control(codepoint) ? ' ' : codepoint, bytes));
    }
    if (quotes)
        buf_char(out, '"');
}

static void begin_cell(struct sheet *sheet)
{
    if (sheet->line_begun)
        buf_char(sheet->out, sheet->separator);
    sheet->line_begun = true;
}

static void put_text(struct sheet *sheet, const char *text)
{
    begin_cell(sheet);
    csv_text(sheet->out, text, sheet->separator);
}

static void put_word(struct sheet *sheet, enum word word)
{
    put_text(sheet, words[word][sheet->language]);
}

static void put_number(struct sheet *sheet, int64_t number)
{
    begin_cell(sheet);
    buf_format(sheet->out, "%" PRId64, number);
}

/* Seconds with a tenth. In a table separated by commas a decimal comma needs quotes. */
static void put_seconds(struct sheet *sheet, int64_t ms)
{
    char text[32];
    snprintf(text, sizeof text, "%" PRId64 "%c%d", ms / 1000, sheet->decimal,
             (int)(ms % 1000 / 100));
    put_text(sheet, text);
}

static void end_line(struct sheet *sheet)
{
    buf_text(sheet->out, "\r\n");
    sheet->line_begun = false;
}

static void put_empty(struct sheet *sheet, int cells)
{
    for (int i = 0; i < cells; i++)
        begin_cell(sheet);
}

/* ---- rows ---- */

static void put_heading(struct sheet *sheet, const struct result_table *table)
{
    put_word(sheet, WORD_NUMBER);
    put_word(sheet, WORD_ROUND);
    put_word(sheet, WORD_QUESTION);
    put_word(sheet, WORD_ANSWER);
    struct buf heading = {0};
    for (size_t i = 0; i < table->team_count; i++)
        for (enum word word = WORD_TEAM_ANSWER; word <= WORD_TEAM_SECONDS; word++) {
            buf_clear(&heading);
            buf_format(&heading, "%s: %s", table->teams[i].name, words[word][sheet->language]);
            put_text(sheet, buf_string(&heading));
        }
    buf_free(&heading);
    end_line(sheet);
}

static void put_question(struct sheet *sheet, const struct result_table *table,
                         const struct result_row *row)
{
    put_number(sheet, row->number);
    put_text(sheet, row->round_title);
    if (row->is_void) {
        struct buf question = {0};
        buf_format(&question, "%s (%s)", row->question, words[WORD_VOID][sheet->language]);
        put_text(sheet, buf_string(&question));
        buf_free(&question);
    } else {
        put_text(sheet, row->question);
    }
    put_text(sheet, row->answer);
    for (size_t i = 0; i < table->team_count; i++) {
        const struct review_cell *cell = &row->cells[i];
        bool answered = cell->verdict != REVIEW_NONE;
        put_text(sheet, cell->answer);
        if (answered || cell->points != 0)
            put_number(sheet, cell->points);
        else
            put_empty(sheet, 1);
        if (answered)
            put_seconds(sheet, cell->elapsed_ms);
        else
            put_empty(sheet, 1);
    }
    end_line(sheet);
}

/* A line of one number a team, in its column of points. */
static void begin_sum(struct sheet *sheet, enum word word)
{
    put_word(sheet, word);
    put_empty(sheet, 3);
}

static void put_sums(struct sheet *sheet, const struct result_table *table)
{
    if (table->has_other) {
        begin_sum(sheet, WORD_OTHER);
        for (size_t i = 0; i < table->team_count; i++) {
            put_empty(sheet, 1);
            put_number(sheet, table->teams[i].other);
            put_empty(sheet, 1);
        }
        end_line(sheet);
    }
    begin_sum(sheet, WORD_TOTAL);
    for (size_t i = 0; i < table->team_count; i++) {
        put_empty(sheet, 1);
        put_number(sheet, table->teams[i].score);
        put_empty(sheet, 1);
    }
    end_line(sheet);
}

static void put_places(struct sheet *sheet, const struct result_table *table)
{
    begin_sum(sheet, WORD_PLACE);
    for (size_t i = 0; i < table->team_count; i++) {
        const struct result_team *team = &table->teams[i];
        char shared[32];
        put_empty(sheet, 1);
        snprintf(shared, sizeof shared, "%d–%d", team->place, team->place_last);
        if (team->place == 0)
            put_word(sheet, WORD_LEFT);
        else if (team->place == team->place_last)
            put_number(sheet, team->place);
        else
            put_text(sheet, shared);
        put_empty(sheet, 1);
    }
    end_line(sheet);
}

void report_csv_table(const struct result_table *table, enum language language,
                      const struct csv_options *options, struct buf *out)
{
    struct sheet sheet = {.out = out,
                          .language = language,
                          .separator =
                              options != NULL && options->separator != 0 ? options->separator : ';',
                          .decimal = language == LANGUAGE_RU ? ',' : '.'};
    if (options == NULL || !options->without_bom)
        buf_text(out, "\xef\xbb\xbf");
    put_heading(&sheet, table);
    for (size_t i = 0; i < table->row_count; i++)
        put_question(&sheet, table, &table->rows[i]);
    put_sums(&sheet, table);
    put_places(&sheet, table);
}

bool report_csv(struct store *store, int64_t session, enum language language,
                const struct csv_options *options, struct buf *out, enum store_fault *fault,
                struct err *err)
{
    struct arena arena = {0};
    struct result_table table;
    bool loaded = result_table_load(store, session, &arena, &table, fault, err);
    if (loaded)
        report_csv_table(&table, language, options, out);
    arena_free(&arena);
    return loaded;
}
