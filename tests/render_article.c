/* SPDX-License-Identifier: MIT
 *
 * render-article FILE: prints what stet finds in one article, in all aspects of the specification's examples. For
 * ci/golden.
 */
#include "parsed.h"
#include "render.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    buffer text = {0};
    parsed p;
    rendering out = {0};
    if (argc != 2 || !buffer_file(&text, argv[1])) {
        fprintf(stderr, argc == 2 ? "%s: can't read %s\n" : "usage: %s FILE\n", argv[0], argc == 2 ? argv[1] : "");
        return 2;
    }
    parsed_whole(&p, buffer_string(&text), text.len, NULL);
    render(&out, buffer_string(&text), text.len, &p.article, RENDER_ALL);
    fwrite(buffer_string(&out.text), 1, out.text.len, stdout);
    if (p.status != STET_OK) fprintf(stderr, "%s: %s\n", argv[1], stet_status_message(p.status));
    rendering_free(&out);
    int failed = p.status != STET_OK || fflush(stdout) != 0;
    parsed_free(&p);
    buffer_free(&text);
    return failed;
}
