"""Unpacks what the addon needs from TensorFlow's wheel: unpack-wheel.py <wheel> <folder> <library>..."""

import pathlib
import shutil
import sys
import zipfile

HEADERS = (
    "tensorflow/include/tensorflow/c/",
    "tensorflow/include/tensorflow/core/platform/ctstring",
    "tensorflow/include/tsl/platform/ctstring",
    "tensorflow/include/xla/tsl/c/",
)


def target(name, libraries):
    if name.startswith(HEADERS) and name.endswith(".h"):
        return pathlib.Path(name).relative_to("tensorflow")
    if name.startswith("tensorflow/") and name.removeprefix("tensorflow/") in libraries:
        return pathlib.Path("lib", pathlib.Path(name).name)
    return None


wheel, folder, *libraries = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        place = target(name, libraries)
        if place is None:
            continue
        path = pathlib.Path(folder, place)
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as packed, path.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked, 1 << 20)
