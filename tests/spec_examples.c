/* SPDX-License-Identifier: MIT
 *
 * spec-examples [--actual] [PAGE[:LINE]...]: runs the specification's examples on the pages whose names contain PAGE,
 * or the one that LINE stands in. With --actual prints what stet finds, ready to be pasted, instead of comparing. For
 * ci/spec.
 */
#include "report.h"
#include "spec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct tally {
    bool actual;
    size_t run, failed;
} tally;

static bool filter_matches(const char *filter, const char *page, const example *ex)
{
    const char *slash = strrchr(filter, '/');
    char name[128];
    snprintf(name, sizeof name, "%s", slash != NULL ? slash + 1 : filter);
    char *colon = strchr(name, ':');
    if (colon != NULL) *colon = '\0';
    if (strstr(page, name) == NULL) return false;
    if (colon == NULL) return true;
    size_t line = (size_t)strtoul(colon + 1, NULL, 10);
    return line >= ex->line && line <= ex->end;
}

static bool is_wanted(char *const *filters, const char *page, const example *ex)
{
    if (*filters == NULL) return true;
    for (; *filters != NULL; filters++) {
        if (filter_matches(*filters, page, ex)) return true;
    }
    return false;
}

static void show_actual(const example *ex)
{
    rendering out = {0};
    spec_actual(&out, ex, STET_KERNEL_AUTO);
    fprintf(stderr, "%s\n", ex->where);
    fwrite(buffer_string(&out.text), 1, out.text.len, stdout);
    fflush(stdout);
    rendering_free(&out);
}

static void run_example(tally *t, const example *ex)
{
    buffer why = {0};
    t->run++;
    if (ex->fault.len > 0) {
        printf("%s: is no example\n%s", ex->where, buffer_string(&ex->fault));
        t->failed++;
    } else if (t->actual) {
        show_actual(ex);
    } else if (!spec_check(&why, ex, STET_KERNEL_AUTO)) {
        printf("%s: fails\n%s", ex->where, buffer_string(&why));
        t->failed++;
    }
    buffer_free(&why);
}

static bool run_page(tally *t, const char *name, char *const *filters)
{
    spec_page page;
    if (!spec_read_page(&page, name)) {
        fprintf(stderr, "can't read %s/spec/%s\n", spec_corpus(), name);
        return false;
    }
    for (size_t i = 0; i < page.count; i++) {
        if (is_wanted(filters, name, &page.examples[i])) run_example(t, &page.examples[i]);
    }
    spec_free_page(&page);
    return true;
}

int main(int argc, char **argv)
{
    tally t = {.actual = argc > 1 && strcmp(argv[1], "--actual") == 0};
    char **names = spec_names("spec", ".md");
    bool whole = true;
    for (size_t i = 0; names[i] != NULL; i++)
        whole &= run_page(&t, names[i], argv + 1 + t.actual);
    spec_free_names(names);
    if (!t.actual) printf("%zu of %zu examples fail\n", t.failed, t.run);
    if (t.run == 0) fputs("no example matches\n", stderr);
    return t.failed > 0 || t.run == 0 || !whole;
}
