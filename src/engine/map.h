/* map: a region as figures, for questions that are answered by pointing. Nothing here knows which
 * region it is: outline, rivers and places come from a file.
 *
 * Coordinates are millionths of a degree, WGS 84. Distances are metres in whole numbers on the
 * plane that touches the sphere halfway between the two points (equirectangular: the longitude
 * shrinks by the cosine of the middle latitude): within a region of 500 km the error is far below 1
 * %, and every machine computes the same.
 */
#ifndef VOLNA_ENGINE_MAP_H
#define VOLNA_ENGINE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    MAP_DEGREE = 1000000,
    MAP_METRES_A_DEGREE = 111195, /* of latitude: a sphere of 6,371 km */
    MAP_BANDS_MAX = 6,
    MAP_ID_MAX = 65, /* bytes of a place's id, NUL included */
};

struct map_point {
    int32_t latitude, longitude;
};

struct map_line {
    const char *name; /* of a river; NULL for the outline */
    const struct map_point *points;
    uint32_t count;
};

struct map_place {
    const char *id, *name, *short_name, *centre; /* short_name: up to 8 characters, for its tile */
    struct map_point at;
    int8_t column, row; /* of its tile, row 0 in the north; -1: no tile (a landmark) */
    const char *in;     /* a landmark: id of its municipality; NULL otherwise */
};

struct map {
    const char *id, *title;
    const struct map_line *outlines, *rivers;
    const struct map_place *places; /* municipalities first, then landmarks */
    uint32_t outline_count, river_count, place_count, municipality_count;
    struct map_point low, high; /* the corners of everything drawn */
    int8_t columns, rows;       /* of the tile map */
};

/* The place with this id (`length` bytes), or NULL. */
const struct map_place *map_place(const struct map *map, const char *id, size_t length);

/* Metres between two points. */
int64_t map_distance(struct map_point a, struct map_point b);

/* The next point `metres` to the north and east, kept within the map's corners. */
struct map_point map_moved(const struct map *map, struct map_point from, int32_t north,
                           int32_t east);

/* What a point question asks for and how far off is how good. */
struct map_target {
    const struct map *map;
    struct map_point at;
    const struct map_place *place; /* NULL when coordinates were given */
    bool tile;      /* the municipality itself is asked for, on the tile map: right or wrong */
    int32_t full_m; /* all points up to here … */
    int32_t zero_m; /* … none from here on; between them they fall evenly (smooth) */
    struct map_band {
        int32_t within_m, percent; /* bands: the share of the points up to this distance */
    } bands[MAP_BANDS_MAX];
    uint8_t band_count; /* 0: smooth */
};

#endif
