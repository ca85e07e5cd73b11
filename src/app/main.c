#include <signal.h>

#include <sodium.h>

#include "app/cli.h"

int main(int argc, char **argv)
{
    signal(SIGXFSZ, SIG_IGN); /* a full disk is an error to be said, not a death */
    signal(SIGPIPE, SIG_IGN);
    if (sodium_init() < 0)
        return CLI_ENVIRONMENT;
    return cli_run(argc, argv, NULL);
}
