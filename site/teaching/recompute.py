# %% [markdown]
# # Count an accuracy again
#
# Every accuracy in the report is counted from files that it hands out. This notebook takes such a file, counts again, and
# compares. It needs Python 3 and nothing else: no package, no account.
#
# Run the cells one after the other, from the top. Then change something, and run them again.

# %%
# Where the report is: its address, or the folder of a copy on this machine.
REPORT = 'http://localhost:4321/'

# %%
# What is looked at: a data set, a network, and the run that trained it.
DATASET = 'dataset'
MODEL = 'model'
RUN = 'run'

# %% [markdown]
# ## The files
#
# Three files are enough. One has what the network said of every test image: for each class a probability, as a float of 16
# bits. One has the labels, a byte an image. The third is the card of the network, which knows the names of the classes.

# %%
import json
import math
import random
import struct
import urllib.request
from pathlib import Path


def read(path):
    """The bytes of one of the report's files."""
    if REPORT.startswith('http'):
        with urllib.request.urlopen(REPORT.rstrip('/') + '/' + path) as answer:
            return answer.read()
    return Path(REPORT, path).read_bytes()


def card_of(model):
    """What the card of a model says of it on this data set."""
    card = json.loads(read(f'models/{model}.json'))
    return next(on for on in card['on'] if on['dataset'] == DATASET)


labels = list(read(f'map/{DATASET}-labels-u8.bin'))
names = card_of(MODEL)['classNames']


def said_by(run):
    """What a run's network said: for each test image a list of probabilities, one a class."""
    content = read(f'predictions/{run}/test-probabilities.f16')
    numbers = struct.unpack(f'<{len(content) // 2}e', content)  # e: a float of 16 bits; <: its lower byte comes first
    return [numbers[start : start + len(names)] for start in range(0, len(numbers), len(names))]


said = said_by(RUN)
print(f'{len(said)} images, {len(names)} classes')

# %% [markdown]
# ## One image
#
# Before you count, look at one. Change the number, and run the cell again.

# %%
image = 0

for name, probability in zip(names, said[image]):
    print(f'{name:>16} {probability:8.2%} {"#" * round(40 * probability)}')
print('Its label:', names[labels[image]])

# %% [markdown]
# ## The accuracy
#
# The answer is the class with the largest probability, the first of equals. The accuracy is the share of images whose
# answer is their label. The record of the run has the same number, counted when the network was trained.

# %%
answers = [row.index(max(row)) for row in said]
right = [answer == label for answer, label in zip(answers, labels)]
accuracy = sum(right) / len(right)

record = json.loads(read(f'runs/{RUN}/result.json'))
print(f'counted here: {accuracy:.4f}, on record: {record["test"]["accuracy"]:.4f}')

# %% [markdown]
# ## What is taken for what
#
# A row for each label, a column for each answer. The diagonal holds what is right.

# %%
confusion = [[0] * len(names) for _ in names]
for label, answer in zip(labels, answers):
    confusion[label][answer] += 1

for name, row in zip(names, confusion):
    print(f'{name:>16} ' + ' '.join(f'{count:5}' for count in row))
print('As on record:', confusion == record['test']['confusion'])

mistakes = [
    (count, names[label], names[answer])
    for label, row in enumerate(confusion)
    for answer, count in enumerate(row)
    if label != answer
]
for count, label, answer in sorted(mistakes, reverse=True)[:5]:
    print(f'{label} taken for {answer}: {count} times')

# %% [markdown]
# ## How sure that is
#
# Other test images would have given another number. Two ways to say how different it might have been, and they agree.
#
# The first is a formula, by E. B. Wilson.

# %%
def wilson(accuracy, images, z=1.959964):
    """An interval that holds the true share in 95 of 100 cases."""
    weight = z * z / images
    middle = (accuracy + weight / 2) / (1 + weight)
    half = z * math.sqrt(accuracy * (1 - accuracy) / images + weight / images / 4) / (1 + weight)
    return middle - half, middle + half


low, high = wilson(accuracy, len(labels))
print(f'{accuracy:.4f}, from {low:.4f} to {high:.4f}')

# %% [markdown]
# The second needs no formula: draw as many images from the test images as there are, with repetition, a thousand times, and
# see where the middle 95 in 100 of the accuracies lie. This is called a bootstrap, and takes a few seconds.

# %%
random.seed(1)
draws = sorted(sum(random.choices(right, k=len(right))) / len(right) for _ in range(1000))
print(f'from {draws[24]:.4f} to {draws[974]:.4f}')

# %% [markdown] ensemble
# ## Several networks together
#
# The same network was trained several times, each time from other random numbers. If they answer together, by the mean of
# their probabilities, they are mostly better than any of them alone.

# %% ensemble
ENSEMBLE = 'ensemble'

card = card_of(ENSEMBLE)
each = [said_by(member['key']) for member in card['members']]
together = [[sum(column) / len(each) for column in zip(*rows)] for rows in zip(*each)]
named = sum(row.index(max(row)) == label for row, label in zip(together, labels))

ensemble_accuracy = named / len(labels)
ensemble_low, ensemble_high = wilson(ensemble_accuracy, len(labels))
stated = card['testAccuracy']
print(f'counted here: {ensemble_accuracy:.4f}, from {ensemble_low:.4f} to {ensemble_high:.4f}')
print(f'on its card:  {stated["mean"]:.4f}, from {stated["low"]:.4f} to {stated["high"]:.4f}')

# %% [markdown]
# ## Your turn
#
# - Which image is the network surest of, and wrong?
# - Of the answers that it gave with a probability of at least nine in ten, how many are right?
# - Let it decline to answer where it is least sure. How many images must it pass on to be right in 99 of 100 of the others?
