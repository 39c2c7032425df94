"""What scikit-learn makes of the letters that `huiyin evaluate` is given: character 1-3-grams, tf-idf, LinearSVC.

Each value of FIELD is tried with what is learnt from the others. The threshold for 98 % is chosen by cross-validation
on the letters that are learnt from, as huiyin chooses its own.

usage: routing_sklearn.py FILE FIELD
"""

import json
import sys

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC


class Machine:
    def __init__(self, texts, labels):
        self.vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 3))
        self.machine = LinearSVC().fit(self.vectorizer.fit_transform(texts), labels)

    def verdicts(self, texts):
        scores = self.machine.decision_function(self.vectorizer.transform(texts))
        if scores.ndim == 1:
            scores = numpy.stack([-scores, scores], axis=1)
        ordered = numpy.sort(scores, axis=1)
        return self.machine.classes_[scores.argmax(axis=1)], ordered[:, -1] - ordered[:, -2]


def threshold(texts, labels):
    leads, right = numpy.zeros(len(texts)), numpy.zeros(len(texts), bool)
    for known, held in StratifiedKFold(5).split(texts, labels):
        guesses, leads[held] = Machine(texts[known], labels[known]).verdicts(texts[held])
        right[held] = guesses == labels[held]
    order = numpy.argsort(-leads)
    enough = numpy.cumsum(right[order]) >= 0.98 * numpy.arange(1, len(order) + 1)
    return leads[order][numpy.flatnonzero(enough)[-1]] if enough.any() else numpy.inf


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        letters = [json.loads(line) for line in file if line.strip()]
    field = sys.argv[2]
    texts = numpy.array([(letter.get("title") or "") + "\n" + letter["text"] for letter in letters], object)
    labels = numpy.array([letter["label"] for letter in letters])
    folds = numpy.array([str(letter[field]) for letter in letters])
    rows = []
    for fold in sorted(set(folds)):
        known, tried = folds != fold, folds == fold
        guesses, leads = Machine(texts[known], labels[known]).verdicts(texts[tried])
        covered = leads >= threshold(texts[known], labels[known])
        right = guesses == labels[tried]
        row = {
            "fold": fold,
            "accuracy": accuracy_score(labels[tried], guesses),
            "macroF1": f1_score(labels[tried], guesses, average="macro"),
            "coverageAt98": covered.mean(),
            "accuracyCovered": right[covered].mean() if covered.any() else 1.0,
        }
        rows.append({name: value if name == "fold" else float(value) for name, value in row.items()})
    print(json.dumps(rows, ensure_ascii=False))


main()
