"""A pile of reports made from a seed: roots, what was made from them, noise; and all that is true about them."""

import random
from datetime import date, timedelta
from typing import Literal

from benchmarks.independence.deriving import Making, add_credit, add_excerpt, add_merge, add_rework
from benchmarks.independence.subjects import SUBJECTS, draw_story, load_names, load_subject
from benchmarks.independence.truth import Pile, finish

Part = Literal["tune", "held"]
PILES: dict[Part, int] = {"tune": 160, "held": 200}  # how many piles each part has
FIRST_DAY = date(2031, 3, 3)


def make_pile(part: Part, index: int) -> Pile:
    """The pile number `index` of a part; the same numbers always give the same pile."""
    rng = random.Random(f"{part} {index}")
    subject = load_subject(SUBJECTS[index % len(SUBJECTS)])
    size = min(60, max(5, round(rng.lognormvariate(2.6, 0.75))))
    making = _begin(rng, size)
    making.stories.append(draw_story(f"{subject.name} 0", subject, rng))
    _add_roots(making, max(1, min(len(subject.roots) - 2, round(size * rng.uniform(0.15, 0.4)))))
    _add_noise(making, round(size * rng.uniform(0.05, 0.25)))
    _add_derived(making, size)
    return finish(f"{part}-{index:03d}", subject.name, making)


def _begin(rng: random.Random, size: int) -> Making:
    names = load_names()
    outlets = rng.sample(names["wires"], 2) + rng.sample(names["papers"], min(len(names["papers"]), size))
    return Making(rng, FIRST_DAY + timedelta(days=rng.randint(0, 300)), outlets)


def _add_roots(making: Making, count: int) -> None:
    story, rng = making.stories[0], making.rng
    order = rng.sample(range(len(story.subject.roots)), len(story.subject.roots))
    for number in order[:count]:
        outlet = rng.choice(making.outlets[:2]) if rng.random() < 0.4 else making.free_outlet()
        making.add_root(story, number, outlet, day=rng.randint(0, 5))
    for number in order[count:]:
        making.spare.extend((story, number, at) for at in range(len(story.subject.roots[number].lines)))
    if len(making.drafts) > 1 and rng.random() < 0.25:
        making.drafts[rng.randrange(len(making.drafts))].absent = True


def _add_noise(making: Making, count: int) -> None:
    """Notes, reports on other stories, and one on the same sort of story in another place."""
    rng = making.rng
    for at in range(count):
        if rng.random() < 0.4:
            making.add_note(making.free_outlet(), day=rng.randint(0, 8))
            continue
        name = rng.choice(SUBJECTS)
        subject = load_subject(name)
        used = {root for story, root in making.used if story.subject is subject}
        left = [number for number in range(len(subject.roots)) if number not in used]
        if left and not (name == making.stories[0].subject.name and making.spare):
            story = draw_story(f"{name} {at + 1}", subject, rng)
            making.add_root(story, rng.choice(left), making.free_outlet(), day=rng.randint(0, 8))
        else:
            making.add_note(making.free_outlet(), day=rng.randint(0, 8))


def _add_derived(making: Making, size: int) -> None:
    """Reports made from others until the pile has its size."""
    rng = making.rng
    for _ in range(10 * size):
        if sum(not draft.absent for draft in making.drafts) >= size:
            return
        chance = rng.random()
        if chance < 0.1:
            add_merge(making)
        elif chance < 0.16:
            add_excerpt(making)
        elif chance < 0.22:
            add_credit(making)
        else:
            add_rework(making)
