"""Reads the files that a built site hands out as somebody would who knows nothing but the cards, and counts anew.

python3 recompute.py <built site> <data> <images of each test file to run networks on; 0 = all>

<data> holds mnist/ and fashion-mnist/ with the four official files each, unpacked. Needs numpy. Prints JSON: of each file
of weights the accuracy counted by it, the one that is said of it, and how far its probabilities are from those handed
out; of each file of probabilities and each ensemble the accuracy counted and the one said.
"""

import csv
import glob
import json
import os
import sys

import numpy

site, data, most = sys.argv[1], sys.argv[2], int(sys.argv[3])
BATCH = 250


def inside(path):
    """A path of a card, which begins with the base path of the site, as a file."""
    parts = path.strip("/").split("/")
    for skipped in range(len(parts)):
        file = os.path.join(site, *parts[skipped:])
        if os.path.exists(file):
            return file
    raise SystemExit(f"no such file: {path}")


def load(file):
    with open(file, encoding="utf-8") as opened:
        return json.load(opened)


def read_idx(dataset, name, header):
    with open(os.path.join(data, dataset, name), "rb") as opened:
        return numpy.frombuffer(opened.read(), numpy.uint8, offset=header)


def images_of(dataset, part):
    return read_idx(dataset, f"{part}-images-idx3-ubyte", 16).reshape(-1, 28, 28)


def labels_of(dataset, part):
    return read_idx(dataset, f"{part}-labels-idx1-ubyte", 8)


def numbers(file):
    return numpy.fromfile(file, "<f2").astype(numpy.float32)


