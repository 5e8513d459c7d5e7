"""Trains by Keras `fit` on arrays in memory. XLA (jit_compile) stays off: on CPUs it makes these models slower."""

import time

import keras
import tensorflow
from keras import layers, losses, optimizers

from peer import read_task, serve


def dense():
    return [layers.Flatten(), layers.Dense(512, "relu"), layers.Dropout(0.5), layers.Dense(10)]


def convolutional(filters, dense_units, dropout_rate):
    convolutions = []
    for place, count in enumerate(filters):
        convolutions.append(layers.Conv2D(count, 3, activation="relu"))
        if place < 2:
            convolutions.append(layers.MaxPooling2D())
    dropout = [layers.Dropout(dropout_rate)] if dropout_rate else []
    return [*convolutions, layers.Flatten(), layers.Dense(dense_units, "relu"), *dropout, layers.Dense(10)]


class Bias(layers.Layer):
    def build(self, shape):
        self.bias = self.add_weight(shape=shape[-1:], initializer="zeros")

    def call(self, values):
        return values + self.bias


def airbench(widths):
    whitening = layers.Conv2D(8, 2, use_bias=False, trainable=False)  # its values do not matter for speed
    blocks = [layer for count in widths for layer in block(count)]
    end = [layers.MaxPooling2D(3), layers.Flatten(), layers.Dense(10, use_bias=False), layers.Rescaling(1 / 9)]
    return [whitening, Bias(), layers.ReLU(), *blocks, *end]


def block(count):
    return [
        layers.Conv2D(count, 3, padding="same", use_bias=False),
        layers.MaxPooling2D(),
        layers.BatchNormalization(scale=False, momentum=0.6),
        layers.ReLU(),
        layers.Conv2D(count, 3, padding="same", use_bias=False),
        layers.BatchNormalization(scale=False, momentum=0.6),
        layers.ReLU(),
    ]


networks = {
    "nn-512": dense,
    "cnn-32-32-32": lambda: convolutional([32, 32, 32], 32, 0),
    "cnn-64-64-dense128": lambda: convolutional([64, 64], 128, 0.5),
    "airbench-a": lambda: airbench([32, 96, 128]),
}


class Stopwatch(keras.callbacks.Callback):
    """Counts the seconds of the training itself, without the making of its input pipeline."""

    def on_train_begin(self, logs=None):
        self.start = time.perf_counter()

    def on_train_end(self, logs=None):
        self.seconds = time.perf_counter() - self.start


def compile_model(task):
    model = keras.Sequential([keras.Input((28, 28, 1)), *networks[task.model]()])
    if task.model == "airbench-a":
        optimizer = optimizers.SGD(0.1, momentum=0.85, nesterov=True)
        loss = losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.2)
    else:
        optimizer = optimizers.RMSprop(0.001, rho=0.9)
        loss = losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer, loss, jit_compile=False, steps_per_execution=int(task.way))
    return model


def main():
    task = read_task()
    tensorflow.config.threading.set_intra_op_parallelism_threads(task.threads)
    if task.threads == 1:
        tensorflow.config.threading.set_inter_op_parallelism_threads(1)
    if task.precision == "bf16":
        keras.mixed_precision.set_global_policy("mixed_bfloat16")
    labels = keras.utils.to_categorical(task.labels, 10) if task.model == "airbench-a" else task.labels
    model = compile_model(task)

    def train(images, epochs):
        stopwatch = Stopwatch()
        settings = {"batch_size": task.batch_size, "epochs": epochs, "verbose": 0, "callbacks": [stopwatch]}
        history = model.fit(task.images[:images], labels[:images], **settings)
        return stopwatch.seconds, history.history["loss"][-1]

    policy = keras.mixed_precision.global_policy().name
    how = f"fit on arrays in memory, verbose=0, jit_compile off, steps_per_execution={task.way}, {policy}"
    serve(f"Keras {keras.__version__}: {how}", train)


main()
