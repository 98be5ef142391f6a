# SPDX-License-Identifier: MIT
"""build_wheel.py LIBRARY OUT: a wheel of this package with the shared library inside, byte for byte the same from the
same library. It needs nothing but Python; pip installs what it makes."""

import base64
import hashlib
import re
import sys
import sysconfig
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
METADATA = """\
Metadata-Version: 2.1
Name: stet
Version: {version}
Summary: A parser of news articles: blocks, sentences, quotations and their speakers
License: MIT
Requires-Python: >=3.9
"""
WHEEL = """\
Wheel-Version: 1.0
Generator: build_wheel.py
Root-Is-Purelib: false
Tag: py3-none-{platform}
"""


def version_of(library):
    """That of its file's name, so that a library for another machine can be packed."""
    match = re.search(r"\.(\d+\.\d+\.\d+)$", library.resolve().name)
    if not match:
        sys.exit(f"build_wheel: {library}: no libstet.so.X.Y.Z, or a link to one")
    return match.group(1)


def record_line(name, data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(data)}\n"


def main():
    library, out = Path(sys.argv[1]), Path(sys.argv[2])
    version = version_of(library)
    platform = re.sub(r"[-.]", "_", sysconfig.get_platform())
    info = f"stet-{version}.dist-info"
    files = {f"stet/{p.name}": p.read_bytes() for p in sorted((HERE / "stet").iterdir()) if p.suffix in (".py", ".typed")}
    files["stet/libstet.so"] = library.read_bytes()
    files[f"{info}/METADATA"] = METADATA.format(version=version).encode()
    files[f"{info}/WHEEL"] = WHEEL.format(platform=platform).encode()
    record = "".join(record_line(n, d) for n, d in files.items()) + f"{info}/RECORD,,\n"
    files[f"{info}/RECORD"] = record.encode()
    out.mkdir(parents=True, exist_ok=True)
    wheel = out / f"stet-{version}-py3-none-{platform}.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    print(wheel)


if __name__ == "__main__":
    main()
