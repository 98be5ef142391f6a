/* SPDX-License-Identifier: MIT
 *
 * plant.c - a slowdown of a known size in one stage of the real parser, to see whether it is found.
 *
 * The linker's --wrap sends every call of the function STET_PLANT from another file here. Each one first does
 * STET_PLANT_ROUNDS multiplications, every one waiting for the one before, in registers that no argument is in, and
 * then goes on into the function: so neither the parser's sources nor the function's type have to be known.
 */
#define TEXT_OF(x)  TEXT_OF_(x)
#define TEXT_OF_(x) #x
#define WRAPPED     "__wrap_" TEXT_OF(STET_PLANT)
#define REAL        "__real_" TEXT_OF(STET_PLANT)
#define ROUNDS      TEXT_OF(STET_PLANT_ROUNDS)

typedef int stet_plant_unused; /* a source may not be empty */

__asm__(".text\n"
        ".p2align 6\n"
        ".globl " WRAPPED "\n"
        ".hidden " WRAPPED "\n"
        ".type " WRAPPED ", %function\n" WRAPPED ":\n"
#if defined(__x86_64__)
        "    lfence\n" /* or the processor does other work meanwhile */
        "    movl $" ROUNDS ", %r11d\n"
        "1:  imulq $3, %r10, %r10\n"
        "    decl %r11d\n"
        "    jnz 1b\n"
        "    lfence\n"
        "    jmp " REAL "\n"
#elif defined(__aarch64__)
        "    isb\n"
        "    mov x17, #" ROUNDS "\n"
        "1:  mul x16, x16, x16\n"
        "    subs x17, x17, #1\n"
        "    b.ne 1b\n"
        "    isb\n"
        "    b " REAL "\n"
#else
#error "not written for this processor"
#endif
);
