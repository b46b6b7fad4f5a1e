"""Every name, description and pronoun in a text that stands for somebody or something, with its place and its kind."""

from bisect import bisect_right

from sayso.evidence import EntityKind, Form, Mention, Quantity, Span, TimeExpression
from sayso.extract.mentions.kinds import named
from sayso.extract.mentions.names import ROLE, Name, key_of
from sayso.extract.mentions.nominals import Nominal, find_nominals
from sayso.extract.mentions.words import Words, word_set, words_of
from sayso.languages import Parse

__all__ = ["Words", "find_mentions", "key_of", "word_set", "words_of"]

_PRONOUN_KINDS: dict[str, EntityKind] = {
    "male": "person",
    "female": "person",
    "speaker": "person",
    "group": "organisation",
    "plural": "organisation",
    "thing": "other",
}


def find_mentions(
    parse: Parse, times: tuple[TimeExpression, ...], quantities: tuple[Quantity, ...]
) -> tuple[Mention, ...]:
    """The mentions of the text in order, ids `m1`..., entities still `None`.

    A group of people ("two officials") counts as an organisation, as in re3d. Names take their article and title into
    the span. Pronouns for things have the kind `other` until they are resolved.
    """
    words = words_of(parse.language)
    found: list[tuple[Span, EntityKind, Form]] = []
    taken: list[Span] = []
    for name, kind in named(parse):
        span = _with_title(parse, words, name, kind)
        taken.append(parse.span_of(name.title, name.last))
        found.append((span, kind, "nominal" if name.label == ROLE else "name"))
    found = _joined_places(parse, found)
    nominals = find_nominals(parse, words, taken, _heads_of_bodies(parse))
    found = _colouring_dropped(parse, words, found, nominals)
    found = [_countryman(parse, *entry) for entry in found]
    people = [span for span, kind, form in found if kind == "person" and form == "name"]
    surnames = _surnames(parse, people)
    found = [
        (span, "person", "name") if _bears(parse, span, form, surnames) else (span, kind, form)
        for span, kind, form in found
    ]
    for nominal in nominals:
        if nominal.span.words(parse.text).lower() in surnames and _is_surname(parse, nominal):
            found.append((nominal.span, "person", "name"))  # "Ana Sellers ... Sellers said": no sellers
            continue
        if nominal.kind == "person" and any(_run_into(parse, nominal, span) for span in people):
            continue
        inner = _named_place(parse, nominal, found)
        if inner is not None:
            found.remove(inner)
        found.append((nominal.span, nominal.kind, "nominal" if inner is None else "name"))
    found.extend(_pronouns(parse, words))
    found = _without_doubles(parse, words, found, times, nominals)
    found.extend((time.span, "date", "nominal") for time in times if _dates(time))
    dated = [time.span for time in times]
    for quantity in quantities:
        amount = _bare_amount(parse, quantity.span)
        if amount is None or any(date.overlaps(amount) for date in dated):
            continue
        found.append((amount, "money" if quantity.unit in word_set(parse.language, "money") else "quantity", "nominal"))
    ordered = sorted(set(found), key=lambda entry: (entry[0].start, -entry[0].end, entry[1]))
    return tuple(Mention(f"m{number}", span, kind, form) for number, (span, kind, form) in enumerate(ordered, 1))


def _countryman(parse: Parse, span: Span, kind: EntityKind, form: Form) -> tuple[Span, EntityKind, Form]:
    """As in "the Norlandian bowed", "the Frenchman": one person called by where he is from."""
    tokens = parse.between(span)
    token = tokens[-1]
    before = parse.tokens[token.index - 1] if token.index else token
    article = tokens[0] if len(tokens) == 2 else before
    if form != "name" or len(tokens) > 2 or article.lower != "the" or article.index != token.index - 1:
        return span, kind, form
    named = kind == "nationality" and token.lower.endswith("an")
    if not named and token.lower not in word_set(parse.language, "countrymen"):
        return span, kind, form
    after = parse.tokens[token.index + 1] if token.index + 1 < len(parse.tokens) else token
    if token.dependency not in {"nsubj", "nsubjpass"} or after.pos in {"NOUN", "PROPN", "ADJ"} or token.tag == "NNPS":
        return span, kind, form
    return Span(article.start, token.end), "person", "nominal"


def _heads_of_bodies(parse: Parse) -> frozenset[str]:
    """The last words of the names of bodies, and their last two, in lower case."""
    longer = [name.last for name, kind in named(parse) if kind == "organisation" and name.last - name.first > 1]
    return frozenset(
        " ".join(token.lower for token in parse.tokens[last - size : last]) for last in longer for size in (1, 2)
    )


def _surnames(parse: Parse, people: list[Span]) -> set[str]:
    """The surnames of the people named in full, with "de" or "van" where they have it, in lower case."""
    found: set[str] = set()
    for span in people:
        tokens = [token for token in parse.between(span) if token.text[0].isalpha()]
        if len(tokens) < 2:
            continue
        found.add(tokens[-1].lower)
        if len(tokens) > 2 and tokens[-2].lower in word_set(parse.language, "surname_particles"):
            found.add(f"{tokens[-2].lower} {tokens[-1].lower}")
    return found


