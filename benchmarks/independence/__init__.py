"""The benchmark of independent origins: invented piles of reports with a known truth, a scorer, and baselines."""
