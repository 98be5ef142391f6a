// SPDX-License-Identifier: MIT
#include "shim.h"

#include <benchmark/benchmark.h>

#include <vector>

struct bench_state {
    benchmark::State &state;
};

struct bench_entry {
    benchmark::internal::Benchmark *registered;
};

static bool failed = false;

extern "C" {

bench_entry *bench_register(const char *name, bench_fn *fn, void *context)
{
    auto *registered = benchmark::RegisterBenchmark(name, [fn, context](benchmark::State &state) {
        bench_state wrapped{state};
        fn(&wrapped, context);
    });
    static std::vector<bench_entry *> entries; // reachable until the end, so that no leak is reported
    entries.push_back(new bench_entry{registered});
    return entries.back();
}

void bench_add_args(bench_entry *entry, const int64_t *values, size_t count)
{
    entry->registered->Args(std::vector<int64_t>(values, values + count));
}

void bench_fit_order(bench_entry *entry, bench_order order)
{
    entry->registered->Complexity(order == BENCH_ORDER_LINEAR ? benchmark::oN : benchmark::oAuto);
}

void bench_describe(const char *key, const char *value)
{
    benchmark::AddCustomContext(key, value);
}

int bench_run(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return failed ? 1 : 0;
}

int bench_next(bench_state *state)
{
    return state->state.KeepRunning();
}

int64_t bench_arg(const bench_state *state, size_t index)
{
    return state->state.range(index);
}

int64_t bench_iterations(const bench_state *state)
{
    return static_cast<int64_t>(state->state.iterations());
}

void bench_set_bytes(bench_state *state, int64_t bytes)
{
    state->state.SetBytesProcessed(bytes);
}

void bench_set_items(bench_state *state, int64_t items)
{
    state->state.SetItemsProcessed(items);
}

void bench_set_size(bench_state *state, int64_t size)
{
    state->state.SetComplexityN(size);
}

void bench_set_label(bench_state *state, const char *label)
{
    state->state.SetLabel(label);
}

void bench_set_counter(bench_state *state, const char *name, double value, bench_counter_kind kind)
{
    auto flags = benchmark::Counter::kDefaults;
    if (kind == BENCH_COUNTER_RATE) flags = benchmark::Counter::kIsRate;
    if (kind == BENCH_COUNTER_PER_ITERATION) flags = benchmark::Counter::kAvgIterations;
    state->state.counters[name] = benchmark::Counter(value, flags);
}

void bench_fail(bench_state *state, const char *message)
{
    failed = true;
    state->state.SkipWithError(message);
}

void bench_keep(const void *memory)
{
    benchmark::DoNotOptimize(memory);
}

} // extern "C"