def _bears(parse: Parse, span: Span, form: Form, surnames: set[str]) -> bool:
    """Whether what was taken for a body ("De Brandt") or a role ("Dukes") is the surname of somebody named in full."""
    words = span.words(parse.text)
    return (
        words.lower() in surnames and words[0].isupper() and (" " in words if form == "name" else not words.isupper())
    )


def _is_surname(parse: Parse, nominal: Nominal) -> bool:
    """Whether a description is written as a name is, and not only for opening a sentence or standing in a headline."""
    token = parse.tokens[nominal.head]
    if not token.text[0].isupper() or token.text.isupper():
        return False
    first = parse.sentences[token.sentence].first == token.index
    return not first or token.tag in {"NNP", "NNPS"} or parse.child(token.index, "det") is None


def _run_into(parse: Parse, nominal: Nominal, name: Span) -> bool:
    """Whether a headline's verb was lost and a person ran into the description after it ("Ana Roth Grills Bank Chief")."""
    following = parse.text[name.end : name.end + 2]
    return nominal.span.start == name.start and nominal.span.covers(name) and following not in {"'s", "\u2019s"}


def _named_place(
    parse: Parse, nominal: Nominal, found: list[tuple[Span, EntityKind, Form]]
) -> tuple[Span, EntityKind, Form] | None:
    """The name in "the city of Senn", which the description only introduces."""
    if nominal.kind != "place" or parse.tokens[nominal.head].lower not in word_set(parse.language, "place_of"):
        return None
    for entry in found:
        span, kind, form = entry
        if kind == "place" and form == "name" and span.end == nominal.span.end and nominal.span.start < span.start:
            between = parse.text[parse.tokens[nominal.head].end : span.start].split()
            return entry if between == ["of"] else None
    return None


def _colouring_dropped(
    parse: Parse, words: Words, found: list[tuple[Span, EntityKind, Form]], nominals: list[Nominal]
) -> list[tuple[Span, EntityKind, Form]]:
    """Without the names that only say whose people they are ("Tidewater fighters"): the description stands for both."""
    plain = [n for n in nominals if n.kind == "organisation" and parse.tokens[n.head].lemma.lower() not in words.ties]
    starts = [n.span.start for n in plain]
    kept: list[tuple[Span, EntityKind, Form]] = []
    for span, kind, form in found:
        at = bisect_right(starts, span.start) - 1
        held = plain[at] if at >= 0 else None
        if held is not None and form == "name" and kind == "organisation" and held.span.covers(span):
            last = parse.between(span)[-1]
            listed = any(c.pos == "PROPN" for c in parse.children(last.index, "conj"))  # "A and B fighters"
            if last.head == held.head and last.dependency in {"compound", "nmod", "amod"} and not listed:
                continue
        kept.append((span, kind, form))
    return kept


def _dates(time: TimeExpression) -> bool:
    """Whether an expression names days, not merely "now" or "recently"."""
    return time.span.start < time.span.end and not (time.value or "").endswith("_REF")


def _bare_amount(parse: Parse, span: Span) -> Span | None:
    """The amount without "more than"; nothing for the pronoun "one" and for the numbers of footnotes."""
    tokens = parse.between(span)
    while len(tokens) > 1 and tokens[0].lower in word_set(parse.language, "bounds"):
        tokens = tokens[1:]
    if not tokens or (len(tokens) == 1 and tokens[0].lower == "one" and tokens[0].dependency != "nummod"):
        return None
    if tokens[0].index and parse.tokens[tokens[0].index - 1].text == "[":
        return None
    return Span(tokens[0].start, max(tokens[-1].end, tokens[0].end))


def _with_title(parse: Parse, words: Words, name: Name, kind: EntityKind) -> Span:
    """The name with its titles and its article."""
    first = name.title if kind == "person" else name.first
    tokens = parse.tokens
    if (
        kind == "place"
        and first
        and tokens[first - 1].lower in words.sets["compass"]
        and tokens[first - 1].head == tokens[name.last - 1].index
    ):
        first -= 1
    if (
        kind == "organisation"
        and tokens[name.last - 1].tag == "NNPS"
        and tokens[name.last - 1].lower in words.adjectives
    ):
        while (
            first
            and tokens[first - 1].head == name.last - 1
            and tokens[first - 1].dependency in {"amod", "det", "poss"}
        ):
            first -= 1
    if kind == "organisation" and name.title < name.first and tokens[name.title].lower in {"st", "st."}:
        first = name.title  # "St. Brigid Hospital"
    if kind == "person":
        first = _roles_before(parse, words, first, titled=name.title < name.first)
    if first and tokens[first - 1].lower in {"the", "a", "an"} and tokens[first - 1].sentence == tokens[first].sentence:
        head = tokens[name.last - 1]
        modifies = head.dependency in {"compound", "amod", "nmod"} and head.head >= name.last
        if tokens[first - 1].lower == "the" and (not modifies or tokens[first - 1].head != head.head):
            first -= 1
    return parse.span_of(first, name.last)


