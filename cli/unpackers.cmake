# SPDX-License-Identifier: MIT
# What reads packed files and archives. Without one of them the command says what it can't read, and why.
foreach(format ZLIB:zlib ZSTD:libzstd LIBARCHIVE:libarchive)
    string(REGEX MATCH "^[^:]*" name ${format})
    string(REGEX REPLACE "^[^:]*:" "" package ${format})
    option(STET_WITH_${name} "Read what ${package} unpacks, where it is found" ON)
    if(STET_WITH_${name})
        pkg_check_modules(${name} IMPORTED_TARGET ${package})
    endif()
    if(NOT STET_WITH_${name} OR NOT ${name}_FOUND)
        message(STATUS "stet: built without ${package}")
    endif()
endforeach()

# stet_unpacks(<target> PRIVATE|PUBLIC): links it with those there are.
function(stet_unpacks target kind)
    foreach(name ZLIB ZSTD LIBARCHIVE)
        if(STET_WITH_${name} AND TARGET PkgConfig::${name})
            target_link_libraries(${target} ${kind} PkgConfig::${name})
            target_compile_definitions(${target} ${kind} STET_WITH_${name})
        endif()
    endforeach()
endfunction()
