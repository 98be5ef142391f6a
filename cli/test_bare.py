#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_bare.py STET-READ-BARE: the readers in a build that found no library for what is packed: they say so, go on, and
read all the rest."""
import subprocess
import sys
import tempfile
from pathlib import Path

PACKED = {
    b"\x1f\x8b\x08\0\0\0\0\0": "packed with gzip, for which this stet was built without zlib",
    b"\x28\xb5\x2f\xfd\0\0\0\0": "packed with zstd, for which this stet was built without libzstd",
    b"\0" * 257 + b"ustar\0" + b"\0" * 249: "a tar archive, for which this stet was built without libarchive",
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        for number, packed in enumerate(PACKED):
            (Path(folder) / f"{number}").write_bytes(packed)
        (Path(folder) / "plain").write_text('{"text": "x"}\n')
        done = subprocess.run([sys.argv[1], folder], capture_output=True, text=True, check=False)
    wanted = [f"{folder}/{number}: {message}" for number, message in enumerate(PACKED.values())]
    assert done.stderr.splitlines() == wanted, done.stderr
    assert (done.returncode, done.stdout) == (1, "1 articles, 1 bytes\n"), done


if __name__ == "__main__":
    main()
