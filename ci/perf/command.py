# SPDX-License-Identifier: MIT
"""The arguments of ci/perf-check."""

import argparse
from pathlib import Path

from . import measure


def repository_of(directory):
    """The directory or the one above it that has .git; itself where none has."""
    return next((place for place in (directory, *directory.parents) if (place / ".git").exists()), directory)


def read_arguments(description="", arguments=None):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="commit to compare with")
    parser.add_argument("head", nargs="?", default=".", help="commit to judge; '.' is the tree as it lies here")
    parser.add_argument("--root", default=str(repository_of(Path.cwd())), help="the project: a repository or a part of one")
    parser.add_argument("--config", help="how to build, a path inside the tree (perf.json or bench/perf.json)")
    parser.add_argument("--work", help="directory for builds (build/perf in the repository)")
    parser.add_argument("--cases", help="tree to take the table of cases and the configuration from, instead of HEAD's")
    parser.add_argument("--only", action="append", default=[], metavar="PATTERN", help="only cases that fit it")
    parser.add_argument("--processes", type=int, default=20, help="of each sample (%(default)s)")
    parser.add_argument("--case-ms", type=float, default=30, help="time for each case in each process (%(default)s)")
    parser.add_argument("--seconds", type=float, default=60, help="to measure in; later samples end early (%(default)s)")
    parser.add_argument("--margin", type=float, default=0.5, help="slowdown that is none, in percent (%(default)s)")
    parser.add_argument("--limit", type=float, default=2, help="slowdown that PASS excludes, in percent (%(default)s)")
    parser.add_argument("--alpha", type=float, default=0.01, help="false alarms, of all checks (%(default)s)")
    parser.add_argument("--seed", type=int, default=None, help="of the order of things (random)")
    parser.add_argument("--two-processes", action="store_true", help="each side in a process of its own")
    parser.add_argument("--skip", action="append", default=[], choices=["instructions", "shipped"], help="do without")
    parser.add_argument("--quick", action="store_true", help="without both")
    parser.add_argument("--tolerate", action="append", default=[], choices=["inconclusive", "base"],
                        help="exit 0 where that is the verdict, or the base the cause of no comparison")
    parser.add_argument("--base-option", action="append", default=[], help="appended to the base's first build command")
    parser.add_argument("--head-option", action="append", default=[], help="appended to the head's")
    parser.add_argument("--json", help="file to write the report to")
    parser.add_argument("--junit", help="file to write it to as JUnit's XML")
    parser.add_argument("--markdown", help="file to append it to, such as $GITHUB_STEP_SUMMARY")
    options = parser.parse_args(arguments)
    if options.seed is None:
        options.seed = measure.random_seed()
    if options.processes < measure.FEWEST:
        parser.error(f"--processes: at least {measure.FEWEST}")
    if not 0 < options.alpha < 1 or options.margin < 0 or options.limit <= options.margin:
        parser.error("--alpha is between 0 and 1, --margin at least 0, --limit above --margin")
    return options