def _roles_before(parse: Parse, words: Words, first: int, *, titled: bool) -> int:
    """Take in the roles before a person's name: "Foreign Secretary", "spokeswoman", "the health minister"."""
    tokens = parse.tokens
    at = first
    while at > 0 and tokens[at - 1].sentence == tokens[first].sentence:
        token = tokens[at - 1]
        capital = token.text[0].isupper()
        halved = at > 2 and tokens[at - 2].text == "-" and tokens[at - 2].end == token.start
        if halved and token.lower != "elect" and token.lower not in words.roles:
            break  # "al-Norra leader Ana Roth": half a name is no title
        if at == first and at > 1 and tokens[at - 2].tag == "PRP$" and not capital:
            break  # "their leader Ana Roth": a description and a name
        if token.lower == "elect" and tokens[at - 2].text == "-" and tokens[at - 3].lower in words.roles:
            at -= 3
        elif (
            (token.lower in words.roles and (capital or at == first))
            or (
                at == first and titled and capital and token.pos == "PROPN" and token.dependency in {"compound", "nmod"}
            )
            or (
                at < first
                and token.pos == "NOUN"
                and token.dependency in {"compound", "nmod"}
                and at <= token.head < first
                and not capital
            )
            or (
                (at < first or token.lower in words.adjectives or token.lower in words.countries)
                and capital
                and (token.lower in words.adjectives or token.lower in words.countries or token.pos in {"PROPN", "ADJ"})
                and token.lower not in words.sets["not_names"]
            )
        ):
            at -= 1
        else:
            break
    return at


def _joined_places(parse: Parse, found: list[tuple[Span, EntityKind, Form]]) -> list[tuple[Span, EntityKind, Form]]:
    """One mention for "Norhaven, Esteria"; a list of three or more stays a list."""
    joined: list[tuple[Span, EntityKind, Form]] = []
    for at, (span, kind, form) in enumerate(found):
        if kind == "place" and form == "name" and joined and joined[-1][1] == "place":
            previous = joined[-1][0]
            gap = parse.text[previous.end : span.start]
            after = parse.text[span.end : span.end + 6]
            listed = (
                after.startswith(",") and at + 1 < len(found) and found[at + 1][0].start - span.end < 3
            ) or after.startswith((" and ", ", and"))
            before = parse.text[max(0, previous.start - 2) : previous.start] == ", "
            if gap == ", " and not listed and not before:
                joined[-1] = (Span(previous.start, span.end), kind, form)
                continue
        joined.append((span, kind, form))
    return joined


def _pronouns(parse: Parse, words: Words) -> list[tuple[Span, EntityKind, Form]]:
    found: list[tuple[Span, EntityKind, Form]] = []
    for token in parse.tokens:
        who = words.pronouns.get(token.lower)
        if who is None or token.pos == "PROPN" or (token.lower == "us" and token.text == "US"):
            continue
        if token.lower == "it" and _empty_it(parse, token.index):
            continue
        kind: EntityKind = _PRONOUN_KINDS[who]
        if who in {"plural", "group"} and token.lower in words.possessive:
            kind = "other"
        found.append((token.span, kind, "pronoun"))
    return found


def _empty_it(parse: Parse, index: int) -> bool:
    """The "it" of "it is clear that", "it rained": it stands for nothing."""
    token = parse.tokens[index]
    if token.dependency == "expl":
        return True
    governor = parse.tokens[token.head]
    if token.dependency not in {"nsubj", "nsubjpass"}:
        return False
    if governor.lemma in {"rain", "snow", "seem", "appear"}:
        return True
    return governor.lemma == "be" and any(
        child.dependency in {"ccomp", "xcomp", "csubj", "advcl"} and parse.child(child.index, "mark", "aux") is not None
        for child in parse.children(governor.index)
    )


def _without_doubles(
    parse: Parse,
    words: Words,
    found: list[tuple[Span, EntityKind, Form]],
    times: tuple[TimeExpression, ...],
    nominals: list[Nominal],
) -> list[tuple[Span, EntityKind, Form]]:
    """Drop nationalities and countries that only colour a description, descriptions within names, and parts of dates."""
    dated = [time.span for time in times]
    described = [
        nominal.span for nominal in nominals if nominal.kind in {"organisation", "person", "place", "military_platform"}
    ]
    described += [span for span, kind, form in found if kind == "person" and form != "pronoun"]
    holders = [span for span, kind, form in found if kind == "person" and form == "name"]
    kept: list[tuple[Span, EntityKind, Form]] = []
    for span, kind, form in found:
        if form != "pronoun" and any(date.covers(span) for date in dated):
            continue
        if form == "nominal" and any(other != span and other.covers(span) for other in holders):
            continue
        if form == "name" and kind in {"nationality", "place"}:
            key = key_of(span.words(parse.text))
            if (key in words.adjectives or key in words.countries) and any(
                other.covers(span) and span.end < other.end for other in described
            ):
                continue
        kept.append((span, kind, form))
    return kept
