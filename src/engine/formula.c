/* formula: the reader. Recursive descent by precedence into postfix code; what is nested deeper
 * than NESTING_MAX is refused before the stack of this program could run out.
 *
 *   or < and < not < comparison < + - < * / % < minus sign
 *
 * A comparison of a comparison (a < b < c) is refused: it would not mean what it says. */
#include "engine/formula.h"

#include <string.h>

#include "base/text.h"
#include "engine/formula_internal.h"

enum { NESTING_MAX = 64, ARGUMENTS_MAX = FORMULA_LENGTH_MAX };

enum level {
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_COMPARE,
    LEVEL_ADD,
    LEVEL_MULTIPLY,
    LEVEL_SIGN, /* of a number: binds closer than anything between two values */
};

/* Signs and words between two values; a sign stands before those that begin like it. */
static const struct {
    const char *text;
    uint8_t level, operation;
} between[] = {
    {"<=", LEVEL_COMPARE, OP_LESS_EQUAL},
    {">=", LEVEL_COMPARE, OP_GREATER_EQUAL},
    {"<>", LEVEL_COMPARE, OP_DIFFERENT},
    {"!=", LEVEL_COMPARE, OP_DIFFERENT},
    {"==", LEVEL_COMPARE, OP_EQUAL},
    {"≤", LEVEL_COMPARE, OP_LESS_EQUAL},
    {"≥", LEVEL_COMPARE, OP_GREATER_EQUAL},
    {"≠", LEVEL_COMPARE, OP_DIFFERENT},
    {"<", LEVEL_COMPARE, OP_LESS},
    {">", LEVEL_COMPARE, OP_GREATER},
    {"=", LEVEL_COMPARE, OP_EQUAL},
    {"+", LEVEL_ADD, OP_ADD},
    {"-", LEVEL_ADD, OP_SUBTRACT},
    {"−", LEVEL_ADD, OP_SUBTRACT},
    {"*", LEVEL_MULTIPLY, OP_MULTIPLY},
    {"×", LEVEL_MULTIPLY, OP_MULTIPLY},
    {"/", LEVEL_MULTIPLY, OP_DIVIDE},
    {"%", LEVEL_MULTIPLY, OP_REST},
    {"and", LEVEL_AND, OP_AND},
    {"и", LEVEL_AND, OP_AND},
    {"or", LEVEL_OR, OP_OR},
    {"или", LEVEL_OR, OP_OR},
};

/* Every other word that means something by itself. */
enum word_kind { WORD_VALUE, WORD_NOT, WORD_FUNCTION, WORD_OVER };

static const struct word {
    const char *english, *russian, *other; /* other: NULL when there is none */
    uint8_t kind, operation;               /* enum word_kind, enum operation */
    uint8_t least, most;                   /* arguments */
} words[] = {
    {"lap", "круг", NULL, WORD_VALUE, OP_LAP, 0, 0},
    {"teams", "команды", NULL, WORD_VALUE, OP_TEAMS, 0, 0},
    {"not", "не", NULL, WORD_NOT, OP_NOT, 0, 0},
    {"min", "мин", NULL, WORD_FUNCTION, OP_MIN, 2, ARGUMENTS_MAX},
    {"max", "макс", NULL, WORD_FUNCTION, OP_MAX, 2, ARGUMENTS_MAX},
    {"abs", "модуль", NULL, WORD_FUNCTION, OP_ABS, 1, 1},
    {"clamp", "предел", NULL, WORD_FUNCTION, OP_CLAMP, 3, 3},
    {"if", "если", NULL, WORD_FUNCTION, OP_IF, 3, 3},
    {"total", "сумма", "всего", WORD_OVER, OP_TOTAL, 1, 1},
    {"average", "среднее", NULL, WORD_OVER, OP_AVERAGE, 1, 1},
    {"lowest", "наименьшее", NULL, WORD_OVER, OP_LOWEST, 1, 1},
    {"highest", "наибольшее", NULL, WORD_OVER, OP_HIGHEST, 1, 1},
};

