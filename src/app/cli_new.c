/* volna new: a first file of one's own. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/cli.h"
#include "app/templates.h"
#include "base/err.h"
#include "base/text.h"
#include "ui/messages.h"

/* Only where there is nothing yet: what an evening was spent on is never written over. */
static bool write_new(const char *path, const struct buf *text)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    FILE *stream = file < 0 ? NULL : fdopen(file, "wb");
    if (stream == NULL)
        return false;
    bool fine = fwrite(text->data, 1, text->length, stream) == text->length;
    int error = errno;
    if (fclose(stream) != 0 && fine) {
        fine = false;
        error = errno;
    }
    if (!fine)
        unlink(path);
    errno = error;
    return fine;
}

int cli_new(struct cli *cli)
{
    struct buf text = {0};
    if (cli->argument_count != 2 || !template_text(cli->arguments[0], cli->language, &text))
        return cli_usage(cli, MSG_cli_new_usage);
    const char *path = cli->arguments[1], *shown = text_clean(&cli->arena, path);
    bool fine = write_new(path, &text);
    int error = errno;
    buf_free(&text);
    if (fine)
        puts(say(&cli->arena, cli->language, MSG_cli_new_done, shown, shown));
    else if (error == EEXIST)
        cli_complain(say(&cli->arena, cli->language, MSG_cli_new_there, shown));
    else
        cli_complain(arena_format(&cli->arena, "%s: %s", path, strerror(error)));
    return fine ? CLI_FINE : CLI_ENVIRONMENT;
}
