# SPDX-License-Identifier: MIT
"""What is compared: the configuration of a project, its commits, and how they are built side by side."""

import contextlib
import fcntl
import fnmatch
import glob
import hashlib
import json
import os
import re
import shutil
import struct
import subprocess
from pathlib import Path

TOOLS = Path(__file__).resolve().parent  # duel.c, once.c, perf_cases.h, PerfCheck.cmake


class Problem(Exception):
    """No comparison: `side` says whose fault it is, base or head."""

    def __init__(self, side, text):
        super().__init__(text)
        self.side = side


def run(command, cwd=None, timeout=900):
    """(succeeded, output of both kinds)."""
    try:
        done = subprocess.run(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=timeout, check=False, text=True, errors="replace")
    except (OSError, subprocess.TimeoutExpired) as error:
        return False, f"{command[0]}: {error}"
    return done.returncode == 0, done.stdout


def tail(text, lines=15):
    return "\n".join(text.rstrip().splitlines()[-lines:])


# ---- Commits ---------------------------------------------------------------------------------------------------------


class Repository:
    def __init__(self, root):
        self.root = Path(root).resolve()

    def git(self, *arguments):
        return run(["git", "-c", "safe.directory=*", "-C", str(self.root), *arguments])

    def resolve(self, name, side):
        good, text = self.git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if not good:
            raise Problem(side, f"there is no commit {name} here; a shallow clone has to fetch more")
        return text.strip()

    def subject(self, sha):
        return self.git("log", "-1", "--format=%h %s", sha)[1].strip()

    def is_changed(self):
        return bool(self.git("status", "--porcelain", "--untracked-files=no")[1].strip())

    def accepted(self, base, head):
        """[(pattern, reason)] of the lines "Perf-accept: CASE reason" of the messages after base up to head."""
        text = self.git("log", "--format=%B", f"{base}..{head}")[1]
        return re.findall(r"^Perf-accept:[ \t]+(\S+)[ \t]+(\S.*)$", text, re.MULTILINE)

    def check_out(self, sha, place, side):
        """The commit's files, kept for later runs. Neither a worktree nor a clone: nothing is left in the repository."""
        done = place / ".complete"
        if done.exists():
            return
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        archive = ["git", "-c", "safe.directory=*", "-C", str(self.root), "archive", "--format=tar", sha]
        with subprocess.Popen(archive, stdout=subprocess.PIPE) as sender:
            unpacked = subprocess.run(["tar", "-x", "-C", str(place)], stdin=sender.stdout, check=False).returncode == 0
        if sender.returncode != 0 or not unpacked:
            raise Problem(side, f"cannot check out {sha[:12]}")
        done.touch()


def accepted_reason(accepted, case):
    return next((reason for pattern, reason in accepted if fnmatch.fnmatchcase(case, pattern)), None)


# ---- Builds ----------------------------------------------------------------------------------------------------------


class Config:
    """A JSON file; docs/perf-check.md describes the keys. Placeholders: {source} the tree of the commit that is built,
    {cases} the tree that the table of cases is taken from, {build} a directory for this build, {flags} compiler flags,
    {jobs}, {tools} the directory of PerfCheck.cmake and perf_cases.h."""

    KEYS = {"build", "fallbacks", "cases", "benchmark", "data", "aligned_flags", "numbers", "arguments", "require",
            "layouts", "comment"}

    def __init__(self, path):
        try:
            with open(path, encoding="utf-8") as file:
                self.values = json.load(file)
        except (OSError, ValueError) as error:
            raise Problem("head", f"{path}: {error}") from error
        if not isinstance(self.values, dict):
            raise Problem("head", f"{path}: no object")
        unknown = set(self.values) - self.KEYS
        if unknown or not self.values.get("build") or ("cases" in self.values) == ("benchmark" in self.values):
            raise Problem("head", f"{path}: needs build, and one of cases and benchmark; unknown: {sorted(unknown)}")

    def get(self, key, default=None):
        return self.values.get(key, default)


def fill(text, places):
    return re.sub(r"\{(source|cases|build|flags|jobs|tools)\}", lambda match: str(places[match[1]]), text)


