# SPDX-License-Identifier: MIT
# cmake -P: removes what the last install from this build folder put in place.
set(manifest "${CMAKE_CURRENT_BINARY_DIR}/install_manifest.txt")
if(NOT EXISTS "${manifest}")
    message(FATAL_ERROR "nothing was installed from here: there is no ${manifest}")
endif()
file(STRINGS "${manifest}" files)
foreach(file IN LISTS files)
    set(path "$ENV{DESTDIR}${file}")
    if(EXISTS "${path}" OR IS_SYMLINK "${path}")
        message(STATUS "Uninstalling: ${path}")
        file(REMOVE "${path}")
    endif()
endforeach()
