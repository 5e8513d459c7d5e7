"""
Trains by PyTorch on tensors in memory: batches by index, no DataLoader; channels last; eager, with torch.compile of the
network and its loss, or with that of the optimiser's step as well.
"""

import time

import torch
from torch import nn
from torch.nn import functional

from peer import read_task, serve


def dense():
    return [nn.Flatten(), nn.Linear(784, 512), nn.ReLU(), nn.Dropout(0.5), nn.Linear(512, 10)]


def convolutional(filters, dense_units, dropout_rate):
    convolutions = []
    for place, (inputs, count) in enumerate(zip([1, *filters], filters)):
        convolutions += [nn.Conv2d(inputs, count, 3), nn.ReLU()]
        if place < 2:
            convolutions.append(nn.MaxPool2d(2))
    dropout = [nn.Dropout(dropout_rate)] if dropout_rate else []
    hidden = [nn.LazyLinear(dense_units), nn.ReLU()]
    return [*convolutions, nn.Flatten(), *hidden, *dropout, nn.Linear(dense_units, 10)]


class Scale(nn.Module):
    def forward(self, values):
        return values / 9


def airbench(widths):
    whitening = nn.Conv2d(1, 8, 2)  # its values do not matter for speed
    whitening.weight.requires_grad = False
    blocks = [layer for inputs, count in zip([8, *widths], widths) for layer in block(inputs, count)]
    end = [nn.MaxPool2d(3), nn.Flatten(), nn.Linear(widths[-1], 10, bias=False), Scale()]
    return [whitening, nn.ReLU(), *blocks, *end]


def block(inputs, count):
    return [
        nn.Conv2d(inputs, count, 3, padding="same", bias=False),
        nn.MaxPool2d(2),
        normalization(count),
        nn.ReLU(),
        nn.Conv2d(count, count, 3, padding="same", bias=False),
        normalization(count),
        nn.ReLU(),
    ]


def normalization(count):
    layer = nn.BatchNorm2d(count, momentum=0.4)
    layer.weight.requires_grad = False
    return layer


networks = {
    "nn-512": dense,
    "cnn-32-32-32": lambda: convolutional([32, 32, 32], 32, 0),
    "cnn-64-64-dense128": lambda: convolutional([64, 64], 128, 0.5),
    "airbench-a": lambda: airbench([32, 96, 128]),
}


def main():
    task = read_task()
    torch.set_num_threads(task.threads)
    torch.manual_seed(1)
    all_images = torch.from_numpy(task.images.transpose(0, 3, 1, 2)).contiguous(memory_format=torch.channels_last)
    all_labels = torch.from_numpy(task.labels)
    model = nn.Sequential(*networks[task.model]())
    model(all_images[: task.batch_size])  # gives lazy layers their shapes
    model = model.to(memory_format=torch.channels_last)
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    if task.model == "airbench-a":
        smoothing = 0.2
        optimizer = torch.optim.SGD(weights, 0.1, momentum=0.85, nesterov=True)
    else:
        smoothing = 0.0
        optimizer = torch.optim.RMSprop(weights, 0.001, alpha=0.9, eps=1e-7)

    def loss_of(images, labels):
        with torch.autocast("cpu", torch.bfloat16, enabled=task.precision == "bf16"):
            return functional.cross_entropy(model(images), labels, label_smoothing=smoothing)

    update = optimizer.step
    if task.way != "eager":
        loss_of = torch.compile(loss_of)
    if task.way == "compiled-optimizer":
        update = torch.compile(update)

    def train_epoch(count):
        total = torch.zeros(())
        for places in torch.randperm(count).split(task.batch_size):
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(all_images[places], all_labels[places])
            loss.backward()
            update()
            total += loss.detach()
        return total.item() / (count / task.batch_size)

    def train(images, epochs):
        start = time.perf_counter()
        for _ in range(epochs):
            loss = train_epoch(images)
        return time.perf_counter() - start, loss

    how = "tensors in memory, batches by index, zero_grad(set_to_none=True), channels last"
    serve(f"PyTorch {torch.__version__}: {how}, {task.way}, {task.precision}", train)


main()
