# SPDX-License-Identifier: MIT
"""Exact signed-rank statistics of one small sample: test with a margin, Hodges-Lehmann estimate, confidence bounds.

The sample is one number of each process: independent, of unknown distribution, symmetric about the effect. Nothing here
is an approximation.
"""

import functools
import math
from fractions import Fraction


@functools.lru_cache(maxsize=None)
def rank_sums(doubled_ranks):
    """How many of the 2^n ways to give signs have each sum of the positive (doubled) ranks."""
    counts = [1]
    for rank in doubled_ranks:
        wider = counts + [0] * rank
        for total, count in enumerate(counts):
            wider[total + rank] += count
        counts = wider
    return counts


def doubled_ranks(values):
    """Twice the ranks of the absolute values, so that the ranks of ties, which are their mean, are whole."""
    order = sorted(range(len(values)), key=lambda i: abs(values[i]))
    ranks = [0] * len(values)
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and abs(values[order[end]]) == abs(values[order[at]]):
            end += 1
        for i in order[at:end]:
            ranks[i] = at + 1 + end
        at = end
    return ranks


def p_above(values, margin=0.0):
    """Probability of a sample like this or more so, were the effect not above the margin: exact, one-sided."""
    shifted = [value - margin for value in values if value != margin]
    if not shifted:
        return 1.0
    ranks = doubled_ranks(shifted)
    seen = sum(rank for rank, value in zip(ranks, shifted) if value > 0)
    counts = rank_sums(tuple(sorted(ranks)))
    return float(Fraction(sum(counts[seen:]), 2 ** len(shifted)))


def walsh(values):
    return sorted((a + b) / 2 for i, a in enumerate(values) for b in values[i:])


def effect(values):
    """The Hodges-Lehmann estimate: the median of all pairs' means."""
    means = walsh(values)
    middle = len(means) // 2
    return means[middle] if len(means) % 2 else (means[middle - 1] + means[middle]) / 2


def bounds(values, alpha):
    """Lower and upper bound of the effect; each is wrong with a probability of at most alpha. Infinite where the
    sample is too small for that."""
    means = walsh(values)
    counts = rank_sums(tuple(2 * rank for rank in range(1, len(values) + 1)))
    below, skip = 0, 0
    for total in range(0, len(counts), 2):
        below += counts[total]
        if below > alpha * 2 ** len(values):
            break
        skip += 1
    if skip == 0:
        return -math.inf, math.inf
    return means[skip - 1], means[len(means) - skip]
