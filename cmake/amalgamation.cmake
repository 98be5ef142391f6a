# SPDX-License-Identifier: MIT
# The target `amalgamation`: the library as stet.h and stet.c, and as a single header, in <build>/amalgamation.
find_package(Python3 QUIET COMPONENTS Interpreter)
if(Python3_FOUND)
    add_custom_target(
        amalgamation
        COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/parser/amalgamate" "${PROJECT_BINARY_DIR}/amalgamation"
        COMMENT "stet.h, stet.c and single/stet.h in ${PROJECT_BINARY_DIR}/amalgamation"
        VERBATIM)
    if(STET_BUILD_TESTS AND CMAKE_C_COMPILER_ID MATCHES "GNU|Clang")
        enable_testing()
        add_test(NAME amalgamation COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/parser/amalgamate/try_out.py"
                                           "${CMAKE_C_COMPILER}")
    endif()
endif()
