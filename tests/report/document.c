/* The final document: what was adopted and what was played, letter for letter, whatever the letters
 * are. */
#include "report/document.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "expect.h"
#include "meeting.h"

static const struct {
    const char *text, *markdown, *html;
} texts[] = {
    {"Томь", "Томь", "Томь"},
    {"<script>", "\\<script\\>", "&lt;script&gt;"},
    {"a|b", "a\\|b", "a|b"},
    {"*a* _b_ ~c~", "\\*a\\* \\_b\\_ \\~c\\~", "*a* _b_ ~c~"},
    {"[x](y)", "\\[x\\](y)", "[x](y)"},
    {"![x](y)", "!\\[x\\](y)", "![x](y)"},
    {"`c`", "\\`c\\`", "`c`"},
    {"# a", "\\# a", "# a"},
    {"a # b #", "a \\# b \\#", "a # b #"},
    {"+= 1", "\\+= 1", "+= 1"},
    {"=1+1", "\\=1+1", "=1+1"},
    {"- a", "\\- a", "- a"},
    {"---", "\\---", "---"},
    {"12. a", "12\\. a", "12. a"},
    {"12) a", "12\\) a", "12) a"},
    {"а 12. a", "а 12. a", "а 12. a"},
    {"   12. a", "12\\. a", "12. a"},
    {"a\\b", "a\\\\b", "a\\b"},
    {"&amp; 'q' \"q\"", "\\&amp; 'q' \"q\"", "&amp;amp; &#39;q&#39; &quot;q&quot;"},
    {"http://evil", "http\\://evil", "http://evil"},
    {"www.evil", "www\\.evil", "www.evil"},
    {"a@b", "a\\@b", "a@b"},
    {"$x$ ^y^", "\\$x\\$ \\^y\\^", "$x$ ^y^"},
    {" a \n\n b\t", "a b", "a b"},
    {"a\x1b[31m", "a \\[31m", "a [31m"},
    {"a\u202eb\u2066c", "a b c", "a b c"},
    {"\xff", "\uFFFD", "\uFFFD"},
    {"", "", ""},
};

static void test_texts_are_harmless(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buf out = {0};
        markup_text(&out, MARKUP_MARKDOWN, texts[i].text);
        expect_text(buf_string(&out), texts[i].markdown);
        buf_clear(&out);
        markup_text(&out, MARKUP_HTML, texts[i].text);
        expect_text(buf_string(&out), texts[i].html);
        buf_free(&out);
    }
}

static const struct session_info info = {.venue = "Областная научная библиотека",
                                         .municipality = "Кемерово",
                                         .facilitator = "Анна <Ведущая>",
                                         .started_ms = 1718863200000,
                                         .last_ms = 1718880000000};

static void write_played(const struct plan *plan, const struct state *played,
                         enum markup_format format, struct buf *out)
{
    setenv("TZ", "UTC", 1);
    tzset();
    report_document(plan, played, &info, format, out);
}

static void test_markdown(void **state)
{
    (void)state;
    struct state *played = meeting_played();
    struct buf out = {0};
    write_played(meeting_plan(), played, MARKUP_MARKDOWN, &out);
    expect_golden("report/document.md", buf_string(&out));
    buf_free(&out);
    free(played);
}

static void test_html(void **state)
{
    (void)state;
    struct state *played = meeting_played();
    struct buf out = {0};
    write_played(meeting_plan(), played, MARKUP_HTML, &out);
    expect_golden("report/document.html", buf_string(&out));
    expect_true(strstr(buf_string(&out), "<script") == NULL);
    expect_true(strstr(buf_string(&out), "<img") == NULL);
    buf_free(&out);
    free(played);
}

