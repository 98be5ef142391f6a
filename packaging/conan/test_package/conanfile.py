# SPDX-License-Identifier: MIT
"""A consumer of the package, built and run by `conan create`: examples/quotes, with its article and what it must print."""

from pathlib import Path

from conan import ConanFile
from conan.errors import ConanException
from conan.tools.build import can_run
from conan.tools.cmake import CMake, cmake_layout


class StetTest(ConanFile):
    settings = "os", "arch", "compiler", "build_type"
    generators = "CMakeDeps", "CMakeToolchain"

    def requirements(self):
        self.requires(self.tested_reference_str)

    def layout(self):
        cmake_layout(self)

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def test(self):
        if not can_run(self):
            return
        example = Path(self.recipe_folder, "..", "..", "..", "examples", "quotes")
        program, found = Path(self.build_folder, self.cpp.build.bindirs[0], "quotes"), Path(self.build_folder, "found.txt")
        self.run(f'"{program}" <"{example / "article.txt"}" >"{found}"', env="conanrun")
        if found.read_bytes() != (example / "expected.txt").read_bytes():
            raise ConanException("quotes prints other quotations than expected.txt has")
