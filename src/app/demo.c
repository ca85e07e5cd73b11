/* demo: what `volna` does where there is no terminal: a short evening from a script, in a database
 * that is thrown away, so that anybody sees on paper what the room would see. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/cli.h"

static const char script[] = "print start\n"
                             "key Enter\n"
                             "text Разминка\n"
                             "print picker\n"
                             "key Enter\n"
                             "text Томь\n"
                             "key Enter\n"
                             "text Кия\n"
                             "key Enter\n"
                             "text Мрассу\n"
                             "key Enter\n"
                             "print teams\n"
                             "key Enter\n"
                             "keys 1 2 7 8 я ч\n"
                             "print roll-call\n"
                             "keys Space Space\n"
                             "wait 3s\n"
                             "keys 1 8 я\n"
                             "print question\n"
                             "keys Space Space\n"
                             "print reveal\n"
                             "keys Space Space\n"
                             "keys 2 7 ч\n"
                             "keys Space Space Space Space\n"
                             "keys 3 9 с\n"
                             "keys Space Space Space Space\n"
                             "keys 2 8 я\n"
                             "keys Space Space\n"
                             "key F2\n"
                             "print standings\n"
                             "key Space\n"
                             "key F12\n"
                             "wait 2s\n"
                             "print final\n";

static void remove_folder(const char *folder, struct arena *arena)
{
    static const char *const names[] = {"volna.db", "volna.db-wal", "volna.db-shm",
                                        "volna.db-host"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(arena_format(arena, "%s/%s", folder, names[i]));
    rmdir(folder);
}

int demo_run(struct cli *cli)
{
    char folder[] = "/tmp/volna-demo-XXXXXX";
    if (mkdtemp(folder) == NULL) {
        perror("volna");
        return CLI_ENVIRONMENT;
    }
    struct app_options options = {.content = cli->content,
                                  .db = arena_format(&cli->arena, "%s/volna.db", folder),
                                  .config = arena_format(&cli->arena, "%s/none.yaml", folder),
                                  .front = cli->front};
    options.front.headless = true;
    options.front.script_text = script;
    int status = app_run(&options);
    remove_folder(folder, &cli->arena);
    return status;
}
