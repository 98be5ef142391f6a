# SPDX-License-Identifier: MIT
# cmake -DPORT_DIR=packaging/vcpkg -DLINKAGE=static|dynamic -DWORK=FOLDER -P ci/recipes/vcpkg.cmake: runs the port's
# portfile.cmake with stand-ins for the functions of vcpkg that it calls. They do what vcpkg's own do, as far as this
# port needs it: a release and a debug build, installed in WORK/stet and WORK/stet/debug; configuration files of both
# merged into share/stet. A call of anything else is an error.
cmake_minimum_required(VERSION 3.21)

set(PORT stet)
set(VCPKG_LIBRARY_LINKAGE "${LINKAGE}")
set(CURRENT_PACKAGES_DIR "${WORK}/stet")

function(run)
    execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "${ARGV}: ${said}")
    endif()
endfunction()

function(vcpkg_cmake_configure)
    cmake_parse_arguments(arg "" "SOURCE_PATH" "OPTIONS" ${ARGN})
    string(COMPARE EQUAL "${VCPKG_LIBRARY_LINKAGE}" dynamic shared)
    # -O0 in the release build too: the port is what is tried here.
    foreach(kind Release Debug)
        string(REPLACE Debug /debug below "${kind}")
        string(REPLACE Release "" below "${below}")
        run("${CMAKE_COMMAND}" -G Ninja -S "${arg_SOURCE_PATH}" -B "${WORK}/${kind}" "-DCMAKE_BUILD_TYPE=${kind}"
            -DCMAKE_C_FLAGS_RELEASE=-DNDEBUG
            "-DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR}${below}" -DCMAKE_INSTALL_LIBDIR=lib "-DBUILD_SHARED_LIBS=${shared}"
            ${arg_OPTIONS})
    endforeach()
endfunction()

function(vcpkg_cmake_install)
    foreach(kind Release Debug)
        run("${CMAKE_COMMAND}" --build "${WORK}/${kind}" --target install)
    endforeach()
endfunction()

function(vcpkg_cmake_config_fixup)
    cmake_parse_arguments(arg "" "CONFIG_PATH" "" ${ARGN})
    set(from "${CURRENT_PACKAGES_DIR}/debug/${arg_CONFIG_PATH}/stet-targets-debug.cmake")
    set(to "${CURRENT_PACKAGES_DIR}/share/${PORT}")
    file(MAKE_DIRECTORY "${CURRENT_PACKAGES_DIR}/share")
    file(RENAME "${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH}" "${to}")
    file(READ "${from}" text)
    string(REPLACE "\${_IMPORT_PREFIX}/lib" "\${_IMPORT_PREFIX}/debug/lib" text "${text}")
    file(WRITE "${to}/stet-targets-debug.cmake" "${text}")
    # It lies a folder less deep now.
    set(up "get_filename_component(_IMPORT_PREFIX \"\${_IMPORT_PREFIX}\" PATH)\n")
    file(READ "${to}/stet-targets.cmake" text)
    string(REPLACE "${up}${up}${up}" "${up}${up}" moved "${text}")
    if(moved STREQUAL text)
        message(FATAL_ERROR "stet-targets.cmake does not look for its prefix as it did")
    endif()
    file(WRITE "${to}/stet-targets.cmake" "${moved}")
    # The folders that are left, with the folder of all packages, lib/cmake.
    get_filename_component(above "${arg_CONFIG_PATH}" DIRECTORY)
    file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/${above}" "${CURRENT_PACKAGES_DIR}/debug/${above}")
endfunction()

function(vcpkg_fixup_pkgconfig)
    if(NOT EXISTS "${CURRENT_PACKAGES_DIR}/lib/pkgconfig/stet.pc")
        message(FATAL_ERROR "there is no lib/pkgconfig/stet.pc to mend")
    endif()
endfunction()

function(vcpkg_install_copyright)
    cmake_parse_arguments(arg "" "" "FILE_LIST" ${ARGN})
    file(COPY_FILE "${arg_FILE_LIST}" "${CURRENT_PACKAGES_DIR}/share/${PORT}/copyright")
endfunction()

include("${PORT_DIR}/portfile.cmake")
