#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ci/stack.py --limit BYTES --header stet.h FILE.ci...: the deepest stack of each public function.

Reads what gcc -fcallgraph-info=su writes. Fails on recursion, on a frame whose size depends on the input, and on a
public function that can use more than the limit. A call through a pointer may go to any function that nobody calls
directly, but to those that the header declares.
"""

import argparse
import re
import sys

NODE = re.compile(r'node: \{ title: "([^"]+)" label: "([^"]+)"')
EDGE = re.compile(r'edge: \{ sourcename: "([^"]+)" targetname: "([^"]+)"')
FRAME = re.compile(r"(\d+) bytes \(([^)]+)\)")
PUBLIC = re.compile(r"^STET_API [^(]*\b(stet_\w+)\(", re.MULTILINE)
INDIRECT = "__indirect_call"
RETURN_ADDRESS = 8


class Graph:
    def __init__(self):
        self.frames = {}  # function: bytes
        self.dynamic = []
        self.calls = {}  # function: set of functions

    def read(self, path):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                if node := NODE.search(line):
                    self.add_node(*node.groups())
                elif edge := EDGE.search(line):
                    self.calls.setdefault(edge[1], set()).add(edge[2])

    def add_node(self, name, label):
        if frame := FRAME.search(label):
            self.frames[name] = int(frame[1])
            if "dynamic" in frame[2] and "bounded" not in frame[2]:
                self.dynamic.append(name)

    def resolve_indirect(self, public):
        called = set().union(*self.calls.values()) if self.calls else set()
        free = {name for name in self.frames if name not in called and name not in public}
        if INDIRECT in called:
            self.calls[INDIRECT] = free

    def deepest(self, name, path, known):
        """Bytes that a call of `name` can use, and the chain of calls that does."""
        if name in path:
            raise RecursionError(" -> ".join(path[path.index(name):] + [name]))
        if name not in known:
            inner = [self.deepest(callee, path + [name], known) for callee in sorted(self.calls.get(name, ()))]
            size, chain = max(inner, default=(0, []))
            own = self.frames.get(name, 0) + RETURN_ADDRESS
            known[name] = (own + size, [f"{name} {own}"] + chain)
        return known[name]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, required=True)
    parser.add_argument("--header", required=True)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()

    graph = Graph()
    for path in arguments.files:
        graph.read(path)
    with open(arguments.header, encoding="utf-8") as header:
        public = set(PUBLIC.findall(header.read()))
    graph.resolve_indirect(public)
    if graph.dynamic:
        sys.exit("stack: frames that grow with the input: " + " ".join(graph.dynamic))

    known = {}
    try:
        found = [graph.deepest(name, [], known) for name in sorted(graph.frames) if name.startswith("stet_")]
    except RecursionError as error:
        sys.exit(f"stack: recursion: {error}")
    size, chain = max(found, default=(0, []))
    print(f"stack: at most {size} bytes: " + " -> ".join(re.sub(r"^.*[/:](?=[^/:]+$)", "", step) for step in chain))
    if size > arguments.limit:
        sys.exit(f"stack: that is more than {arguments.limit}")


if __name__ == "__main__":
    main()