class Side:
    """One commit as it was built: `artifact` is its table of cases or its benchmark program."""

    def __init__(self, name, config, source, cases, work, flags, extra=()):
        self.name, self.config, self.extra = name, config, list(extra)
        self.key = hashlib.sha256(repr((str(cases), flags, self.extra, config.get("build"))).encode()).hexdigest()[:8]
        self.work = Path(work)
        self.places = {"source": source, "cases": cases, "flags": flags, "tools": TOOLS,
                       "jobs": os.environ.get("PERF_JOBS") or os.cpu_count() or 1}
        self.note = ""
        self.choose_fallback(0)

    def choose_fallback(self, number):
        """A directory for each fallback: what one of them put into a cache must not stay for the next run."""
        self.places["build"] = self.work / f"build-{self.key}-{number}"

    def build(self):
        attempts = [[], *self.config.get("fallbacks", [])]
        first_output = ""
        for number, more in enumerate(attempts):
            self.choose_fallback(number)
            good, output = self.attempt(more)
            if good:
                self.note = f"built with {' '.join(more)}" if number else ""
                return self
            first_output = first_output or output
        raise Problem(self.name, f"{self.name} does not build:\n{tail(first_output)}")

    def attempt(self, more):
        self.places["build"].mkdir(parents=True, exist_ok=True)
        artifact = Path(self.artifact)
        output = ""
        for number, command in enumerate(self.config.get("build")):
            words = self.words(command) + (more + self.extra if number == 0 else [])
            good, output = run(words, cwd=self.places["source"])
            if not good:
                return False, output
        return artifact.exists(), f"no {artifact} was built\n{output}"

    def words(self, command):
        """{flags} as a word of its own becomes as many words as there are flags."""
        return [part for word in command
                for part in (self.places["flags"].split() if word == "{flags}" else [fill(word, self.places)])]

    @property
    def artifact(self):
        return fill(self.config.get("cases") or self.config.get("benchmark"), self.places)

    @property
    def data(self):
        return fill(self.config.get("data", "{cases}"), self.places)

    def link(self, layout, out):
        """The table with its objects in an order of its own: the same for both sides, whatever objects they have. Where
        the configuration says nothing of that, as it was built."""
        how = self.config.get("layouts")
        if not how:
            return self.artifact
        build = str(self.places["build"])
        objects = glob.glob(fill(how["objects"], self.places), recursive=True)
        objects.sort(key=lambda path: hashlib.sha256(f"{layout} {path.removeprefix(build)}".encode()).digest())
        command = [part for word in how["command"] for part in (
            objects if word == "{objects}" else [fill(word.replace("{out}", str(out)), self.places)])]
        good, output = run(command, cwd=self.places["source"])
        if not good or not objects:
            raise Problem(self.name, f"{self.name} does not link:\n{tail(output)}")
        return out

    def numbers(self):
        """{name: number} of the artifact's size and of the project's own commands; None where one says nothing."""
        found = dict(elf_sizes(self.artifact))
        for name, entry in self.config.get("numbers", {}).items():
            files = sorted(glob.glob(fill(entry.get("files", ""), self.places), recursive=True))
            command = [fill(word, self.places) for word in entry["command"]]
            match = re.search(entry["pattern"], run(command + files, cwd=self.places["source"])[1])
            found[name] = int(match[1]) if match else None
        return found


def elf_sizes(path):
    """{code, constants, data}: bytes of the sections that are loaded; nothing where it is no 64-bit little-endian
    ELF."""
    content = Path(path).read_bytes()
    if content[:6] != b"\x7fELF\x02\x01":
        return {}
    table, = struct.unpack_from("<Q", content, 0x28)
    entry, count = struct.unpack_from("<HH", content, 0x3A)
    sizes = {"code": 0, "constants": 0, "data": 0}
    for i in range(count):
        _, _, flags, _, _, size = struct.unpack_from("<IIQQQQ", content, table + i * entry)
        if flags & 2:
            sizes["code" if flags & 4 else "data" if flags & 1 else "constants"] += size
    return sizes


@contextlib.contextmanager
def lock(directory):
    """One check at a time: two would disturb each other's times and builds."""
    directory.mkdir(parents=True, exist_ok=True)
    with open(directory / "lock", "w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def build_tool(name, directory):
    """duel or once, from its C source; built again where that is newer."""
    source, program = TOOLS / f"{name}.c", Path(directory) / name
    newest = max(path.stat().st_mtime for path in (source, TOOLS / "perf_cases.h"))
    if program.exists() and program.stat().st_mtime > newest:
        return program
    compiler = os.environ.get("CC", "cc").split()
    good, output = run([*compiler, "-std=c11", "-O2", "-o", str(program), str(source), "-ldl", "-lm"])
    if not good:
        raise Problem("head", f"{name}.c does not build:\n{tail(output)}")
    return program
