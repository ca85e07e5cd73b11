/* text: UTF-8 as a person sees it. Bytes come in, columns and clusters come out.
 *
 * Width is counted in terminal columns (0, 1, 2) by libunistring's tables, one rule for the whole
 * program. A cluster is a base character with its combining marks, at most TEXT_CLUSTER_MAX bytes;
 * joiners and variation selectors are dropped and an emoji sequence falls apart into its members,
 * since terminals disagree about anything else. Every function takes valid or invalid UTF-8; an
 * invalid byte reads as U+FFFD.
 */
#ifndef VOLNA_BASE_TEXT_H
#define VOLNA_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum { TEXT_CLUSTER_MAX = 20 };

struct text_cluster {
    char bytes[TEXT_CLUSTER_MAX + 1]; /* NUL-terminated; never a control character */
    int width;                        /* 1 or 2 columns */
};

/* One code point at *at; moves *at past it. Returns 0 at the end, 0xFFFD for a bad byte. */
uint32_t text_next(const char **at);

/* One cluster at *at (controls, bidi overrides and other invisible characters are skipped). False
 * at the end. */
bool text_next_cluster(const char **at, struct text_cluster *cluster);

/* Writes one code point; returns the bytes written (1..4), NUL not included. */
size_t text_encode(uint32_t codepoint, char out[4]);

int text_width(const char *text);                    /* columns */
size_t text_length(const char *text);                /* code points */
bool text_is_valid(const char *text, size_t length); /* UTF-8, shortest form, no surrogates */
/* True when there is a control character other than newline and tab (C0, DEL, C1) or a bidi
 * control. */
bool text_has_controls(const char *text, size_t length);

/* Copies into out[size] at most `columns` columns, ending with … when something was cut. */
void text_fit(char *out, size_t size, const char *text, int columns);

/* Copies as much as fits out[size], cut at a code point. Returns false when something was cut. */
bool text_copy(char *out, size_t size, const char *text);

/* NFC, controls removed, runs of white space made one space, ends trimmed; for names and answers
 * from outside. */
const char *text_clean(struct arena *arena, const char *text);

/* NFC. Gives back `text` itself when it is NFC already, so the result lives only as long as `text`
 * does. */
const char *text_nfc(struct arena *arena, const char *text);

/* Breaks text into lines of at most `columns` columns at spaces and after hyphens and dashes;
 * honours '\n'; a longer word is cut. A short Russian preposition (1–2 letters) does not end a line
 * when it can move down. Returns the number of lines; *lines is an arena array of NUL-terminated
 * strings. Runs of spaces become one; an empty text has no lines, and a newline at the end begins
 * none. */
size_t text_wrap(struct arena *arena, const char *text, int columns, const char ***lines);

/* The letters and digits of a text for comparison: NFC, case folded, ё as е (й stays й),
 * punctuation, quotes and spaces dropped; letters and digits of all scripts are kept. */
const char *text_fold(struct arena *arena, const char *text);

/* text_fold without dropping anything between words: one space between them. For searching and
 * near-duplicates. */
const char *text_fold_words(struct arena *arena, const char *text);

/* What the same physical keys give in the other layout of ЙЦУКЕН/QWERTY: `Geirby` ↔ `Пушкин`.
 * Characters that are on no letter key stay as they are. */
const char *text_swap_layout(struct arena *arena, const char *text);

/* Damerau–Levenshtein distance (optimal string alignment) in code points, at most `limit` + 1
 * (early exit). */
size_t text_distance(const char *a, const char *b, size_t limit);

/* An integer that is the whole text, in range; a leading +, - or − (U+2212) is allowed. */
bool text_parse_int(const char *text, int64_t low, int64_t high, int64_t *value);

/* A decimal number ("3,5", "3.5", "1 618", "−7") in millionths. False when it is not one or is
 * beyond ±9e12. */
bool text_parse_decimal(const char *text, int64_t *millionths);

/* The shortest decimal text of a number in millionths, with the given decimal sign. */
void text_format_decimal(char *out, size_t size, int64_t millionths, char sign);

/* 64-bit seconds as UTC "2024-06-20T14:05:00Z". */
void text_format_utc(char *out, size_t size, int64_t unix_seconds);

#endif
