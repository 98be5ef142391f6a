/* SPDX-License-Identifier: MIT */
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Widths for which the outline is made, and the one for where there is no terminal. */
#define WIDTH_MIN     60
#define WIDTH_MAX     160
#define WIDTH_DEFAULT 100

/* Someone may be watching the output come. */
static bool is_watched(void)
{
    return isatty(STDOUT_FILENO) != 0;
}

bool terminal_progress(enum color when)
{
    if (when != COLOR_AUTO) return when == COLOR_ALWAYS;
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) != 0 && !is_watched() && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

bool terminal_color(enum color color)
{
    if (color != COLOR_AUTO) return color == COLOR_ALWAYS;
    const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (refused != NULL && *refused != '\0') return false;
    return is_watched() && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

unsigned terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    unsigned long width = WIDTH_DEFAULT;
    if (columns != NULL && strtoul(columns, NULL, 10) > 0) {
        width = strtoul(columns, NULL, 10);
    } else if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        width = size.ws_col;
    }
    return width < WIDTH_MIN ? WIDTH_MIN : width > WIDTH_MAX ? WIDTH_MAX : (unsigned)width;
}
