/* SPDX-License-Identifier: MIT */
#include "interrupt.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t signal_seen;

static void see(int number)
{
    signal_seen = number;
}

/* One that was ignored stays so: nohup and shells in the background want it. */
static void catch_signal(int number)
{
    struct sigaction old, new = {.sa_handler = see, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&new.sa_mask);
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler != SIG_IGN) sigaction(number, &new, NULL);
}

void interrupt_setup(void)
{
    catch_signal(SIGINT);
    catch_signal(SIGTERM);
}

bool interrupted(void)
{
    return signal_seen != 0;
}

void interrupt_repeat(void)
{
    if (signal_seen == 0) return;
    signal(signal_seen, SIG_DFL);
    raise(signal_seen);
}
