"""Measurements: rates and ratios beside a named baseline in the same run.

`python -m benchmarks [extract|sentences|workers|large|load|faults]`. Texts are the project's own samples, or a folder
named with `--corpus`. May live here: what measures. May not: anything that the product needs.
"""
