"""The rules that judge an answer, per process: each takes what it needs of the case."""
