/* The screen of an evening that is built: the form, the lists with marks, what comes out. */
#include "expect.h"
#include "ui/scene.h"

static struct scene scene;

static const struct mix_choice places[] = {
    {"Анжеро-Судженский городской округ", 12},
    {"Ленинск-Кузнецкий муниципальный округ Кузбасса и всё, что к нему относится", 9},
    {"Мысковский городской округ", 11},
};

static const struct mix_choice sets[] = {{"Гербы и символы", 21}, {"Шория и шорцы", 1}};

static struct mix_offer offer;

static void begin(void)
{
    scene_start(&scene);
    offer = (struct mix_offer){.places = places,
                               .sets = sets,
                               .place_count = 3,
                               .set_count = 2,
                               .questions = 24,
                               .minutes = 31,
                               .territories = 22};
    scene_open(&scene, SCREEN_START, 0);
    scene_open(&scene, SCREEN_MIX, 0);
}

static void test_looks(void **state)
{
    (void)state;
    begin();
    scene_wait(&scene, 0);
    scene_shot(&scene, "before the folders have been read");
    scene.mix = &offer;
    scene_shot(&scene, "as it comes");
    scene_press(&scene, "Down Right Right Down Left Down Space");
    scene_shot(&scene, "the list of territories");
    scene_press(&scene, "Down Space Down Space");
    scene_shot(&scene, "two marked");
    scene_press(&scene, "Enter Down");
    scene_shot(&scene, "on the row of sets");
    offer.questions = 0;
    offer.trouble = "Таких вопросов нет. Возьмите любую сложность, тогда их будет 14.";
    scene_press(&scene, "Down Right Right Down Left Left Left");
    scene_shot(&scene, "nothing comes out");
    scene.preferences.language = LANGUAGE_EN;
    offer.questions = offer.minutes = offer.territories = 1;
    scene_shot(&scene, "in English");
    scene_album(&scene, "screens/mix");
    scene_end(&scene);
}

/* What each key asks of app. */
static void test_asks(void **state)
{
    (void)state;
    begin();
    scene_wait(&scene, 0);
    scene.mix = &offer;
    scene_press(&scene, "Right");
    expect_int(scene.outcome.request, REQUEST_MIX);
    expect_int(scene.outcome.number, 0);
    expect_int(scene.outcome.mix->questions, 21);
    expect_int(scene.outcome.mix->fresh, 3);
    uint64_t seed = scene.outcome.mix->seed;
    scene_press(&scene, "F2");
    expect_int(scene.outcome.request, REQUEST_MIX);
    expect_true(scene.outcome.mix->seed != seed);
    scene_press(&scene, "Enter");
    expect_int(scene.outcome.request, REQUEST_MIX_PLAY);
    scene_press(&scene, "F5");
    expect_int(scene.outcome.request, REQUEST_MIX_SAVE);
    scene_press(&scene, "Down Down Down Space Down Space");
    expect_int(scene.outcome.request, REQUEST_MIX);
    expect_false(scene.outcome.mix->places[0]);
    expect_true(scene.outcome.mix->places[1]);
    scene_press(&scene, "Del");
    expect_false(scene.outcome.mix->places[1]);
    scene_press(&scene, "Esc Esc");
    expect_int(scene_kind(&scene), SCREEN_START);
    scene_end(&scene);
}

/* With nothing to play there is nothing to press but what changes that. */
static void test_nothing_to_play(void **state)
{
    (void)state;
    begin();
    offer = (struct mix_offer){.trouble = "Вопросов пока нет."};
    scene.mix = &offer;
    scene_press(&scene, "Enter");
    expect_int(scene.outcome.kind, OUTCOME_STAY);
    scene_press(&scene, "F5");
    expect_int(scene.outcome.kind, OUTCOME_NOT_NOW);
    scene_press(&scene, "Down Down Down Space Space Del Down PgDn Enter");
    expect_int(scene_kind(&scene), SCREEN_MIX);
    scene_press(&scene, "Up Up Right");
    expect_int(scene.outcome.request, REQUEST_MIX);
    scene_end(&scene);
}

const struct test_case tests_screens_mix[] = {
    TEST(test_looks), TEST(test_asks), TEST(test_nothing_to_play), {0}};
