"""The drafts of the rules that look no further than a sentence, remembered by paragraph: in a copy most have been read before."""

from typing import NamedTuple

from sayso.extract.attributions.cues import Cues
from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.phrases import phrase_drafts
from sayso.extract.attributions.verbs import verb_drafts
from sayso.languages.parse import Parse
from sayso.languages.remembered import Remembered

_REMEMBERED = 6_000_000  # characters of paragraphs with those beside them: some 300,000 words


class _Local(NamedTuple):
    """The drafts of one paragraph, its first word and character counted as 0; by verbs, with the number of the verb."""

    by_verbs: tuple[tuple[int, Draft], ...]
    by_phrases: tuple[Draft, ...]


_remembered = Remembered[str, _Local](_REMEMBERED)


def local_drafts(parse: Parse, cues: Cues) -> tuple[list[tuple[int, Draft]], list[Draft]]:
    """What `verb_drafts` and `phrase_drafts` find in the whole text.

    A paragraph is known again with the ones before and after it, since a rule may look at the next word or mark.
    """
    by_verbs: list[tuple[int, Draft]] = []
    by_phrases: list[Draft] = []
    for number, (first, last) in enumerate(parse.tokens_of_paragraphs):
        if first == last:
            continue
        start = parse.paragraphs[number].start
        key = parse.surroundings(number)
        known = _remembered.get(key)
        if known is None:
            tokens = parse.tokens[first:last]
            known = _Local(
                tuple((verb - first, draft.moved(-start)) for verb, draft in verb_drafts(parse, cues, tokens)),
                tuple(draft.moved(-start) for draft in phrase_drafts(parse, cues, tokens)),
            )
            _remembered.add(key, known)
        by_verbs += ((verb + first, draft.moved(start)) for verb, draft in known.by_verbs)
        by_phrases += (draft.moved(start) for draft in known.by_phrases)
    return by_verbs, by_phrases
