#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* The one mutable global below app/: the terminal is a property of the process, and the out of
 * memory path has no one to be handed it by. */
static void (*terminal_restorer)(void);

bool err_set(struct err *err, const char *format, ...)
{
    if (!err || err->set)
        return false;
    char whole[2 * ERR_TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(whole, sizeof whole, format, args);
    va_end(args);
    text_copy(err->text, sizeof err->text, whole);
    err->set = true;
    return false;
}

void err_set_terminal_restorer(void (*restore)(void))
{
    terminal_restorer = restore;
}

void err_out_of_memory(void)
{
    if (terminal_restorer)
        terminal_restorer();
    fputs("volna: не хватило памяти; всё принятое сохранено, запустите программу снова\n"
          "volna: out of memory; everything accepted is saved, please start the program again\n",
          stderr);
    _Exit(1);
}

void *mem_alloc(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (!memory)
        err_out_of_memory();
    return memory;
}

void *mem_zalloc(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size ? size : 1);
    if (!memory)
        err_out_of_memory();
    return memory;
}

void *mem_realloc(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);
    if (!memory)
        err_out_of_memory();
    return memory;
}