struct reader {
    const char *text;
    size_t at; /* the next byte */
    const struct formula_names *names;
    struct instruction code[FORMULA_LENGTH_MAX];
    size_t length;
    int depth;   /* values on the stack at this point of the code */
    int nesting; /* brackets, functions and signs around this point of the text */
    bool over;   /* within total(…) */
    enum formula_fault fault;
    size_t fault_at, fault_length;
};

static bool fail(struct reader *reader, enum formula_fault fault, size_t at, size_t length)
{
    if (reader->fault == FORMULA_FINE) {
        reader->fault = fault;
        reader->fault_at = at;
        reader->fault_length = length;
    }
    return false;
}

/* ---- what stands at a place ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Letters of the scripts that names are written in; signs and spaces of all of them are left out.
 */
static bool is_letter(uint32_t c)
{
    static const struct {
        uint32_t from, to;
    } ranges[] = {{'A', 'Z'},       {'_', '_'},       {'a', 'z'},         {0xC0, 0xD6},
                  {0xD8, 0xF6},     {0xF8, 0x1FFF},   {0x2C00, 0x2DFF},   {0x3040, 0xD7FF},
                  {0xF900, 0xFEFE}, {0xFF21, 0xFFDC}, {0x10000, 0x1FFFF0}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].from && c <= ranges[i].to)
            return true;
    return false;
}

/* Bytes of the name at `text`; 0 when there is none. A digit does not begin one. */
static size_t name_length(const char *text)
{
    const char *end = text;
    for (const char *next = text; !is_digit(*text); end = next) {
        bool digit = is_digit(*next);
        if (!digit && !is_letter(text_next(&next)))
            break;
        next += digit;
    }
    return (size_t)(end - text);
}

static size_t digits_length(const char *text)
{
    size_t length = 0;
    while (is_digit(text[length]))
        length++;
    return length;
}

/* What a fault at this place is about: a name, a number or one sign. */
static size_t token_length(const char *text)
{
    const char *next = text;
    size_t length = is_digit(*text) ? digits_length(text) : name_length(text);
    if (length == 0 && *text != '\0') {
        text_next(&next);
        length = (size_t)(next - text);
    }
    return length;
}

static bool fail_here(struct reader *reader, enum formula_fault fault)
{
    return fail(reader, fault, reader->at, token_length(reader->text + reader->at));
}

/* The next byte that is no space. */
static char look(struct reader *reader)
{
    reader->at += strspn(reader->text + reader->at, " \t\r\n");
    return reader->text[reader->at];
}

static bool is_word(const char *word, const char *text, size_t length)
{
    return word != NULL && strlen(word) == length && memcmp(word, text, length) == 0;
}

static const struct word *word_at(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(words[i].english, text, length) || is_word(words[i].russian, text, length) ||
            is_word(words[i].other, text, length))
            return &words[i];
    return NULL;
}

/* The index into `between` of what stands here, -1 when it is nothing of the kind. */
static int between_at(struct reader *reader, size_t *length)
{
    look(reader);
    const char *text = reader->text + reader->at;
    size_t name = name_length(text);
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        *length = strlen(between[i].text);
        if (name > 0 ? is_word(between[i].text, text, name)
                     : strncmp(between[i].text, text, *length) == 0)
            return (int)i;
    }
    return -1;
}

/* ---- code ---- */

static bool emit(struct reader *reader, enum operation operation, int32_t value)
{
    int taken = operation >= OP_TOTAL    ? 0
                : operation >= OP_CLAMP  ? 3
                : operation >= OP_ADD    ? 2
                : operation >= OP_NEGATE ? 1
                                         : 0;
    reader->depth += 1 - taken;
    if (reader->length == FORMULA_LENGTH_MAX || reader->depth > FORMULA_DEPTH_MAX)
        return fail_here(reader, FORMULA_LONG);
    reader->code[reader->length++] =
        (struct instruction){.operation = (uint8_t)operation, .value = value};
    return true;
}

