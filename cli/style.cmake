# SPDX-License-Identifier: MIT
# html_style.inc: the lines of html_style.css as strings of C, in STET_STYLE_DIR. Used by the command and by what tests it.
set(STET_STYLE_DIR "${CMAKE_BINARY_DIR}/style")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/html_style.css")
file(READ "${CMAKE_CURRENT_LIST_DIR}/html_style.css" style)
string(REPLACE "\\" "\\\\" style "${style}")
string(REPLACE "\"" "\\\"" style "${style}")
string(REGEX REPLACE "\n$" "" style "${style}")
string(REPLACE "\n" "\",\n\"" style "${style}")
file(WRITE "${STET_STYLE_DIR}/html_style.new" "\"${style}\",\n")
configure_file("${STET_STYLE_DIR}/html_style.new" "${STET_STYLE_DIR}/html_style.inc" COPYONLY) # keeps an equal one's time
