/* SPDX-License-Identifier: MIT */
#include "document.h"

#include <string.h>

const char *file_title(const char *name)
{
    return strcmp(name, STANDARD_INPUT) == 0 ? "standard input" : name;
}
