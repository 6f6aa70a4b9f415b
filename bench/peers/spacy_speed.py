#!/usr/bin/env python3
"""Words per CPU second of spaCy on one thread, from raw text to the analysed document.

usage: spacy_speed.py MODEL_DIR TEXTS.json ROUNDS [--openblas]

TEXTS.json is a list of texts. With --openblas every layer multiplies with numpy's OpenBLAS instead
of BLIS, which spaCy uses as it comes from pip. Writes the best round as JSON:
{"words": 1000, "cpu": 0.2}.
"""
import json
import sys
import time

import spacy
from thinc.api import NumpyOps


def use_openblas(nlp):
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if hasattr(model, "walk"):
            for layer in model.walk():
                layer.ops = ops


def main():
    model, texts, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    nlp = spacy.load(model)
    if "--openblas" in sys.argv[4:]:
        use_openblas(nlp)
    with open(texts, encoding="utf8") as file:
        texts = json.load(file)
    words = sum(len(text.split()) for text in texts)
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for _ in nlp.pipe(texts, batch_size=32):
            pass
        best = min(best, time.process_time() - start)
    print(json.dumps({"words": words, "cpu": best}))


main()