def listed(path):
    """Indices and labels of validation images, from their list."""
    with open(inside(path), newline="", encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    return numpy.array([int(row["index"]) for row in rows]), numpy.array([int(row["label"]) for row in rows])


def convolve(values, kernel, edge):
    side = kernel.shape[0]
    padded = numpy.pad(values, ((0, 0), (edge, edge), (edge, edge), (0, 0)))
    windows = numpy.lib.stride_tricks.sliding_window_view(padded, (side, side), axis=(1, 2))
    count, height, width = windows.shape[:3]
    columns = windows.transpose(0, 1, 2, 4, 5, 3).reshape(count * height * width, -1)
    return (columns @ kernel.reshape(-1, kernel.shape[-1])).reshape(count, height, width, -1)


def pool(values, side, stride):
    assert side == stride
    count, height, width, channels = values.shape
    rows, columns = height // side, width // side
    kept = values[:, : rows * side, : columns * side]
    return kept.reshape(count, rows, side, columns, side, channels).max(axis=(2, 4))


def run_layer(layer, weights, values):
    settings = layer["settings"]
    arrays = {
        array["role"]: weights[array["start"] : array["start"] + array["count"]].reshape(array["shape"])
        for array in layer["arrays"]
    }
    kind = layer["kind"]
    if kind in ("convolution", "whitening"):
        assert settings["stride"] == 1
        values = convolve(values, arrays["kernel"], settings["edge"]) + arrays.get("bias", 0)
    elif kind == "dense":
        values = values @ arrays["kernel"] + arrays.get("bias", 0)
    elif kind == "pooling":
        values = pool(values, settings["size"], settings["stride"])
    elif kind == "normalization":
        spread = numpy.sqrt(arrays["variance"] + numpy.float32(settings["epsilon"]))
        values = (values - arrays["mean"]) / spread + arrays["shift"]
    elif kind == "scale":
        values = values * numpy.float32(settings["factor"])
    elif kind == "flatten":
        values = values.reshape(len(values), -1)
    else:
        assert kind in ("activation", "dropout"), kind
    if settings.get("activation") == "relu":
        values = numpy.maximum(values, 0)
    assert list(values.shape[1:]) == layer["outputShape"], layer["title"]
    return values


def softmax(scores):
    powers = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def predict(layers, weights, images):
    parts = []
    for start in range(0, len(images), BATCH):
        values = images[start : start + BATCH, :, :, None].astype(numpy.float32) / numpy.float32(255)
        for layer in layers:
            values = run_layer(layer, weights, values)
        parts.append(softmax(values))
    return numpy.concatenate(parts)


def moved(images, pixels, mirrored):
    """Turned left for right, then moved along the diagonal; empty ground comes in."""
    turned = images[:, :, ::-1] if mirrored else images
    around = numpy.pad(turned, ((0, 0), (abs(pixels), abs(pixels)), (abs(pixels), abs(pixels))))
    first = abs(pixels) - pixels
    return around[:, first : first + 28, first : first + 28]


def predict_by_views(layers, weights, images, views):
    sides = (False, True) if views["mirror"] else (False,)
    each = [
        predict(layers, weights, moved(images, pixels, mirrored))
        for pixels in (0, -views["shift"], views["shift"])
        for mirrored in sides
    ]
    mean = numpy.exp(numpy.mean([numpy.log(numpy.maximum(one, 1e-30)) for one in each], axis=0))
    return mean / mean.sum(axis=1, keepdims=True)


def accuracy(probabilities, labels):
    return float((probabilities.argmax(axis=1) == labels).mean())


def handed_out(run, name):
    file = os.path.join(site, "predictions", run, name)
    return numbers(file).reshape(-1, 10) if os.path.exists(file) else None


def check_weights(network):
    """A network by its weights: on test images; one that was not tried on them, on its validation images."""
    dataset = network["dataset"]
    card = load(inside(network["card"])) if network["card"] else None
    layers = card["layers"] if card else network["layers"]
    views = next(on["severalViews"] for on in card["on"] if on["dataset"] == dataset) if card else None
    weights = numbers(inside(network["path"]))
    described = sum(array["count"] for layer in layers for array in layer["arrays"])
    if network["testAccuracy"] is None:
        indices, labels = listed(network["validationImages"])
        images, said, given = images_of(dataset, "train")[indices], network["validationAccuracy"], None
    else:
        images, labels, said = images_of(dataset, "t10k"), labels_of(dataset, "t10k"), network["testAccuracy"]
        given = handed_out(network["run"], "test-probabilities.f16")
    count = min(most or len(images), len(images))
    counted = predict(layers, weights, images[:count])
    return {
        "path": network["path"],
        "model": network["model"],
        "dataset": dataset,
        "kinds": sorted({layer["kind"] for layer in layers}),
        "numbers": len(weights),
        "described": described,
        "images": count,
        "accuracy": accuracy(counted, labels[:count]),
        "given": None if given is None else accuracy(given[:count], labels[:count]),
        "said": said if count == len(images) else None,
        "difference": None if given is None else float(numpy.abs(counted - given[:count]).max()),
        "difference by views": views and by_views(layers, weights, images, views, network["run"]),
        "named alike": None if given is None else accuracy(counted, given[:count].argmax(axis=1)),
    }


def by_views(layers, weights, images, views, run, count=20):
    given = handed_out(run, "viewed-test-probabilities.f16")
    return float(numpy.abs(predict_by_views(layers, weights, images[:count], views) - given[:count]).max())


def check_card(card):
    """A card's accuracies by the probabilities that it lists: of one network the mean over its seeds, of an ensemble together."""
    rows = []
    for on in card["on"]:
        indices, listed_labels = listed(on["validationImages"])
        assert (labels_of(on["dataset"], "train")[indices] == listed_labels).all()
        truth = {"validation": listed_labels, "test": labels_of(on["dataset"], "t10k")}
        for split, said in (("validation", on["validationAccuracy"]), ("test", on["testAccuracy"])):
            kind = f"{split} by several views" if on["views"] == "several" else split
            several = on["severalViews"] and split == "test" and f"{split} by several views"
            for wanted, stated in ((kind, said["mean"]), (several, several and on["severalViews"]["testAccuracy"])):
                if not wanted:
                    continue
                files = [file for file in on["files"] if file["kind"] in (wanted, *([split] if on["members"] else []))]
                given = [numbers(inside(file["path"])).reshape(file["shape"]) for file in files]
                if on["members"]:
                    assert len(given) == len(on["members"])
                    counted = accuracy(numpy.mean(given, axis=0), truth[split])
                elif not given:
                    continue  # of this network nothing but its answers is kept
                else:
                    assert len(given) == on["seeds"]
                    counted = sum(accuracy(each, truth[split]) for each in given) / len(given)
                rows.append({"card": card["name"], "dataset": on["dataset"], "kind": wanted, "accuracy": counted, "said": stated})
    return rows


described = load(os.path.join(site, "networks", "weights.json"))
cards = [load(file) for file in sorted(glob.glob(os.path.join(site, "models", "*.json")))]
json.dump(
    {
        "weights": [check_weights(network) for network in described["networks"]],
        "cards": [row for card in cards for row in check_card(card)],
    },
    sys.stdout,
)
