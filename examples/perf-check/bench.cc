// SPDX-License-Identifier: MIT
//
// bench.cc - the same as an ordinary program of Google Benchmark, which perf-check takes too.
#include "words.h"

#include <benchmark/benchmark.h>

#include <random>
#include <string>

static const std::string &text()
{
    static const std::string made = [] {
        std::mt19937 random(1);
        std::string bytes(1 << 20, ' ');
        for (char &c : bytes) {
            unsigned drawn = random() % 32;
            if (drawn < 26) c = static_cast<char>('a' + drawn);
        }
        return bytes;
    }();
    return made;
}

static void count(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(words_count(text().data(), text().size()));
}
BENCHMARK(count);

static void longest(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(words_longest(text().data(), text().size()));
}
BENCHMARK(longest);

BENCHMARK_MAIN();