static bool read_from(struct reader *reader, enum level level);

/* What stands in brackets, a function or behind a sign: the only way down. */
static bool read_within(struct reader *reader, enum level level)
{
    if (reader->nesting == NESTING_MAX)
        return fail_here(reader, FORMULA_LONG);
    reader->nesting++;
    bool fine = read_from(reader, level);
    reader->nesting--;
    return fine;
}

/* ---- values ---- */

static bool read_number(struct reader *reader)
{
    const char *text = reader->text + reader->at;
    size_t length = digits_length(text);
    int64_t value = 0;
    for (size_t i = 0; i < length && value <= INDICATOR_MAX; i++)
        value = value * 10 + (text[i] - '0');
    if (value > INDICATOR_MAX)
        return fail(reader, FORMULA_NUMBER, reader->at, length);
    if (name_length(text + length) > 0)
        return fail(reader, FORMULA_SIGN, reader->at + length, name_length(text + length));
    reader->at += length;
    return emit(reader, OP_NUMBER, (int32_t)value);
}

/* The bracket that closes the one at `opened`. */
static bool read_closing(struct reader *reader, size_t opened)
{
    char c = look(reader);
    if (c == '\0')
        return fail(reader, FORMULA_BRACKET, opened, 1);
    if (c != ')')
        return fail_here(reader, FORMULA_SIGN);
    reader->at++;
    return true;
}

/* Arguments up to the closing bracket; min and max take in one after the other. */
static bool read_arguments(struct reader *reader, const struct word *word, size_t name)
{
    size_t opened = reader->at++;
    int count = 0;
    for (char c = look(reader); c != ')' || count > 0; reader->at++) {
        if (!read_within(reader, LEVEL_OR))
            return false;
        count++;
        if (count > 1 && (word->operation == OP_MIN || word->operation == OP_MAX) &&
            !emit(reader, (enum operation)word->operation, 0))
            return false;
        c = look(reader);
        if (c != ',' && c != ';')
            break;
    }
    if (!read_closing(reader, opened))
        return false;
    if (count < word->least || count > word->most)
        return fail(reader, FORMULA_ARGUMENTS, name, token_length(reader->text + name));
    return true;
}

static bool read_function(struct reader *reader, const struct word *word, size_t name)
{
    if (!read_arguments(reader, word, name))
        return false;
    if (word->operation == OP_MIN || word->operation == OP_MAX)
        return true;
    return emit(reader, (enum operation)word->operation, 0);
}

/* The body is computed on a stack of its own, once for each team. */
static bool read_over(struct reader *reader, const struct word *word, size_t name)
{
    if (reader->over)
        return fail(reader, FORMULA_NESTED, name, token_length(reader->text + name));
    size_t start = reader->length;
    if (!emit(reader, (enum operation)word->operation, 0))
        return false;
    int depth = reader->depth;
    reader->depth = 0;
    reader->over = true;
    if (!read_arguments(reader, word, name))
        return false;
    reader->over = false;
    reader->depth = depth;
    reader->code[start].value = (int32_t)(reader->length - start - 1);
    return true;
}

/* A name of the author's; OPERATIONS when there is none such. Items hide indicators. */
static enum operation find_name(const struct formula_names *names, const char *text, size_t length,
                                int *index, bool *of_team)
{
    const struct item *item = names->stage != NULL ? stage_item(names->stage, text, length) : NULL;
    if (item != NULL) {
        *index = (int)(item - names->stage->items);
        *of_team = names->stage->by != BY_ROOM;
        return OP_ITEM;
    }
    *index = names->game != NULL ? game_indicator(names->game, text, length) : -1;
    if (*index < 0)
        return OPERATIONS;
    *of_team = !names->game->indicators[*index].shared;
    return OP_INDICATOR;
}

