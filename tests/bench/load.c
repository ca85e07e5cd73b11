/* bench load: 100,000 questions (about 60 MB, 1.5 million events) against a bare libyaml event loop
 * over the same file.
 *
 *     load                  measures
 *     load write FILE [N]   only writes the file, of N questions
 *
 * Every run is a process of its own, so that peak memory is its own and the allocator starts fresh.
 */
#define _DEFAULT_SOURCE /* madvise */

#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

#include "common/rows.h"
#include "content/content.h"

enum { QUESTIONS = 100000, WARM_BYTES = 128 << 20 };

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

/* A virtual machine is given memory by its host when it is touched for the first time, which can
 * take longer than the loading. So as much as is needed is touched and given back before each run:
 * the kernel then has it at hand. */
static void warm_memory(void)
{
    pid_t child = fork();
    if (child == 0) {
        void *memory =
            mmap(NULL, WARM_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory != MAP_FAILED) {
            madvise(memory, WARM_BYTES, MADV_HUGEPAGE); /* as the arena does */
            memset(memory, 1, WARM_BYTES);
        }
        _exit(0);
    }
    waitpid(child, NULL, 0);
}

/* One run in a child; false when it failed. */
static bool measure(unsigned long (*run)(const char *path), const char *path, struct measure *out)
{
    int ends[2], status;
    warm_memory();
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

static bool bench(const char *path)
{
    struct measure bare[ROW_RUNS], volna[ROW_RUNS];
    double ratios[ROW_RUNS], memory[ROW_RUNS], seconds[ROW_RUNS], bare_seconds[ROW_RUNS];
    struct stat about;
    if (stat(path, &about) != 0)
        row_give_up(path);
    for (int i = 0; i < ROW_RUNS; i++) {
        if (!measure(run_bare, path, &bare[i]) || !measure(run_volna, path, &volna[i]))
            row_give_up("loading");
        seconds[i] = volna[i].seconds;
        bare_seconds[i] = bare[i].seconds;
        ratios[i] = seconds[i] / bare_seconds[i];
        memory[i] = (double)volna[i].peak_kib * 1024 / (double)about.st_size;
    }
    double peak = (double)volna[0].peak_kib * 1024 / 1e6, size = (double)about.st_size / 1e6;
    bool fine = row_print("load", " × bare libyaml", ratios, ROW_RUNS, TIME_LIMIT,
                          "%.2f s, bare libyaml %.2f s, %lu questions, %lu events",
                          row_median(seconds, ROW_RUNS), row_median(bare_seconds, ROW_RUNS),
                          volna[0].count, bare[0].count);
    return row_print("load memory", " × the file", memory, ROW_RUNS, MEMORY_LIMIT,
                     "peak %.1f MB, file %.1f MB", peak, size) &&
           fine;
}

int main(int argc, char **argv)
{
    if (sodium_init() < 0) /* as the program does: hashes then use what the processor has */
        row_give_up("libsodium");
    if (argc > 1 && strcmp(argv[1], "write") == 0 && argc > 2)
        return !write_quiz(argv[2], argc > 3 ? (int)strtol(argv[3], NULL, 10) : QUESTIONS);
    const char *folder = getenv("TMPDIR");
    char path[4096];
    snprintf(path, sizeof path, "%s/volna-bench-XXXXXX", folder == NULL ? "/tmp" : folder);
    int file = mkstemp(path);
    if (file < 0)
        return 1;
    close(file);
    bool fine = write_quiz(path, QUESTIONS) && bench(path);
    unlink(path);
    return !fine;
}
