/* bench load: 100,000 questions (about 60 MB, 1.5 million events) against a bare libyaml event loop
 * over the same file.
 *
 *     load            measures and prints `name: value (limit …)`; exit 1 over a limit
 *     load FILE [N]   only writes the file, of N questions
 *
 * Every run is a process of its own, so that peak memory is its own and the allocator starts fresh.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

#include "content/content.h"

enum { QUESTIONS = 100000, RUNS = 3 };

#define TIME_LIMIT 1.5
#define MEMORY_LIMIT 1.5

struct measure {
    double seconds;
    long peak_kib;
    unsigned long count; /* steps or events */
};

static bool write_quiz(const char *path, int questions)
{
    static const char *const rivers[] = {"Томь", "Кия", "Кондома", "Мрассу",
                                         "Иня",  "Яя",  "Уса",     "Бельсу"};
    FILE *out = fopen(path, "w");
    if (out == NULL)
        return false;
    fputs("title: Сто тысяч вопросов\ntime: 30\nrounds:\n", out);
    for (int i = 0; i < questions; i++) {
        if (i % 1000 == 0)
            fprintf(out, "  - title: Раунд %d\n    questions:\n", i / 1000 + 1);
        fprintf(out, "      - question: Какая из этих рек встретится путнику на отметке %d?\n", i);
        fprintf(out, "        options: [%s %d, %s %d, %s %d, %s %d]\n", rivers[i % 8], i,
                rivers[(i + 1) % 8], i, rivers[(i + 2) % 8], i, rivers[(i + 3) % 8], i);
        fprintf(out, "        answer: %s %d\n", rivers[(i + i / 8) % 4 == 0 ? i % 8 : (i + 1) % 8],
                i);
        fprintf(out,
                "        explanation: Так записано в дневнике экспедиции, лист %d. Путники шли на "
                "лодках и пешком, "
                "останавливались у каждого притока и отмечали его имя, глубину и цвет воды, а "
                "вечером сверяли карту.\n",
                i % 997);
    }
    return fclose(out) == 0;
}

/* Processor time, the system's included: what other programs do meanwhile blurs it least. */
static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static unsigned long run_bare(const char *path)
{
    yaml_parser_t parser;
    yaml_event_t event;
    unsigned long count = 0;
    bool more = true;
    FILE *in = fopen(path, "rb");
    if (in == NULL || !yaml_parser_initialize(&parser))
        return 0;
    yaml_parser_set_input_file(&parser, in);
    while (more && yaml_parser_parse(&parser, &event)) {
        count++;
        more = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(in);
    return more ? 0 : count;
}

static unsigned long run_volna(const char *path)
{
    struct load_options options = {.language = LANGUAGE_RU, .no_size_limit = true};
    struct arena arena = {0};
    struct complaints complaints = {0};
    const struct plan *plan = content_load(path, &options, &arena, &complaints);
    if (plan != NULL)
        return plan->step_count;
    struct buf words = {0};
    complaints_print(&complaints, LANGUAGE_EN, &words);
    fprintf(stderr, "%.600s", buf_string(&words));
    return 0;
}

/* One run in a child; false when it failed. */
static bool measure(unsigned long (*run)(const char *path), const char *path, struct measure *out)
{
    int ends[2], status;
    if (pipe(ends) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        struct measure own = {0};
        struct rusage usage;
        double start = now();
        own.count = run(path);
        own.seconds = now() - start;
        getrusage(RUSAGE_SELF, &usage);
        own.peak_kib = usage.ru_maxrss;
        _exit(write(ends[1], &own, sizeof own) == (ssize_t)sizeof own && own.count > 0 ? 0 : 1);
    }
    close(ends[1]);
    bool fine = child > 0 && read(ends[0], out, sizeof *out) == (ssize_t)sizeof *out;
    close(ends[0]);
    return child > 0 && waitpid(child, &status, 0) == child && fine && status == 0;
}

static int compare(const void *left, const void *right)
{
    const struct measure *a = left, *b = right;
    return (a->seconds > b->seconds) - (a->seconds < b->seconds);
}

static int bench(const char *path)
{
    struct measure bare[RUNS], volna[RUNS];
    struct stat about;
    for (int i = 0; i < RUNS; i++) /* in turns, so that a busy machine slows both */
        if (!measure(run_bare, path, &bare[i]) || !measure(run_volna, path, &volna[i]))
            return 1;
    qsort(bare, RUNS, sizeof *bare, compare);
    qsort(volna, RUNS, sizeof *volna, compare);
    if (stat(path, &about) != 0)
        return 1;
    double ratio = volna[RUNS / 2].seconds / bare[RUNS / 2].seconds;
    double size = (double)about.st_size, memory = (double)volna[RUNS / 2].peak_kib * 1024;
    printf("load: volna %.2f s, bare libyaml %.2f s, ratio %.2f (limit %.1f); %lu questions, %lu "
           "events\n",
           volna[RUNS / 2].seconds, bare[RUNS / 2].seconds, ratio, TIME_LIMIT, volna[0].count,
           bare[0].count);
    printf("load memory: peak %.1f MB, file %.1f MB, ratio %.2f (limit %.1f)\n", memory / 1e6,
           size / 1e6, memory / size, MEMORY_LIMIT);
    return ratio <= TIME_LIMIT && memory <= MEMORY_LIMIT * size ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return write_quiz(argv[1], argc > 2 ? (int)strtol(argv[2], NULL, 10) : QUESTIONS) ? 0 : 1;
    const char *folder = getenv("TMPDIR");
    char path[4096];
    snprintf(path, sizeof path, "%s/volna-bench-XXXXXX", folder == NULL ? "/tmp" : folder);
    int file = mkstemp(path);
    if (file < 0)
        return 1;
    close(file);
    int result = write_quiz(path, QUESTIONS) ? bench(path) : 1;
    unlink(path);
    return result;
}
