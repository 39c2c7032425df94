"""Learns from the letters of bench-reading and classifies them, by scikit-learn: character 1-3-grams, tf-idf, LinearSVC.

usage: reading_sklearn.py FILE
"""

import json
import sys
import time

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        letters = [json.loads(line) for line in file]
    texts = [letter["title"] + "\n" + letter["text"] for letter in letters]
    labels = [letter["label"] for letter in letters]
    start = time.process_time()
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 3))
    machine = LinearSVC().fit(vectorizer.fit_transform(texts), labels)
    learnt = time.process_time()
    guesses = machine.predict(vectorizer.transform(texts))
    done = time.process_time()
    right = sum(guess == label for guess, label in zip(guesses, labels)) / len(labels)
    print(f"sklearn learn={learnt - start} classify={len(texts) / (done - learnt)} right={right}")


main()
