/* volna print: hands over to volna-print (printer.c), which stands beside this program or, once
 * installed, in libexec. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "app/cli.h"
#include "ui/messages.h"

enum { PATH_BYTES = 4096 };

int cli_print(struct cli *cli)
{
    static const char *const places[] = {"volna-print", "../libexec/volna/volna-print"};
    char self[PATH_BYTES];
    if (cli->print != NULL)
        return cli->print(cli);
    if (cli->argument_count != 1)
        return cli_usage(cli, MSG_cli_print_usage);
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    self[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(self, '/');
    size_t folder = slash != NULL ? (size_t)(slash - self) : 0;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const char *path = arena_format(&cli->arena, "%.*s/%s", (int)folder, self, places[i]);
        execv(path, cli->argv); /* comes back only when it is not there */
        if (errno != ENOENT)
            break;
    }
    cli_complain(say(&cli->arena, cli->language, MSG_cli_no_printer, strerror(errno)));
    return CLI_ENVIRONMENT;
}
