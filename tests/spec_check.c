/* SPDX-License-Identifier: MIT
 *
 * spec_check.c - an example against the library.
 */
#include "parsed.h"
#include "report.h"
#include "spec.h"

stet_options spec_options(const example *ex, uint32_t kernel)
{
    stet_options options = STET_OPTIONS_INIT;
    options.flags = ex->flags;
    options.kernel = kernel;
    return options;
}

static void run(parsed *p, rendering *out, const example *ex, uint32_t kernel)
{
    stet_options options = spec_options(ex, kernel);
    parsed_whole(p, buffer_string(&ex->text), ex->text.len, &options);
    if (p->status == STET_OK) render(out, buffer_string(&ex->text), ex->text.len, &p->article, ex->aspects);
}

void spec_actual(rendering *out, const example *ex, uint32_t kernel)
{
    parsed p;
    run(&p, out, ex, kernel);
    parsed_free(&p);
}

bool spec_check(buffer *why, const example *ex, uint32_t kernel)
{
    parsed p;
    rendering actual = {0};
    run(&p, &actual, ex, kernel);
    bool same = report_rendering(why, buffer_string(&ex->text), ex->text.len, buffer_string(&ex->expected), &actual);
    if (p.status != ex->status) {
        buffer_print(why, "    status: expected %s, actual %s\n", stet_status_name(ex->status),
                     stet_status_name(p.status));
        same = false;
    }
    if (ex->has_offset && p.article.error_offset != ex->error_offset) {
        buffer_print(why, "    offset: expected %zu, actual %zu\n", ex->error_offset, p.article.error_offset);
        same = false;
    }
    rendering_free(&actual);
    parsed_free(&p);
    return same;
}
