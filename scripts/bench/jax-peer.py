"""
Trains a dense network by JAX: a step with its optimiser is compiled as a whole, one or several a call, on images that
stay on the device; batches by index.
"""

import time
from functools import partial

import jax
import numpy
from jax import lax, nn
from jax import numpy as jnp

from peer import read_task, serve

units = {"nn-512": [784, 512, 10]}
rate, decay, epsilon = 0.001, 0.9, 1e-7
dropout_rate = 0.5


def initialize(sizes, key):
    keys = jax.random.split(key, len(sizes))
    shapes = zip(keys, sizes, sizes[1:])
    return [(nn.initializers.glorot_uniform()(key, shape), jnp.zeros(shape[1])) for key, *shape in shapes]


def loss_of(weights, key, images, labels):
    *hidden, (kernel, bias) = weights
    values = images
    for place, (inner_kernel, inner_bias) in enumerate(hidden):
        values = nn.relu(values @ inner_kernel + inner_bias)
        kept = jax.random.bernoulli(jax.random.fold_in(key, place), 1 - dropout_rate, values.shape)
        values = jnp.where(kept, values / (1 - dropout_rate), 0)
    chances = nn.log_softmax(values @ kernel + bias)
    return -jnp.mean(jnp.take_along_axis(chances, labels[:, None], axis=1))


def update(weight, square, gradient):
    """RMSprop, as in Keras."""
    square = decay * square + (1 - decay) * gradient**2
    return weight - rate * gradient * lax.rsqrt(square + epsilon), square


@partial(jax.jit, donate_argnums=0)
def train_group(state, images, labels, places):
    """A step for each row of `places`; the sum of their losses."""

    def step(state, chosen):
        weights, squares, key = state
        key, dropout_key = jax.random.split(key)
        loss, gradients = jax.value_and_grad(loss_of)(weights, dropout_key, images[chosen], labels[chosen])
        pairs = jax.tree.map(update, weights, squares, gradients)
        weights, squares = jax.tree.transpose(jax.tree.structure(weights), jax.tree.structure((0, 0)), pairs)
        return (weights, squares, key), loss

    state, losses = lax.scan(step, state, places)
    return state, jnp.sum(losses)


def main():
    task = read_task()
    group_size = int(task.way)
    images = jnp.asarray(task.images.reshape(-1, 784))
    labels = jnp.asarray(task.labels, jnp.int32)
    weights = initialize(units[task.model], jax.random.key(1))
    state = (weights, jax.tree.map(jnp.zeros_like, weights), jax.random.key(2))
    random = numpy.random.default_rng(1)

    def train_epoch(count):
        nonlocal state
        groups = random.permutation(count).astype(numpy.int32).reshape(-1, group_size, task.batch_size)
        total = 0
        for places in groups:
            state, loss = train_group(state, images, labels, places)
            total += loss
        return float(total) * task.batch_size / count

    def train(images, epochs):
        start = time.perf_counter()
        for _ in range(epochs):
            loss = train_epoch(images)
        return time.perf_counter() - start, loss

    how = "jit of whole steps with their optimiser, images on the device, batches by index"
    serve(f"JAX {jax.__version__}: {how}, steps a call: {group_size}", train)


main()
