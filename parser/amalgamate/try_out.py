# SPDX-License-Identifier: MIT
"""try_out.py COMPILER: whether the amalgamation can be made and COMPILER, gcc or clang, takes it as C11 and C++17 without
a warning. It makes no object: ci/amalgamation does the rest."""

import subprocess
import sys
import tempfile
from pathlib import Path

FLAGS = "-Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Wcast-qual -Wundef -pedantic -Werror -fsyntax-only".split()


def takes(compiler, language, standard, source):
    return subprocess.run([compiler, "-x", language, f"-std={standard}", *FLAGS, source], check=False).returncode == 0


def main():
    compiler = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, Path(__file__).resolve().parent, folder], check=True)
        source = Path(folder) / "stet.c"
        if not takes(compiler, "c", "c11", source):
            sys.exit("try_out: the amalgamation does not compile as C11")
        if not takes(compiler, "c++", "c++17", "/dev/null"):
            print("try_out: this compiler has no C++")
        elif not takes(compiler, "c++", "c++17", source):
            sys.exit("try_out: the amalgamation does not compile as C++17 (what C has and C++ has not: plain.py)")


if __name__ == "__main__":
    main()
