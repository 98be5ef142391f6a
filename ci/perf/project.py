"""What is compared: the configuration of a project, its commits, and how they are built side by side."""

import contextlib
import fcntl
import fnmatch
import glob
import hashlib
import json
import os
import re
import struct
import subprocess
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[2] / "bench"  # duel.c, once.c, perf_cases.h


class Problem(Exception):
    """No comparison: `side` says whose fault it is, base or head."""

    def __init__(self, side, text):
        super().__init__(text)
        self.side = side


def run(command, cwd=None, timeout=900):
    """(succeeded, output of both kinds)."""
    try:
        done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout,
                              check=False, text=True, errors="replace")
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
        return run(["git", "-c", f"safe.directory={self.root}", "-C", str(self.root), *arguments])

    def resolve(self, name, side):
        good, text = self.git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if not good:
            raise Problem(side, f"there is no commit {name} here; a shallow clone has to fetch more")
        return text.strip()

    def subject(self, sha):
        return self.git("log", "-1", "--format=%h %s", sha)[1].strip()

    def accepted(self, base, head):
        """[(pattern, reason)] of the lines "Perf-accept: CASE reason" of the messages after base up to head."""
        text = self.git("log", "--format=%B", f"{base}..{head}")[1]
        return re.findall(r"^Perf-accept:[ \t]+(\S+)[ \t]+(\S.*)$", text, re.MULTILINE)

    def check_out(self, sha, place):
        """A worktree of the commit, which is kept for later runs."""
        if (place / ".git").exists() and self.tree_of(place) == sha:
            return
        self.git("worktree", "prune")
        self.git("worktree", "remove", "--force", str(place))
        good, text = self.git("worktree", "add", "--force", "--detach", str(place), sha)
        if not good:
            raise Problem("base", f"cannot check out {sha[:12]}: {tail(text)}")

    @staticmethod
    def tree_of(place):
        return run(["git", "-c", "safe.directory=*", "-C", str(place), "rev-parse", "HEAD"])[1].strip()


def accepted_reason(accepted, case):
    return next((reason for pattern, reason in accepted if fnmatch.fnmatchcase(case, pattern)), None)


# ---- Builds ----------------------------------------------------------------------------------------------------------


class Config:
    """A JSON file; docs/perf-check.md describes the keys. Placeholders: {source} the tree of the commit that is built,
    {cases} the tree that the table of cases is taken from, {build} a directory for this build, {flags} compiler flags,
    {jobs}."""

    KEYS = {"build", "fallbacks", "cases", "benchmark", "data", "aligned_flags", "stack_files", "stack_command",
            "arguments", "comment"}

    def __init__(self, path):
        try:
            with open(path, encoding="utf-8") as file:
                self.values = json.load(file)
        except (OSError, ValueError) as error:
            raise Problem("head", f"{path}: {error}") from error
        unknown = set(self.values) - self.KEYS
        if unknown or "build" not in self.values or ("cases" in self.values) == ("benchmark" in self.values):
            raise Problem("head", f"{path}: needs build, and one of cases and benchmark; unknown: {sorted(unknown)}")

    def get(self, key, default=None):
        return self.values.get(key, default)


def fill(text, places):
    return re.sub(r"\{(source|cases|build|flags|jobs)\}", lambda match: str(places[match[1]]), text)


class Side:
    """One commit as it was built: `artifact` is its table of cases or its benchmark program."""

    def __init__(self, name, config, source, cases, work, flags, extra):
        key = hashlib.sha256(repr((str(cases), flags, extra, config.get("build"))).encode()).hexdigest()[:8]
        self.name = name
        self.config = config
        self.extra = extra
        self.places = {"source": source, "cases": cases, "build": Path(work) / f"build-{key}", "flags": flags,
                       "jobs": os.environ.get("PERF_JOBS") or os.cpu_count() or 1}
        self.note = ""

    def build(self):
        attempts = [[]] + self.config.get("fallbacks", [])
        first_output = ""
        for number, more in enumerate(attempts):
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
            words = [fill(word, self.places) for word in command] + (more + self.extra if number == 0 else [])
            good, output = run(words, cwd=self.places["source"])
            if not good:
                return False, output
        return artifact.exists(), output or f"no {artifact} was built"

    @property
    def artifact(self):
        return fill(self.config.get("cases") or self.config.get("benchmark"), self.places)

    @property
    def data(self):
        return fill(self.config.get("data", "{cases}"), self.places)

    def stack(self):
        """Bytes of stack that the project's own command finds, or None."""
        pattern = self.config.get("stack_files")
        files = glob.glob(fill(pattern, self.places), recursive=True) if pattern else []
        if not files:
            return None
        command = [fill(word, self.places) for word in self.config.get("stack_command")]
        match = re.search(r"at most (\d+) bytes", run(command + sorted(files))[1])
        return int(match[1]) if match else None

    def sizes(self):
        return elf_sizes(self.artifact)


def elf_sizes(path):
    """{code, constants, data}: bytes of the sections that are loaded; None where it is no 64-bit little-endian ELF."""
    content = Path(path).read_bytes()
    if content[:6] != b"\x7fELF\x02\x01":
        return None
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
    compiler = os.environ.get("CC", "cc")
    good, output = run([compiler, "-std=c11", "-O2", "-o", str(program), str(source), "-ldl", "-lm"])
    if not good:
        raise Problem("head", f"{name}.c does not build:\n{tail(output)}")
    return program
