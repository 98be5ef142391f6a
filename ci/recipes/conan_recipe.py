# SPDX-License-Identifier: MIT
"""conan_recipe.py FOLDER WORK SHARED: runs the recipe FOLDER/conanfile.py, and the consumer in FOLDER/test_package, as
`conan create` would, with stand-ins for what they import of Conan 2. These do what Conan's own do, as far as the recipe
needs it; a name that has no stand-in is an error. SHARED: True or False."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

SETTINGS = SimpleNamespace(os="Linux", arch="x86_64", compiler="gcc", build_type="Release")


def run(*command, **more):
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **more)
    if done.returncode != 0:
        sys.exit(f"conan_recipe: {command}: {done.stdout.decode()}")


class ConanFile:
    """Folders as `conan create` sets them; options at what is asked for, else their default."""

    def __init__(self, recipe, work):
        self.settings, self.recipe_folder = SETTINGS, str(recipe)
        for name in ("export_sources", "source", "build", "package"):
            path = work / ("source" if name == "export_sources" else name)
            path.mkdir(parents=True, exist_ok=True)
            setattr(self, f"{name}_folder", str(path))
        self.cpp = SimpleNamespace(build=SimpleNamespace(bindirs=["."]))
        self.cpp_info = SimpleNamespace(libs=[], defines=[], properties={})
        self.cpp_info.set_property = self.cpp_info.properties.__setitem__
        self.variables = {}

    def run(self, command, env):
        assert env == "conanrun"
        run("sh", "-c", command)


class CMakeToolchain:
    def __init__(self, conanfile):
        self.conanfile, self.cache_variables = conanfile, {}

    def generate(self):
        self.conanfile.variables = self.cache_variables


class CMake:
    def __init__(self, conanfile):
        self.of = conanfile

    def configure(self):
        of = self.of
        variables = [f"-D{name}={'ON' if value is True else 'OFF' if value is False else value}" for name, value in of.variables.items()]
        kind = (f"-DCMAKE_BUILD_TYPE={of.settings.build_type}", "-DCMAKE_C_FLAGS_RELEASE=-DNDEBUG")  # not optimised: it is the recipe that is tried
        run("cmake", "-G", "Ninja", "-S", of.source_folder, "-B", of.build_folder, *kind, *variables)

    def build(self):
        run("cmake", "--build", self.of.build_folder)

    def install(self):
        run("cmake", "--install", self.of.build_folder, "--prefix", self.of.package_folder)


def copy(conanfile, pattern, src, dst):
    found = [p for p in Path(src).glob(pattern.replace("*", "**/*")) if p.is_file()]
    if not found:
        sys.exit(f"conan_recipe: copy: nothing is called {pattern} in {src}")
    for path in found:
        to = Path(dst) / path.relative_to(src)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, to)


def stand_in(name, **members):
    module = ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module


def recipe_of(path):
    """The one class of a conanfile.py that is a recipe."""
    spec = importlib.util.spec_from_file_location("recipe", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (made,) = [c for c in vars(module).values() if isinstance(c, type) and issubclass(c, ConanFile) and c is not ConanFile]
    return made


def create(folder, work, shared):
    made = recipe_of(folder / "conanfile.py")
    recipe = made(folder, work)
    recipe.options = SimpleNamespace(**{**made.default_options, "shared": shared})
    for name, value in vars(recipe.options).items():
        assert value in made.options[name], (name, value)
    for step in (recipe.set_version, recipe.export_sources, recipe.layout, recipe.generate, recipe.build, recipe.package, recipe.package_info):
        step()
    return recipe


def consume(folder, work, package):
    """test_package with the package in front, found by its own CMake files; then by what package_info says."""
    made = recipe_of(folder / "conanfile.py")
    consumer = made(folder, work)
    consumer.tested_reference_str, consumer.requires = f"{package.name}/{package.version}", lambda _: None
    consumer.source_folder = str(folder)
    consumer.variables = {"CMAKE_PREFIX_PATH": package.package_folder}
    consumer.requirements()
    consumer.layout()
    # As CMakeDeps gives it to consumers: nothing but package_info's words and the folders include and lib.
    lib, info = Path(package.package_folder, "lib"), package.cpp_info
    flags = [f"-I{package.package_folder}/include", *(f"-D{d}" for d in info.defines), f"-L{lib}", f"-Wl,-rpath,{lib}"]
    source = folder.parent.parent.parent / "examples" / "quotes" / "quotes.c"
    run("cc", source, *flags, *(f"-l{name}" for name in info.libs), "-o", work / "build" / "quotes")
    consumer.test()
    (work / "build" / "quotes").unlink()
    consumer.build()
    consumer.test()
    assert info.properties == {"cmake_file_name": "stet", "cmake_target_name": "stet::stet", "pkg_config_name": "stet"}


def main():
    folder, work, shared = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3] == "True"
    stand_in("conan", ConanFile=ConanFile)
    stand_in("conan.errors", ConanException=RuntimeError)
    stand_in("conan.tools")
    stand_in("conan.tools.build", can_run=lambda _: True)
    stand_in("conan.tools.cmake", CMake=CMake, CMakeToolchain=CMakeToolchain, cmake_layout=lambda _: None)
    stand_in("conan.tools.files", copy=copy, load=lambda _, path: Path(path).read_text(encoding="utf-8"))
    package = create(folder, work / "package-of-it", shared)
    found = sorted(p.relative_to(package.package_folder).as_posix() for p in Path(package.package_folder).rglob("*") if not p.is_dir())
    wanted = {"include/stet.h", "licenses/LICENSE", "lib/cmake/stet/stet-config.cmake", "lib/libstet.so" if shared else "lib/libstet.a"}
    if not wanted <= set(found):
        sys.exit(f"conan_recipe: the package lacks {wanted - set(found)}; it has {found}")
    consume(folder / "test_package", work / "consumer", package)


if __name__ == "__main__":
    main()
