# SPDX-License-Identifier: MIT
# The version stands in one place, stet.h; this reads it into STET_VERSION.
file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/stet.h" STET_VERSION_LINES REGEX "^#define STET_VERSION_(MAJOR|MINOR|PATCH) [0-9]+$")
string(REGEX REPLACE "[^0-9;]" "" STET_VERSION "${STET_VERSION_LINES}")
string(REPLACE ";" "." STET_VERSION "${STET_VERSION}")
if(NOT STET_VERSION MATCHES "^[0-9]+\\.[0-9]+\\.[0-9]+$")
    message(FATAL_ERROR "stet.h: no STET_VERSION_MAJOR, _MINOR, _PATCH found")
endif()
string(REGEX REPLACE "[.].*" "" STET_VERSION_MAJOR "${STET_VERSION}")
