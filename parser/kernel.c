/* SPDX-License-Identifier: MIT
 *
 * On x86 each kernel needs more of the processor than the one before, so that the best one tells which of them run. On
 * other processors a build has one kernel besides the portable one at most, and it always runs.
 */
#include "kernel.h"

/* The best kernel that needs no question to the processor. */
#if STET_HAS_SSE2
#define BASE_KERNEL STET_KERNEL_SSE2
#elif STET_HAS_NEON
#define BASE_KERNEL STET_KERNEL_NEON
#elif STET_HAS_PORTABLE
#define BASE_KERNEL STET_KERNEL_PORTABLE
#elif STET_HAS_AVX2
#define BASE_KERNEL STET_KERNEL_AVX2
#else
#define BASE_KERNEL STET_KERNEL_AVX512
#endif

/* ---- The processor ---- */

#if (STET_HAS_AVX2 || STET_HAS_AVX512) && !STET_ONLY_KERNEL
#define STET_DISPATCHES 1

typedef struct cpuid_answer {
    uint32_t eax, ebx, ecx, edx;
} cpuid_answer;

static cpuid_answer cpuid(uint32_t leaf)
{
    cpuid_answer a;
    __asm__ __volatile__("cpuid" : "=a"(a.eax), "=b"(a.ebx), "=c"(a.ecx), "=d"(a.edx) : "0"(leaf), "2"(0));
    return a;
}

/* Registers that the operating system saves: bits of XCR0. */
static uint32_t saved_registers(void)
{
    uint32_t low, high;
    __asm__ __volatile__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return low;
}

static bool has_bits(uint32_t word, uint32_t bits)
{
    return (word & bits) == bits;
}

static uint32_t ask_processor(void)
{
    const uint32_t osxsave = 1u << 27, avx = 1u << 28, popcnt = 1u << 23;        /* leaf 1, ecx */
    const uint32_t bmi1 = 1u << 3, avx2 = 1u << 5, bmi2 = 1u << 8;               /* leaf 7, ebx */
    const uint32_t avx512f = 1u << 16, avx512bw = 1u << 30, avx512vl = 1u << 31; /* leaf 7, ebx */
    const uint32_t vbmi = 1u << 1, vbmi2 = 1u << 6;                              /* leaf 7, ecx */
    const uint32_t xmm_ymm = 0x06, opmask_zmm = 0xE0;                            /* XCR0 */
    if (cpuid(0).eax < 7 || !has_bits(cpuid(1).ecx, osxsave | avx | popcnt)) return STET_KERNEL_SSE2;
    cpuid_answer features = cpuid(7);
    uint32_t saved = saved_registers();
    if (!has_bits(saved, xmm_ymm) || !has_bits(features.ebx, bmi1 | avx2)) return STET_KERNEL_SSE2;
    bool wide = has_bits(saved, opmask_zmm) && has_bits(features.ebx, bmi2 | avx512f | avx512bw | avx512vl) &&
                has_bits(features.ecx, vbmi | vbmi2);
    return wide ? STET_KERNEL_AVX512 : STET_KERNEL_AVX2;
}

/* The best kernel, or 0 before the processor was asked; every thread finds the same. */
static uint32_t best_cached;

uint32_t stet_kernel_best(void)
{
    uint32_t best = __atomic_load_n(&best_cached, __ATOMIC_RELAXED);
    if (best == 0) {
        best = ask_processor();
        __atomic_store_n(&best_cached, best, __ATOMIC_RELAXED);
    }
    return best;
}
#else
#define STET_DISPATCHES 0

uint32_t stet_kernel_best(void)
{
    return BASE_KERNEL;
}
#endif

/* ---- Kernels ---- */

/* The functions of a kernel of this build, whether the processor runs it or not. */
static stet_kernel_functions functions_of(uint32_t kernel)
{
    stet_kernel_functions f = {NULL, NULL, NULL, NULL, NULL};
#define STET_FUNCTIONS(number, name, kinds_name)                                                                       \
    if (kernel == (uint32_t)(number)) {                                                                                \
        f.scan = stet_scan_##name;                                                                                     \
        f.check = stet_check_##name;                                                                                   \
        f.look = stet_look_##name;                                                                                     \
        f.kinds = stet_kinds_##kinds_name;                                                                             \
    }
#if STET_HAS_PORTABLE
    STET_FUNCTIONS(STET_KERNEL_PORTABLE, portable, plain)
#endif
#if STET_HAS_SSE2
    STET_FUNCTIONS(STET_KERNEL_SSE2, sse2, plain)
#endif
#if STET_HAS_AVX2
    STET_FUNCTIONS(STET_KERNEL_AVX2, avx2, avx2)
#endif
#if STET_HAS_AVX512
    STET_FUNCTIONS(STET_KERNEL_AVX512, avx512, avx512)
    if (kernel == STET_KERNEL_AVX512) f.scan_checked = stet_scan_checked_avx512;
#endif
#if STET_HAS_NEON
    STET_FUNCTIONS(STET_KERNEL_NEON, neon, plain)
#endif
#undef STET_FUNCTIONS
    return f;
}

/* Whether the processor runs a kernel of this build. It is asked, once, only about those that it may lack. */
static bool runs(uint32_t kernel)
{
#if STET_DISPATCHES
    if (kernel > (uint32_t)BASE_KERNEL) return kernel <= stet_kernel_best();
#else
    (void)kernel;
#endif
    return true;
}

STET_INTERNAL stet_kernel_functions stet_kernel_find(uint32_t kernel)
{
    const stet_kernel_functions none = {NULL, NULL, NULL, NULL, NULL};
    if (kernel == STET_KERNEL_AUTO) return functions_of(stet_kernel_best());
    stet_kernel_functions f = functions_of(kernel);
    return f.scan && runs(kernel) ? f : none;
}

int stet_kernel_available(uint32_t kernel)
{
    return stet_kernel_find(kernel).scan != NULL;
}
