# SPDX-License-Identifier: MIT
# Header, library, CMake package (find_package(stet)) and pkg-config file.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(STET_PACKAGE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/stet")

install(TARGETS stet EXPORT stet-targets INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(FILES parser/stet.h DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT stet-targets NAMESPACE stet:: DESTINATION "${STET_PACKAGE_DIR}")

configure_file(cmake/stet-config.cmake.in stet-config.cmake @ONLY)
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/stet-config-version.cmake" VERSION "${STET_VERSION}"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/stet-config.cmake" "${CMAKE_CURRENT_BINARY_DIR}/stet-config-version.cmake"
        DESTINATION "${STET_PACKAGE_DIR}")

# Below the prefix where they are, so that pkg-config --define-variable=prefix=... moves them along.
foreach(dir LIBDIR INCLUDEDIR)
    set(STET_PC_${dir} "${CMAKE_INSTALL_${dir}}")
    if(NOT IS_ABSOLUTE "${STET_PC_${dir}}")
        string(PREPEND STET_PC_${dir} "\${prefix}/")
    endif()
endforeach()
if(STET_SHARED)
    set(STET_PC_CFLAGS " -DSTET_SHARED")
endif()
configure_file(cmake/stet.pc.in stet.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/stet.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

# What cmake --install put in place, taken away again.
add_custom_target(
    uninstall
    COMMAND "${CMAKE_COMMAND}" -P "${CMAKE_CURRENT_LIST_DIR}/uninstall.cmake"
    WORKING_DIRECTORY "${CMAKE_BINARY_DIR}"
    VERBATIM)

# The man page, made from stet.h.
find_package(Python3 QUIET COMPONENTS Interpreter)
if(Python3_FOUND AND EXISTS "${PROJECT_SOURCE_DIR}/docs/reference.py")
    add_custom_command(
        OUTPUT "${PROJECT_BINARY_DIR}/docs/stet.3" "${PROJECT_BINARY_DIR}/docs/api.md"
        COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/docs/reference.py" "${PROJECT_BINARY_DIR}/docs"
        DEPENDS "${PROJECT_SOURCE_DIR}/docs/reference.py" "${PROJECT_SOURCE_DIR}/parser/stet.h"
        VERBATIM)
    add_custom_target(reference ALL DEPENDS "${PROJECT_BINARY_DIR}/docs/stet.3")
    install(FILES "${PROJECT_BINARY_DIR}/docs/stet.3" DESTINATION "${CMAKE_INSTALL_MANDIR}/man3")
endif()
