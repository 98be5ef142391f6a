#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""packaging/release.py OUT URL: what a release consists of, from the tree that this stands in, byte for byte the same
each time:

    OUT/stet-VERSION.tar.gz        the library, its build files and licence, to be built by CMake or Meson
    OUT/stet.h OUT/stet.c OUT/single/stet.h    the amalgamation
    OUT/stet.3 OUT/api.md          man page and reference
    OUT/stet.spdx.json             SBOM, SPDX 2.3: every file with its checksums and licence
    OUT/stet.wrap                  for Meson, with the archive's hash; URL is where the archive will lie
    OUT/SHA256SUMS

SOURCE_DATE_EPOCH, where set, is the time in the SBOM and the archive; else 0.
"""

import gzip
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = ["CMakeLists.txt", "docs/reference.py", "LICENSE", "README.md", "CHANGELOG.md", "meson.build", "meson_options.txt", "cmake", "parser"]
EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
LICENSE_SIGNS = (b"SPDX-License-Identifier: MIT", b"Permission is hereby granted, free of charge")


def version():
    return subprocess.run([sys.executable, ROOT / "parser/list.py", "--version"], capture_output=True, text=True, check=True).stdout.strip()


def shipped():
    """Paths, from the root, of all files of the archive."""
    found = []
    for name in FILES:
        path = ROOT / name
        found += [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    return sorted(p.relative_to(ROOT) for p in found)


def archive(out, name):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path in shipped():
            data = (ROOT / path).read_bytes()
            entry = tarfile.TarInfo(f"{name}/{path.as_posix()}")
            entry.size, entry.mtime = len(data), EPOCH
            entry.mode = 0o755 if os.access(ROOT / path, os.X_OK) else 0o644
            tar.addfile(entry, io.BytesIO(data))
    packed = gzip.compress(buffer.getvalue(), 9, mtime=EPOCH)
    (out / f"{name}.tar.gz").write_bytes(packed)
    return hashlib.sha256(packed).hexdigest()


def sbom_file(path):
    data = (ROOT / path).read_bytes()
    return {
        "SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.]", "-", path.as_posix()),
        "fileName": f"./{path.as_posix()}",
        "checksums": [
            {"algorithm": "SHA1", "checksumValue": hashlib.sha1(data).hexdigest()},
            {"algorithm": "SHA256", "checksumValue": hashlib.sha256(data).hexdigest()},
        ],
        "licenseConcluded": "MIT",
        "licenseInfoInFiles": ["MIT" if any(sign in data for sign in LICENSE_SIGNS) else "NONE"],
        "copyrightText": "NOASSERTION",
    }


def verification_code(files):
    """SPDX 2.3, 7.9: the SHA1 of the sorted SHA1s."""
    sums = sorted(f["checksums"][0]["checksumValue"] for f in files)
    return hashlib.sha1("".join(sums).encode()).hexdigest()


def sbom(name, number):
    files = [sbom_file(p) for p in shipped()]
    package = {
        "SPDXID": "SPDXRef-stet",
        "name": "stet",
        "versionInfo": number,
        "packageFileName": f"{name}.tar.gz",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": True,
        "packageVerificationCode": {"packageVerificationCodeValue": verification_code(files)},
        "licenseConcluded": "MIT",
        "licenseDeclared": "MIT",
        "licenseInfoFromFiles": ["MIT"],
        "copyrightText": (ROOT / "LICENSE").read_text(encoding="utf-8").split("\n")[2],
        "comment": "Needs nothing but memcpy, memmove, memset and memcmp of a C library.",
        "primaryPackagePurpose": "LIBRARY",
    }
    contains = [
        {"spdxElementId": "SPDXRef-stet", "relationshipType": "CONTAINS", "relatedSpdxElement": f["SPDXID"]} for f in files
    ]
    describes = {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-stet"}
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": name,
        "documentNamespace": f"urn:stet:{number}:{package['packageVerificationCode']['packageVerificationCodeValue']}",
        "creationInfo": {
            "created": datetime.fromtimestamp(EPOCH, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Tool: stet-packaging-release"],
        },
        "packages": [package],
        "files": files,
        "relationships": [describes, *contains],
    }


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    out, url = Path(sys.argv[1]), sys.argv[2]
    number = version()
    name = f"stet-{number}"
    out.mkdir(parents=True, exist_ok=True)
    for script in ("parser/amalgamate", "docs/reference.py"):
        subprocess.run([sys.executable, ROOT / script, out], check=True)
    digest = archive(out, name)
    (out / "stet.spdx.json").write_text(json.dumps(sbom(name, number), indent=1) + "\n", encoding="utf-8")
    wrap = (ROOT / "packaging/meson/stet.wrap.in").read_text(encoding="utf-8")
    for key, value in (("VERSION", number), ("URL", url), ("SHA256", digest)):
        wrap = wrap.replace(f"@{key}@", value)
    (out / "stet.wrap").write_text(wrap, encoding="utf-8")
    made = sorted(p for p in out.rglob("*") if p.is_file() and p.name != "SHA256SUMS")
    sums = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(out).as_posix()}\n" for p in made]
    (out / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


if __name__ == "__main__":
    main()
