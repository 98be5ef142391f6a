# SPDX-License-Identifier: MIT
"""dask_quotations.py ARTICLES WANT: quotations of a bag of articles by two workers, against the command's own output.

The scheduler and the workers are processes that talk over loopback; each worker loads the library by the binding."""
import json
import os
import sys

import dask.bag
from distributed import Client, LocalCluster


def quotations(lines):
    """Of a partition's lines: the article's id, which process worked on it, and its quotations."""
    import stet  # where the worker is

    rows = []
    for line in lines:
        article = json.loads(line)
        found = stet.parse(article["text"].encode())
        rows.append((article["id"], os.getpid(), [(q.kind, q.start, q.end) for q in found.quotations]))
    return rows


def wanted(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            yield article["id"], [(q["kind"], q["start"], q["end"]) for q in article["quotations"]]


def main():
    articles, want = sys.argv[1:]
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster, Client(cluster):
        bag = dask.bag.read_text(articles, blocksize=100_000)
        got = bag.map_partitions(quotations).compute()
    workers = {pid for _, pid, _ in got}
    assert len(workers) == 2 and os.getpid() not in workers, workers
    assert [(name, found) for name, _, found in got] == list(wanted(want)), "not what the command finds"
    print(f"dask: {len(got)} articles in {bag.npartitions} partitions by {len(workers)} workers, "
          f"{sum(len(found) for _, _, found in got)} quotations, as the command finds them")


if __name__ == "__main__":
    main()
