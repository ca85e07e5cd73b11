/* rows: what the benches print: a row a claim, `name: value (limit …)`, and whether it held.
 *
 * Noise: what is a ratio or a time is measured several times over, ours and what it is compared
 * with in turns, so that a busy machine slows both. The median is printed. A row fails when three
 * runs of four are over the limit (the lower quartile): a machine that is busy for a while spoils
 * some runs, a slow program all of them. Counts have no noise and are taken once.
 */
#ifndef VOLNA_TESTS_BENCH_ROWS_H
#define VOLNA_TESTS_BENCH_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ROW_RUNS = 7 };

/* Monotonic, in seconds. */
double row_now(void);

/* The value below which `share` (0..1) of them lie; sorts them. */
double row_quantile(double *values, size_t count, double share);
double row_median(double *values, size_t count);

/* Prints `name: median unit (limit …); words`; the words are printf's. False when over the limit by
 * more than noise, and the row says so. */
bool row_print(const char *name, const char *unit, double *values, size_t count, double limit,
               const char *words, ...) __attribute__((format(printf, 6, 7)));

/* Ends the program: what was to be measured cannot be. */
_Noreturn void row_give_up(const char *what);

#endif
