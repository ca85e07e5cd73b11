/* deadline: moments to wake up at, monotonic nanoseconds; -1 is never. */
#ifndef VOLNA_BASE_DEADLINE_H
#define VOLNA_BASE_DEADLINE_H

#include <stdint.h>

/* The one that comes first. */
int64_t deadline_earlier(int64_t a_ns, int64_t b_ns);

#endif
