"""Whatever is in a text, reading it raises nothing, and all that is found in it leads back to words of it."""

import time
import unicodedata

import pytest

from sayso.evidence import Document
from sayso.reading import read_document
from tests.robustness.invariants import broken

NEWS = """Fire at Lorne quay kills three

LORNE, May 2, 2031 (Harbour Post) - The Port Authority said on Friday that three dock workers were killed in a fire at
the quay. "We lost three men," said Ana Roth, head of the authority. She added that about 400 others were missing.

Mirel Shipping denied that it had stored fuel there, according to two officials who asked not to be named.
"""
PLAIN = "".join(mark for mark in NEWS if mark.isalnum() or mark == " ")
TEXTS = {
    "nothing": "",
    "white space": " \n\t\u00a0\u2028 ",
    "one character": "x",
    "one word": "Fire",
    "a stop": ".",
    "only quotation marks": '"' * 60 + "\n" + "“”" * 30 + "''``«»„‟",
    "a quotation that never ends": NEWS + '"' + NEWS,
    "emoji": "😀🔥👨\u200d👩\u200d👧🇩🇪" * 20,
    "emoji between the words": NEWS.replace(" ", " 🔥 "),
    "right-to-left marks": NEWS.replace(" ", "\u200f \u202e"),
    "zero-width characters": NEWS.replace(" ", " \u200b\u2060\ufeff"),
    "zero-width characters for blanks": NEWS.replace(" ", "\u200b"),
    "combining accents": "".join(mark + "\u0301\u0323" if mark.isalpha() else mark for mark in NEWS),
    "decomposed letters": unicodedata.normalize("NFD", NEWS.replace("Ana", "Añá")),
    "a hundred accents on a letter": "a" + "\u0301" * 100 + " said that the port burned.",
    "all capitals": NEWS.upper(),
    "no capitals": NEWS.lower(),
    "no punctuation": PLAIN,
    "old line ends": NEWS.replace("\n", "\r"),
    "Unicode line ends": NEWS.replace("\n", "\u2028"),
    "endless blank lines": "\n" * 3000 + NEWS + "\n" * 3000,  # a pattern that tries each blank with each took minutes
    "tabs": NEWS.replace(" ", "\t"),
    "NUL characters": NEWS.replace("said", "sa\x00id"),
    "replacement characters": NEWS.replace("i", "\ufffd"),
    "brackets": "(" * 200 + "x" + ")" * 200,
    "thirty thousand brackets": NEWS + "(" * 30_000 + NEWS,  # taken apart one by one, they took minutes
    "a long word": "x" * 5000 + " said that it burned.",
    "verbs alone": "he said that " * 60,
    "names alone": " and ".join(f"Ana{number} Roth{number}" for number in range(40)) + " said so.",
    "parts of names alone": "Jr. said that he was sorry. Mr. Roth Jr. spoke; Jr. and III. left. “No,” said de van der.",
    "absurd numbers": "About "
    + "9" * 400
    + " workers, ½⅓²³ or ١٢٣, 1e999999, 1/0 percent, -0.0.0 dollars, "
    + "1," * 40
    + "000 tons died, he said.",
    "absurd dates": "On February 30, 2031, on 31/31/3131, in year 99999 and 0000-00-00, 10000000 years ago, in 999999999999 "
    "days, on the 45th at 25:61 p.m., three million years from now, the ministry said. ",
    "the first year": "LORNE, January 1, 0001 - Two weeks ago, last year, the ministry said it burned last century.",
    "the last year": "LORNE, December 31, 9999 - In two weeks, next year, the ministry said, it will burn again.",
    "Roman numerals": "MDCCLXXVI IIII XXXXX. Louis XIV said that he is the quay. " * 3,
    "a table": "\n".join("|".join(f"{row * cell / 7:.5f}" for cell in range(8)) for row in range(20)),
    "markup left over": "<p>The ministry said</p> &amp;nbsp; <b>it burned</b> {{x}} ${y} \\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_spans_give_back_words_whatever_the_text(text):
    document = Document("0123456789abcdef", "odd.txt", text, language="en")
    reading = read_document(document)
    assert broken(reading) == []
    assert read_document(document) == reading


@pytest.mark.parametrize("words", [2000])
def test_a_sentence_without_an_end(words):
    few = PLAIN.split()
    text = " ".join(few[number * 7 % len(few)] for number in range(words))
    assert broken(read_document(Document("0123456789abcdef", "long.txt", text, language="en"))) == []


@pytest.mark.parametrize(
    "words",
    [
        "the central bank and ",
        "the old central bank said that the bank would close. ",
        "was killed by ",
    ],
)
def test_the_same_words_a_thousand_times_neither_hang_nor_break(words):
    text = (words * 1000)[:9_000]  # some of these took a minute, or broke off at the depth of their grammar
    began = time.process_time()
    assert not broken(read_document(Document("d" * 16, "d.txt", text, language="en")))
    assert time.process_time() - began < 12
