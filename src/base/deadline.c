#include "base/deadline.h"

int64_t deadline_earlier(int64_t a_ns, int64_t b_ns)
{
    if (a_ns < 0)
        return b_ns;
    return b_ns < 0 || a_ns < b_ns ? a_ns : b_ns;
}
