// SPDX-License-Identifier: MIT
//
// outline [FILE]: an article's blocks, and under each who says what in it.
#include "stet.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

static bool read_all(std::istream &in, std::string &text)
{
    text.assign(std::istreambuf_iterator<char>(in), {});
    return !in.bad();
}

static void print(const stet::article &article)
{
    for (const stet::block block : article.blocks()) {
        std::cout << stet_block_kind_name(block.record().kind) << ": " << block.text() << '\n';
        for (const stet::quotation quotation : block.quotations()) {
            std::cout << "  " << quotation.speaker().value_or("?") << ": " << quotation.words();
            if (quotation.refers_to()) std::cout << " (" << *quotation.refers_to() << ")";
            std::cout << '\n';
        }
    }
}

int main(int argc, char **argv)
{
    std::string text;
    std::ifstream file;
    if (argc > 1) file.open(argv[1], std::ios::binary);
    if ((argc > 1 && !file) || !read_all(argc > 1 ? static_cast<std::istream &>(file) : std::cin, text)) {
        std::cerr << "outline: can't read " << (argc > 1 ? argv[1] : "standard input") << '\n';
        return 1;
    }
    stet::article article;
    if (article.parse(text) != STET_OK) {
        std::cerr << "outline: " << stet_status_message(article.status()) << '\n';
        return 1;
    }
    print(article);
    return std::cout.flush() ? 0 : 1;
}
