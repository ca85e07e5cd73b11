#include "rows.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double row_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int compare(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

double row_quantile(double *values, size_t count, double share)
{
    qsort(values, count, sizeof *values, compare);
    return values[(size_t)((double)(count - 1) * share)];
}

double row_median(double *values, size_t count)
{
    return row_quantile(values, count, 0.5);
}

bool row_print(const char *name, const char *unit, double *values, size_t count, double limit,
               const char *words, ...)
{
    bool holds = row_quantile(values, count, 0.25) <= limit;
    char more[256];
    va_list list;
    va_start(list, words);
    vsnprintf(more, sizeof more, words, list);
    va_end(list);
    printf("%s: %.4g%s (limit %g)%s%s%s\n", name, row_median(values, count), unit, limit,
           *more != '\0' ? "; " : "", more, holds ? "" : " — OVER THE LIMIT");
    fflush(stdout);
    return holds;
}

void row_give_up(const char *what)
{
    printf("%s: could not be measured (%s)\n", what, errno != 0 ? strerror(errno) : "no answer");
    fflush(stdout);
    exit(2);
}
