# SPDX-License-Identifier: MIT
# cmake -DINPUT=FILE -DOUTPUT=FILE.c -DNAME=SYMBOL -P embed.cmake: a C source that holds the bytes of a file.
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
file(
    WRITE "${OUTPUT}"
    "#include <stddef.h>\n\nextern const unsigned char ${NAME}[];\nextern const size_t ${NAME}_len;\n\n"
    "const unsigned char ${NAME}[] = {\n${bytes}\n};\nconst size_t ${NAME}_len = sizeof ${NAME};\n")
