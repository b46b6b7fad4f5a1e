"""The logistic regression that the fits share."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
STEPS = 60


def regress(columns: Numbers, truth: Numbers, weight: Numbers, ridge: float) -> Numbers:
    """A weight for each of the columns and, last, the constant: a logistic regression by Newton's method (Hastie et al. 2009, 4.4.1).

    `columns` has a row a case, `truth` (0 or 1) and `weight` a number a case; the `ridge` keeps weights of columns of one width small.
    """
    middle, width = columns.mean(axis=0), columns.std(axis=0) + 1e-9
    table = np.column_stack([(columns - middle) / width, np.ones(len(columns))])
    small = ridge * np.array([1.0] * columns.shape[1] + [0.0])
    found: Numbers = np.zeros(table.shape[1])
    for _ in range(STEPS):
        given = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (weight * (given - truth)) + small * found
        bent = (table * (weight * given * (1 - given))[:, None]).T @ table + np.diag(small)
        found = found - np.linalg.solve(bent, slope)
    plain = found[:-1] / width
    return np.append(plain, found[-1] - plain @ middle)
