#include "engine/map.h"

#include <string.h>

const struct map_place *map_place(const struct map *map, const char *id, size_t length)
{
    for (uint32_t i = 0; i < map->place_count; i++)
        if (strlen(map->places[i].id) == length && memcmp(map->places[i].id, id, length) == 0)
            return &map->places[i];
    return NULL;
}

/* cos of a latitude in millionths, in whole numbers, by its series: 1 − x²/2! + x⁴/4! − x⁶/6! +
 * x⁸/8! − x¹⁰/10!. */
static int64_t cosine(int32_t latitude)
{
    const int64_t one = 1000000;
    int64_t degrees = latitude < 0 ? -(int64_t)latitude : latitude;
    int64_t x = degrees * 17453293 / 1000000000; /* radians in millionths */
    int64_t square = x * x / one, term = one, sum = one;
    static const int64_t divisors[] = {2, 12, 30, 56, 90};
    for (int i = 0; i < 5; i++) {
        term = -term * square / one / divisors[i];
        sum += term;
    }
    return sum < 0 ? 0 : sum;
}

static int64_t square_root(int64_t value)
{
    int64_t root = 0;
    for (int64_t bit = INT64_C(1) << 31; bit > 0; bit >>= 1)
        if ((root + bit) * (root + bit) <= value)
            root += bit;
    return root;
}

int64_t map_distance(struct map_point a, struct map_point b)
{
    int64_t north = ((int64_t)a.latitude - b.latitude) * MAP_METRES_A_DEGREE / MAP_DEGREE;
    int64_t east = ((int64_t)a.longitude - b.longitude) * MAP_METRES_A_DEGREE / MAP_DEGREE *
                   cosine((int32_t)(((int64_t)a.latitude + b.latitude) / 2)) / 1000000;
    return square_root(north * north + east * east);
}

static int32_t within(int64_t value, int32_t low, int32_t high)
{
    return (int32_t)(value < low ? low : value > high ? high : value);
}

struct map_point map_moved(const struct map *map, struct map_point from, int32_t north,
                           int32_t east)
{
    int64_t shrunk = cosine(from.latitude) * MAP_METRES_A_DEGREE / MAP_DEGREE;
    int64_t latitude = from.latitude + (int64_t)north * MAP_DEGREE / MAP_METRES_A_DEGREE;
    int64_t longitude = from.longitude + (shrunk == 0 ? 0 : (int64_t)east * MAP_DEGREE / shrunk);
    return (struct map_point){within(latitude, map->low.latitude, map->high.latitude),
                              within(longitude, map->low.longitude, map->high.longitude)};
}