/* Every tag that is opened is closed in its turn. */
static void test_html_nests(void **state)
{
    (void)state;
    struct state *played = meeting_played();
    struct buf out = {0};
    char open[16][16];
    int depth = 0;
    write_played(meeting_plan(), played, MARKUP_HTML, &out);
    for (const char *at = buf_string(&out); (at = strchr(at, '<')) != NULL; at++) {
        size_t length = strcspn(at + 1, " >");
        char name[16] = "";
        expect_true(length < sizeof name);
        memcpy(name, at + 1, length);
        if (name[0] == '!' || strcmp(name, "meta") == 0)
            continue;
        if (name[0] == '/') {
            expect_true(depth > 0);
            expect_text(name + 1, open[--depth]);
        } else {
            expect_true(depth < 16);
            memcpy(open[depth++], name, sizeof name);
        }
    }
    expect_int(depth, 0);
    buf_free(&out);
    free(played);
}

static void test_what_was_not_played_is_not_in_it(void **state)
{
    (void)state;
    struct state *played = meeting_played();
    struct buf out = {0};
    write_played(meeting_plan(), played, MARKUP_MARKDOWN, &out);
    expect_true(strstr(buf_string(&out), "Этого не было") == NULL);
    expect_true(strstr(buf_string(&out), "Тайный") == NULL); /* a hidden indicator */
    expect_true(strstr(buf_string(&out), "Кофе") == NULL);
    buf_clear(&out);
    meeting_event(played, EVENT_STEP_VOIDED, MEETING_TALK, -1, 0, "");
    meeting_event(played, EVENT_STEP_VOIDED, MEETING_QUESTION, -1, 0, "");
    write_played(meeting_plan(), played, MARKUP_MARKDOWN, &out);
    expect_true(strstr(buf_string(&out), "Слово приветствия") == NULL);
    expect_true(strstr(buf_string(&out), "Разминка") == NULL);
    buf_free(&out);
    free(played);
}

static void test_not_adopted_is_a_draft(void **state)
{
    (void)state;
    struct state *played = meeting_played();
    struct buf out = {0};
    meeting_event(played, EVENT_ANSWER_GIVEN, MEETING_RESOLVE, -1, 0, "basis 10 20 3");
    write_played(meeting_plan(), played, MARKUP_MARKDOWN, &out);
    expect_contains(buf_string(&out), "# Проект итогового документа");
    expect_contains(buf_string(&out), "за 10, против 20, воздержались 3: не принято");
    buf_free(&out);
    free(played);
}

/* A game without a document, in English, half-way through. */
static void test_results_of_a_game(void **state)
{
    (void)state;
    struct state *played = state_new(meeting_plan(), 1);
    struct buf out = {0};
    meeting_event(played, EVENT_TEAM_JOINED, -1, 0, 0, "Tom");
    meeting_event(played, EVENT_STEP_OPENED, MEETING_RANK, -1, 0, "paper");
    meeting_event(played, EVENT_ANSWER_GIVEN, MEETING_RANK, 0, 0, "u,k,r");
    meeting_event(played, EVENT_STEP_SETTLED, MEETING_RANK, -1, 0, "");
    write_played(meeting_game_plan(), played, MARKUP_MARKDOWN, &out);
    expect_golden("report/results.md", buf_string(&out));
    buf_free(&out);
    free(played);
}

static void test_nothing_was_played(void **state)
{
    (void)state;
    struct state *empty = state_new(meeting_plan(), 1);
    const struct session_info nothing = {.started_ms = 1718863200000};
    struct buf out = {0};
    setenv("TZ", "UTC", 1);
    tzset();
    report_document(meeting_plan(), empty, &nothing, MARKUP_MARKDOWN, &out);
    expect_text(buf_string(&out), "# Итоги\n\n**Заседание клуба «Методист»**\n\n**20 июня 2024 "
                                  "года**\n\nУчаствовали: 0 команд.\n");
    buf_free(&out);
    free(empty);
}

const struct test_case tests_document[] = {
    TEST(test_texts_are_harmless),
    TEST(test_markdown),
    TEST(test_html),
    TEST(test_html_nests),
    TEST(test_what_was_not_played_is_not_in_it),
    TEST(test_not_adopted_is_a_draft),
    TEST(test_results_of_a_game),
    TEST(test_nothing_was_played),
    {0},
};
