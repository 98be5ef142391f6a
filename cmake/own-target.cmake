# SPDX-License-Identifier: MIT
# stet_own_target(<target>): what holds for every C target of this repository: C11 without extensions, the strict set of
# warnings, and with STET_WERROR no warning at all.
function(stet_own_target target)
    set_target_properties(${target} PROPERTIES C_STANDARD 11 C_STANDARD_REQUIRED ON C_EXTENSIONS OFF)
    if(CMAKE_C_COMPILER_ID MATCHES "GNU|Clang")
        target_compile_options(
            ${target}
            PRIVATE -Wall
                    -Wextra
                    -Wconversion
                    -Wsign-conversion
                    -Wshadow
                    -Wcast-qual
                    -Wundef
                    -pedantic
                    $<$<COMPILE_LANGUAGE:C>:-Wstrict-prototypes>
                    $<$<COMPILE_LANGUAGE:C>:-Wmissing-prototypes>)
        if(STET_WERROR)
            target_compile_options(${target} PRIVATE -Werror)
        endif()
    endif()
endfunction()
