/* SPDX-License-Identifier: MIT */
#include "options_choice.h"

#include <stdio.h>
#include <string.h>

#include "message.h"

/* Room for the names of any choice. */
#define KNOWN_BYTES 256

int choice(const char *option, const char *value, const char *const *names)
{
    char known[KNOWN_BYTES] = "";
    for (int i = 0; names[i] != NULL; i++) {
        size_t used = strlen(known);
        if (strcmp(value, names[i]) == 0) return i;
        snprintf(known + used, sizeof known - used, "%s%s", i > 0 ? ", " : "", names[i]);
    }
    message(NULL, "unknown value '%s' of --%s; known are %s", value, option, known);
    return -1;
}
