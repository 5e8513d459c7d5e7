"""What the peers share: their arguments, the data, and the lines that they exchange with contender.ts."""

import sys
from dataclasses import dataclass

import numpy


@dataclass
class Task:
    model: str  # as in models.ts
    way: str  # as in contenders.ts
    precision: str  # fp32 or bf16
    batch_size: int
    threads: int
    images: numpy.ndarray  # float32 [count, 28, 28, 1], 0 ... 1
    labels: numpy.ndarray  # int64 [count]


def read_task():
    model, way, precision, *numbers, folder = sys.argv[1:]
    labels = numpy.fromfile(f"{folder}/labels", numpy.uint8).astype(numpy.int64)
    images = numpy.fromfile(f"{folder}/images", numpy.uint8).reshape(-1, 28, 28, 1)
    scaled = images.astype(numpy.float32) / 255
    return Task(model, way, precision, *map(int, numbers), scaled, labels)


def serve(practice, train):
    """Trains as often as it is asked to; `train(images, epochs)` gives its seconds and the last epoch's mean loss."""
    print("ready", practice, flush=True)
    for line in sys.stdin:
        _, images, epochs = line.split()
        seconds, loss = train(int(images), int(epochs))
        print("done", seconds, loss, flush=True)