static bool read_name(struct reader *reader, size_t length)
{
    size_t name = reader->at;
    int index = 0;
    bool of_team = false;
    const char *text = reader->text + name;
    const struct word *word = word_at(text, length);
    reader->at += length;
    bool called = look(reader) == '(' && word != NULL;
    if (called && word->kind == WORD_FUNCTION)
        return read_function(reader, word, name);
    if (called && word->kind == WORD_OVER)
        return read_over(reader, word, name);
    enum operation operation = find_name(reader->names, text, length, &index, &of_team);
    if (operation == OPERATIONS && word != NULL && word->kind == WORD_VALUE)
        operation = (enum operation)word->operation;
    if (operation == OPERATIONS)
        return fail(reader, FORMULA_NAME, name, length);
    if (of_team && reader->names->room && !reader->over)
        return fail(reader, FORMULA_TEAMS, name, length);
    return emit(reader, operation, index);
}

static bool read_brackets(struct reader *reader)
{
    size_t opened = reader->at++;
    return read_within(reader, LEVEL_OR) && read_closing(reader, opened);
}

static bool read_value(struct reader *reader)
{
    size_t length;
    char c = look(reader);
    const char *text = reader->text + reader->at;
    size_t name = name_length(text);
    const struct word *word = name > 0 ? word_at(text, name) : NULL;
    if (is_digit(c))
        return read_number(reader);
    if (c == '(')
        return read_brackets(reader);
    if (word != NULL && word->kind == WORD_NOT) {
        reader->at += name;
        return read_within(reader, LEVEL_COMPARE) && emit(reader, OP_NOT, 0);
    }
    int sign = between_at(reader, &length);
    if (sign >= 0 && between[sign].operation == OP_SUBTRACT) {
        reader->at += length;
        return read_within(reader, LEVEL_SIGN) && emit(reader, OP_NEGATE, 0);
    }
    if (sign >= 0 || c == '\0' || c == ')' || c == ',' || c == ';')
        return fail_here(reader, FORMULA_EXPECTED);
    return name > 0 ? read_name(reader, name) : fail_here(reader, FORMULA_SIGN);
}

/* A value and everything behind it that binds as close as `level` or closer. */
static bool read_from(struct reader *reader, enum level level)
{
    size_t length;
    bool compared = false;
    if (!read_value(reader))
        return false;
    for (int sign; (sign = between_at(reader, &length)) >= 0 && between[sign].level >= level;) {
        bool compares = between[sign].level == LEVEL_COMPARE;
        if (compares && compared)
            return fail(reader, FORMULA_SIGN, reader->at, length);
        compared = compares;
        reader->at += length;
        if (!read_from(reader, (enum level)(between[sign].level + 1)) ||
            !emit(reader, (enum operation)between[sign].operation, 0))
            return false;
    }
    return true;
}

static bool read_all(struct reader *reader)
{
    if (look(reader) == '\0')
        return fail(reader, FORMULA_EMPTY, 0, reader->at);
    if (!read_from(reader, LEVEL_OR))
        return false;
    char c = look(reader);
    return c == '\0' || fail_here(reader, c == ')' ? FORMULA_BRACKET : FORMULA_SIGN);
}

enum formula_fault formula_read(const char *text, const struct formula_names *names,
                                struct arena *arena, struct formula *out, size_t *at,
                                size_t *length)
{
    struct reader reader = {.text = text, .names = names};
    *out = (struct formula){0};
    *at = *length = 0;
    if (!read_all(&reader)) {
        *at = reader.fault_at;
        *length = reader.fault_length;
        return reader.fault;
    }
    struct instruction *code = arena_alloc(arena, reader.length * sizeof *code);
    memcpy(code, reader.code, reader.length * sizeof *code);
    *out = (struct formula){.code = code, .length = (uint16_t)reader.length};
    return FORMULA_FINE;
}
