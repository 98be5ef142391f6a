# SPDX-License-Identifier: MIT
# For projects that are checked by perf-check; docs/perf-check.md tells how.
#
#   perf_check_cases(TARGET SOURCES FILE... [LIBRARIES LIBRARY...] [LINK_OPTIONS OPTION...])
#       A table of cases (perf_cases.h) as the shared object TARGET.so at the top of the build directory. Static
#       libraries linked to it must be position-independent. TARGET.link beside it has the options, one a line, for
#       perf-check to link the objects in other orders ("layouts" in the configuration).
#
#   perf_check_add_test(NAME CONFIG FILE [BASE COMMIT] [ARGUMENTS ARGUMENT...])
#       A test that checks the tree as it lies here against a commit (HEAD). A test that is INCONCLUSIVE is skipped.
include_guard(GLOBAL)
set(PERF_CHECK_DIR "${CMAKE_CURRENT_LIST_DIR}" CACHE INTERNAL "Where perf_cases.h is")

function(perf_check_cases target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;LINK_OPTIONS")
    add_library(${target} MODULE ${arg_SOURCES})
    target_include_directories(${target} PRIVATE "${PERF_CHECK_DIR}")
    target_link_libraries(${target} PRIVATE ${arg_LIBRARIES})
    set_target_properties(
        ${target}
        PROPERTIES C_STANDARD 11
                   C_STANDARD_REQUIRED ON
                   C_EXTENSIONS OFF
                   C_VISIBILITY_PRESET hidden
                   CXX_VISIBILITY_PRESET hidden
                   PREFIX ""
                   SUFFIX ".so"
                   LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
    # The two sides are loaded into one process: each calls its own functions, directly, and nothing is bound while
    # timed.
    if(CMAKE_EXECUTABLE_FORMAT STREQUAL "ELF")
        set(options -Wl,-Bsymbolic -Wl,-z,now -Wl,-z,defs ${arg_LINK_OPTIONS})
        target_link_options(${target} PRIVATE -Wl,--exclude-libs,ALL ${options})
        string(JOIN "\n" lines -shared ${options})
        file(WRITE "${CMAKE_BINARY_DIR}/${target}.link" "${lines}\n")
    endif()
endfunction()

function(perf_check_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "CONFIG;BASE" "ARGUMENTS")
    if(NOT arg_BASE)
        set(arg_BASE HEAD)
    endif()
    add_test(NAME ${name} COMMAND "${PERF_CHECK_DIR}/../perf-check" --root "${PROJECT_SOURCE_DIR}" --config "${arg_CONFIG}"
                                  ${arg_ARGUMENTS} "${arg_BASE}")
    set_tests_properties(${name} PROPERTIES RUN_SERIAL ON SKIP_RETURN_CODE 3)
endfunction()
