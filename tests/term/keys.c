#include "term/keys.h"

#include <stdio.h>
#include <string.h>

#include "expect.h"

/* What bytes mean, in one line: names of keys, code points in hexadecimal, p before a pasted one.
 */
static void decode(struct keys *keys, bool alone, char *out, size_t size)
{
    struct input input;
    size_t length = strlen(out);
    while (keys_next(keys, alone, &input)) {
        const char *sep = length ? " " : "";
        if (input.key == PRESS_CHARACTER)
            snprintf(out + length, size - length, "%s%s%x", sep,
                     input.kind == INPUT_PASTE ? "p" : "", (unsigned)input.codepoint);
        else
            snprintf(out + length, size - length, "%s%s", sep, key_name(input.key));
        length = strlen(out);
    }
}

static void add(struct keys *keys, const char *bytes, size_t count)
{
    size_t room;
    unsigned char *space = keys_space(keys, &room);
    expect_true(room >= count);
    memcpy(space, bytes, count);
    keys_added(keys, count);
}

static const struct {
    const char *bytes, *meaning;
} rows[] = {
    {"1a ", "31 61 Space"},
    {"\320\257\321\217\321\221", "42f 44f 451"}, /* Яяё */
    {"\r\n\t\177\b", "Enter Enter Tab Backspace Backspace"},
    {"\003\f\001\032\034", "Ctrl-C Ctrl-L"},                        /* other controls are nothing */
    {"\033OP\033OQ\033OR\033OS", "F1 F2 F3 F4"},                    /* xterm */
    {"\033[[A\033[[B\033[[C\033[[D\033[[E", "F1 F2 F3 F4 F5"},      /* the Linux console */
    {"\033[11~\033[12~\033[13~\033[14~\033[15~", "F1 F2 F3 F4 F5"}, /* rxvt, PuTTY */
    {"\033[17~\033[18~\033[19~\033[20~\033[21~\033[23~\033[24~", "F6 F7 F8 F9 F10 F11 F12"},
    {"\033[1;2P\033[15;5~\033[1;5A", "F1 F5 Up"}, /* with modifiers */
    {"\033[A\033[B\033[C\033[D", "Up Down Right Left"},
    {"\033OA\033OB\033OC\033OD", "Up Down Right Left"}, /* application mode */
    {"\033[H\033[F\033OH\033OF\033[1~\033[4~\033[7~\033[8~", "Home End Home End Home End Home End"},
    {"\033[2~\033[3~\033[5~\033[6~", "Ins Del PgUp PgDn"},
    {"\033[Z", "BackTab"},
    {"\033a", "Esc 61"}, /* Alt, or Esc and a quick key */
    {"\033\033[A", "Esc Up"},
    {"\033[I\033[O\033[?1;2c\033[24;80R1", "F3 31"}, /* reports; a cursor report looks like F3 */
    {"\033[99~\033[9999999999999999999999~x", "78"},
    {"\033[200~ab\tc\r\nd\033[201~e", "p61 p62 p20 p63 p20 p20 p64 65"},
    {"\033[200~\033[A\003\033[201~\033[A",
     "p5b p41 Up"},                              /* no keys and no controls come out of a paste */
    {"\377a\300\257b\355\240\200c", "61 62 63"}, /* not UTF-8 */
    {"\302\205\342\200\256z", "7a"},             /* C1 and a bidi override */
};

static void test_bytes_to_keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct keys keys = {0};
        char out[512] = "";
        add(&keys, rows[i].bytes, strlen(rows[i].bytes));
        decode(&keys, false, out, sizeof out);
        expect_text(out, rows[i].meaning);
    }
}

/* However the bytes are cut into pieces, they mean the same. */
static void test_pieces_mean_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct keys keys = {0};
        char out[512] = "";
        for (const char *at = rows[i].bytes; *at; at++) {
            add(&keys, at, 1);
            decode(&keys, false, out, sizeof out);
        }
        expect_text(out, rows[i].meaning);
    }
}

static void test_what_stays_alone(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *at_once, *alone;
    } cases[] = {
        {"\033", "", "Esc"},   {"\033[", "", ""},         {"\033O", "", "Esc 4f"},
        {"x\320", "78", "78"}, {"\033[200~\033", "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct keys keys = {0};
        char out[512] = "";
        add(&keys, cases[i].bytes, strlen(cases[i].bytes));
        decode(&keys, false, out, sizeof out);
        expect_text(out, cases[i].at_once);
        expect_true(keys_unfinished(&keys));
        decode(&keys, true, out, sizeof out);
        expect_text(out, cases[i].alone);
        expect_false(keys_unfinished(&keys));
    }
}

static void test_a_paste_has_a_limit(void **state)
{
    (void)state;
    struct keys keys = {0};
    struct input input;
    int pasted = 0;
    add(&keys, "\033[200~", 6);
    for (int i = 0; i < 5000; i++) {
        add(&keys, "\321\217", 2);
        while (keys_next(&keys, false, &input))
            pasted++;
    }
    expect_int(pasted, INPUT_PASTE_MAX);
    char out[64] = "";
    add(&keys, "\033[201~\033[Ab", 10);
    decode(&keys, false, out, sizeof out);
    expect_text(out, "Up 62");
}

/* Any bytes at all: it goes on, and there is always room for more. */
static void test_noise(void **state)
{
    (void)state;
    struct keys keys = {0};
    struct input input;
    uint32_t seed = 1;
    for (int i = 0; i < 200000; i++) {
        seed = seed * 1664525 + 1013904223;
        static const char common[] = "\033[O~;?0123ABZ\320\257";
        char byte = seed >> 31 ? common[(seed >> 16) % (sizeof common - 1)] : (char)(seed >> 24);
        add(&keys, &byte, 1);
        while (keys_next(&keys, false, &input))
            expect_true(input.key > PRESS_NONE && input.key < PRESS_COUNT);
        expect_true(keys.length < 64);
    }
}

const struct test_case tests_keys[] = {
    TEST(test_bytes_to_keys),
    TEST(test_pieces_mean_the_same),
    TEST(test_what_stays_alone),
    TEST(test_a_paste_has_a_limit),
    TEST(test_noise),
    {0},
};
