/* volna fmt: the keys of a file in the canonical words of one language. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/cli.h"
#include "base/err.h"
#include "base/text.h"
#include "content/content.h"
#include "content/rewrite.h"
#include "ui/messages.h"

/* The file's text, read once: what is checked is what is rewritten. */
static bool read_text(const char *path, bool any_size, struct buf *text, struct err *err)
{
    char part[64 * 1024];
    size_t got;
    FILE *file = fopen(path, "rb");
    /* One byte more than may be is enough to be refused. */
    while (file != NULL && (any_size || text->length <= CONTENT_SIZE_MAX) &&
           (got = fread(part, 1, sizeof part, file)) > 0)
        buf_add(text, part, got);
    bool fine = file != NULL && ferror(file) == 0;
    int error = errno;
    if (file != NULL)
        fclose(file);
    return fine || err_set(err, "%s: %s", path, strerror(error));
}

static bool write_all(int file, const struct buf *text)
{
    for (size_t at = 0; at < text->length;) {
        ssize_t written = write(file, text->data + at, text->length - at);
        if (written < 0 && errno != EINTR)
            return false;
        at += written < 0 ? 0 : (size_t)written;
    }
    return fsync(file) == 0;
}

/* A new file beside the old one, with its rights, takes its place once it is whole. */
static bool replace_file(struct arena *arena, const char *path, const struct buf *text,
                         struct err *err)
{
    struct stat old;
    char *real = realpath(path, NULL); /* a link stays one */
    char *fresh = arena_format(arena, "%s.XXXXXX", real == NULL ? path : real);
    int file = real != NULL && stat(real, &old) == 0 ? mkstemp(fresh) : -1;
    bool fine = file >= 0 && fchmod(file, old.st_mode & 07777) == 0 && write_all(file, text);
    int error = errno;
    if (file >= 0 && close(file) != 0 && fine) {
        fine = false;
        error = errno;
    }
    if (fine && rename(fresh, real) != 0) {
        fine = false;
        error = errno;
    }
    if (!fine && file >= 0)
        unlink(fresh);
    free(real);
    return fine || err_set(err, "%s: %s", path, strerror(error));
}

/* Which kind of file the text is; -1 when it has errors, which have been said. */
static int find_kind(struct cli *cli, const char *path, const struct buf *text)
{
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct load_options how = {
        .language = cli->language, .lint = true, .no_size_limit = cli->no_size_limit};
    const struct plan *plan =
        content_parse(path, buf_string(text), text->length, &how, &arena, &complaints);
    int kind = plan != NULL ? plan->kind : PLAN_KINDS;
    if (complaints.errors > 0) {
        struct buf out = {0};
        kind = -1;
        complaints_print(&complaints, cli->language, &out);
        fputs(buf_string(&out), stderr);
        buf_free(&out);
    }
    complaints_free(&complaints);
    arena_free(&arena);
    return kind;
}

static int rewrite(struct cli *cli, const char *path, const struct buf *text, struct buf *out)
{
    struct err err = {0};
    int kind = find_kind(cli, path, text);
    if (kind < 0) {
        cli_complain(message(cli->language, MSG_cli_fmt_errors));
        return CLI_PROBLEMS;
    }
    enum language language = cli->keys_given ? cli->keys : cli->language;
    size_t count = content_rewrite(text->data, text->length, kind, language, out);
    if (count > 0 && find_kind(cli, path, out) != kind) { /* never write what cannot be read */
        cli_complain(message(cli->language, MSG_cli_fmt_broken));
        return CLI_PROBLEMS;
    }
    if (count > 0 && !replace_file(&cli->arena, path, out, &err)) {
        cli_complain(err.text);
        return CLI_ENVIRONMENT;
    }
    puts(say(&cli->arena, cli->language, MSG_cli_fmt_done, (int)count,
             text_clean(&cli->arena, path)));
    return CLI_FINE;
}

int cli_fmt(struct cli *cli)
{
    struct buf text = {0}, out = {0};
    struct err err = {0};
    int status = CLI_ENVIRONMENT;
    if (cli->argument_count != 1)
        return cli_usage(cli, MSG_cli_fmt_usage);
    if (read_text(cli->arguments[0], cli->no_size_limit, &text, &err))
        status = rewrite(cli, cli->arguments[0], &text, &out);
    else
        cli_complain(err.text);
    buf_free(&text);
    buf_free(&out);
    return status;
}
