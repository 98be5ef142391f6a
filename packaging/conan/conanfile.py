# SPDX-License-Identifier: MIT
"""Conan 2, from the checkout that it stands in: conan create packaging/conan"""

import re
from pathlib import Path

from conan import ConanFile
from conan.tools.cmake import CMake, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load


class StetRecipe(ConanFile):
    name = "stet"
    license = "MIT"
    description = "Parser of news articles: blocks, sentences, quotations and their speakers as spans"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "kernels": ["ALL", "PORTABLE", "SSE2", "AVX2", "AVX512", "NEON"]}
    default_options = {"shared": False, "kernels": "ALL"}
    languages = "C"
    implements = ["auto_shared_fpic"]

    def set_version(self):
        header = load(self, str(Path(self.recipe_folder, "..", "..", "parser", "stet.h")))
        self.version = ".".join(re.findall(r"#define STET_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)\n", header))

    def export_sources(self):
        root = str(Path(self.recipe_folder, "..", ".."))
        for pattern in ("CMakeLists.txt", "LICENSE", "cmake/*", "parser/*"):
            copy(self, pattern, root, self.export_sources_folder)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["STET_SHARED"] = bool(self.options.shared)
        toolchain.cache_variables["STET_KERNELS"] = str(self.options.kernels)
        for part in ("CLI", "TESTS", "FUZZ"):
            toolchain.cache_variables[f"STET_BUILD_{part}"] = False
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", self.source_folder, str(Path(self.package_folder, "licenses")))
        CMake(self).install()

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "stet")
        self.cpp_info.set_property("cmake_target_name", "stet::stet")
        self.cpp_info.set_property("pkg_config_name", "stet")
        self.cpp_info.libs = ["stet"]
        if self.options.shared:
            self.cpp_info.defines = ["STET_SHARED"]
