/* The dictionary and the word lists beside the content. A dictionary of our own, of a few words,
 * shows the rules; that of the system, where there is one, shows that real words are known. */
#include "content/spelling.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "expect.h"

static char folder[64];

static void write_file(const char *name, const char *text, size_t length)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    expect_true(file != NULL);
    expect_int(fwrite(text, 1, length, file), length);
    fclose(file);
}

static void make_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/volna-words-XXXXXX");
    expect_true(mkdtemp(folder) != NULL);
}

static void remove_folder(void)
{
    static const char *const names[] = {"ru_RU.aff", "ru_RU.dic", "words.txt", "a/words.txt", "a"};
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
    expect_int(rmdir(folder), 0);
}

static const char words[] = "8\nгород\nберёза\nелка\nжелтый\nтёмный\nКузбасс\nпо\nдело\n";

static struct spelling *open_own(void)
{
    static const char affixes[] = "SET UTF-8\nTRY оеаин\n";
    make_folder();
    write_file("ru_RU.aff", affixes, sizeof affixes - 1);
    write_file("ru_RU.dic", words, sizeof words - 1);
    return spelling_open(folder);
}

/* The words of the text that are unknown, with a space behind each. */
static const char *unknown(struct spelling *spelling, const char *text)
{
    static char found[512];
    struct prose_word word;
    found[0] = '\0';
    while (prose_next(&text, &word))
        if (!spelling_knows(spelling, &word))
            snprintf(found + strlen(found), sizeof found - strlen(found), "%.*s ", (int)word.length,
                     word.text);
    return found;
}

static void test_words_of_dictionary(void **state)
{
    (void)state;
    struct spelling *spelling = open_own();
    expect_true(spelling != NULL);
    expect_text(unknown(spelling, "Город, берёза"), "");
    expect_text(unknown(spelling, "Горад, бирёза"), "Горад бирёза ");
    expect_text(unknown(spelling, "ёлка, жёлтый"), ""); /* ё for е */
    expect_text(unknown(spelling, "Кузбасс, кузбасс"), "кузбасс ");
    expect_text(unknown(spelling, "го\xCC\x81род"), ""); /* a stress mark */
    expect_text(unknown(spelling, "XXв, vse42.ru, Ленинa, 5-й, H2O"), "");
    expect_text(unknown(spelling, "обл. и т. п., А. С. Пшкин"), "Пшкин ");
    expect_text(unknown(spelling, "обл город"), "обл ");
    expect_text(unknown(spelling, "город-дело, город-горад, по-делу"), "город-горад по-делу ");
    spelling_close(spelling);
    remove_folder();
}

static void test_meant(void **state)
{
    (void)state;
    struct spelling *spelling = open_own();
    struct arena arena = {0};
    expect_true(spelling != NULL);
    expect_text(spelling_meant(spelling, &arena, "горад"), "город");
    expect_text(spelling_meant(spelling, &arena, "шыщфж"), NULL);
    for (int i = 0; i < 40; i++) /* who has that many to mend needs no help */
        spelling_meant(spelling, &arena, "горад");
    expect_text(spelling_meant(spelling, &arena, "горад"), NULL);
    arena_free(&arena);
    spelling_close(spelling);
    remove_folder();
}

static void test_lists(void **state)
{
    (void)state;
    static const char list[] = "# имена\n\n  Щегловск*  # прежнее имя Кемерова\r\nшорц*\nКӱн\n*\n"
                               "Серёжа\nУсть-Кабырза";
    static const char below[] = "обушок\n";
    struct spelling *spelling = open_own();
    char path[128];
    expect_true(spelling != NULL);
    snprintf(path, sizeof path, "%s/a", folder);
    expect_int(mkdir(path, 0700), 0);
    write_file("words.txt", list, sizeof list - 1);
    write_file("a/words.txt", below, sizeof below - 1);
    snprintf(path, sizeof path, "%s/a/щегловск.yaml", folder);
    spelling_go_to(spelling, path);
    expect_text(unknown(spelling, "Щегловск, Щегловском, Щегловским"), "");
    expect_text(unknown(spelling, "щегловск"), "щегловск ");           /* a name has a capital */
    expect_text(unknown(spelling, "Щегловскими"), "");                 /* four letters … */
    expect_text(unknown(spelling, "Щегловскимися"), "Щегловскимися "); /* … and no more */
    expect_text(unknown(spelling, "шорцы, Шорцам"), "");
    expect_text(unknown(spelling, "Кӱн, Кӱна"), "Кӱна ");
    expect_text(unknown(spelling, "Сережа, Серёжа, обушок, Обушок"), "");
    expect_text(unknown(spelling, "Усть-Кабырза, Щегловск-город"), "");
    expect_text(unknown(spelling, "Кабырза"), "Кабырза ");
    snprintf(path, sizeof path, "%s/кузбасс.yaml", folder); /* a list holds below its folder */
    spelling_go_to(spelling, path);
    expect_text(unknown(spelling, "шорцы, обушок"), "обушок ");
    spelling_go_to(spelling, "нет/такой/папки.yaml");
    expect_text(unknown(spelling, "шорцы"), "шорцы ");
    spelling_close(spelling);
    remove_folder();
}

/* As ALT and older systems keep it. */
static void test_other_encoding(void **state)
{
    (void)state;
    static const char affixes[] = "SET KOI8-R\nTRY \xCF\xC5\xC1\n";
    char copy[sizeof words], theirs[sizeof words], *in = copy, *out = theirs;
    size_t left = sizeof words - 1, room = sizeof theirs;
    iconv_t koi = iconv_open("KOI8-R", "UTF-8");
    if (koi == (iconv_t)-1)
        expect_skip("no KOI8-R here");
    memcpy(copy, words, sizeof words);
    expect_int(iconv(koi, &in, &left, &out, &room), 0);
    iconv_close(koi);
    make_folder();
    write_file("ru_RU.aff", affixes, sizeof affixes - 1);
    write_file("ru_RU.dic", theirs, (size_t)(out - theirs));
    struct spelling *spelling = spelling_open(folder);
    struct arena arena = {0};
    expect_true(spelling != NULL);
    expect_text(unknown(spelling, "город, берёза, горад, Кӱн"), "горад Кӱн ");
    expect_text(spelling_meant(spelling, &arena, "горад"), "город");
    expect_text(spelling_meant(spelling, &arena, "Кӱн"), NULL);
    arena_free(&arena);
    spelling_close(spelling);
    remove_folder();
}

static void test_no_dictionary(void **state)
{
    (void)state;
    make_folder();
    expect_true(spelling_open(folder) == NULL);
    write_file("ru_RU.aff", "SET UTF-8\n", 10); /* half of one is none */
    expect_true(spelling_open(folder) == NULL);
    remove_folder();
    spelling_close(NULL);
}

static void test_russian(void **state)
{
    (void)state;
    struct spelling *spelling = spelling_open(NULL);
    if (spelling == NULL)
        expect_skip("no Russian dictionary here");
    expect_text(unknown(spelling, "Библиотекари Кузбасса провели по-новому ёлку и елку"), "");
    expect_text(unknown(spelling, "Библиатекари правели ёлку"), "Библиатекари правели ");
    spelling_close(spelling);
}

const struct test_case tests_spelling[] = {TEST(test_words_of_dictionary),
                                           TEST(test_meant),
                                           TEST(test_lists),
                                           TEST(test_other_encoding),
                                           TEST(test_no_dictionary),
                                           TEST(test_russian),
                                           {0}};
