"""What the text says about each somebody: the best name, the role, the body spoken for, why no name is given."""

from sayso.evidence import Entity, EntityKind, Span, trim
from sayso.extract.coreference.items import Item
from sayso.extract.coreference.lists import Lists
from sayso.extract.mentions import Words, word_set
from sayso.languages import Parse
from sayso.languages.remembered import Remembered

# who heads what, by matter: "health minister", "health ministry"
_HEADED = {"minister": ("ministry", "department"), "secretary": ("department", "ministry", "office")}
_ANY_MATTER = frozenset(
    {"prime", "deputy", "junior", "the", "a", "former", "acting", "state", "press", "general", "first"}
)
_FOR = frozenset({"for", "of", "from", "at", "with", "in", "to"})


def describe(parse: Parse, words: Words, members: list[Item], number: str) -> Entity:
    """The entity that the items `members` stand for, still without body and anonymity."""
    named = [item for item in members if item.form == "name"]
    kind = _kind(members)
    if named:
        name = best_name(named, words)
        names = _distinct([name, *(item.core for item in named)])
    else:
        described = [item for item in members if item.form == "nominal"] or members
        texts = [" ".join(item.span.words(parse.text).split()) for item in described]
        name = max(
            texts[:1] + [text for text in texts if not text.lower().startswith(("the ", "this ", "that "))][:1], key=len
        )
        names = _distinct([name, *texts])
    plural = not named and any(item.plural for item in members if item.form != "pronoun" or len(members) == 1)
    return Entity(number, kind, name, tuple(names), bool(named), plural, role_of(parse, words, members))


def best_name(named: list[Item], words: Words) -> str:
    """The fullest name: of a person the longest, of anything else the most used that is no acronym.

    A noun with a capital that only says what a body is ("the Office") is no name where there is a fuller one.
    """
    if any(item.kind == "person" for item in named):
        return max(
            (item.core for item in named if item.kind == "person"), key=lambda core: (len(core.split()), len(core))
        )
    count: dict[str, int] = {}
    for item in named:
        count[item.core] = count.get(item.core, 0) + 1
    fuller = {core: n for core, n in count.items() if core.lower() not in words.nouns} or count
    long = {core: n for core, n in fuller.items() if not core.replace(".", "").isupper()} or fuller
    top = max(long.values())
    return max(
        (core for core, n in long.items() if 2 * n >= top),
        key=lambda core: (len(core.split()) > 1, long[core], len(core)),
    )


def _kind(members: list[Item]) -> EntityKind:
    ranked: dict[EntityKind, float] = {}
    for item in members:
        weight = {"name": 1.0, "nominal": 0.6, "pronoun": 0.01}[item.form]
        if item.form == "name" and item.kind == "document":
            weight = 0.5  # "National Accord, the governing party"
        ranked[item.kind] = ranked.get(item.kind, 0) + weight
    if ranked.get("organisation", 0) >= 0.6:
        ranked["organisation"] += ranked.get("place", 0)
        if not any(item.gender or item.titles or (item.form, item.kind) == ("nominal", "person") for item in members):
            ranked["organisation"] += ranked.get("person", 0)  # a name that looks like a person's, and is "the company"
    return max(ranked.items(), key=lambda entry: entry[1])[0]


def _distinct(texts: list[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        if text and text not in found:
            found.append(text)
    return found


def role_of(parse: Parse, words: Words, members: list[Item]) -> str | None:
    """What the text calls a person ("spokeswoman", "deputy governor"): the head of a description, or the title."""
    roles: list[str] = []
    for item in members:
        if item.kind != "person" and not (item.form == "nominal" and item.plural):
            continue
        if item.form == "nominal":
            roles.append(_with_compounds(parse, words, item))
        elif item.titles:
            kept = [t for t in item.titles if t in words.roles]
            if kept:
                roles.append(" ".join(kept))
    known = [role for role in roles if role.split()[-1] in words.roles | words.spokesmen | words.officials]
    return (known or roles or [None])[0]  # type: ignore[list-item]


def _with_compounds(parse: Parse, words: Words, item: Item) -> str:
    head = parse.tokens[item.head]
    first = head.index
    if head.lower == "general" and first and parse.tokens[first - 1].lower in words.before_general:
        first -= 1  # an inspector general is no general
    while first > 0 and parse.tokens[first - 1].lower in {
        "deputy",
        "vice",
        "chief",
        "former",
        "prime",
        "foreign",
        "general",
        "acting",
        "executive",
        "senior",
        "-",
    }:
        first -= 1
    while first < head.index and parse.tokens[first].lower == "-":
        first += 1
    return parse.text[parse.tokens[first].start : head.end].lower() if not item.plural else head.lower


def find_body(parse: Parse, words: Words, members: list[Item], holders: dict[int, Item]) -> int | None:
    """The item (number) of the organisation for which the person of `members` speaks or acts, by title or description; of
    a document the body whose it is ("the committee's report").

    `holders` maps each token inside a name or description of an organisation to its item. Members of an assembly, people of a
    party and those who once held an office speak for themselves, unless they are its spokesmen.
    """
    items = {holder.number: holder for holder in holders.values()}
    names = [item for item in members if item.form == "name"]
    for item in members:
        if item.kind == "document" and item.form == "nominal":
            found = _inside(parse, item, holders) or _after(parse, item, holders)
            if found is not None:
                return found
        if item.form == "pronoun" or item.kind not in {"person", "organisation"}:
            continue
        if item.kind == "organisation" and not (item.form == "nominal" and item.plural):
            continue
        if item.form == "nominal" and not _acts(words, item):
            continue
        if item.form == "name" and not item.titles:
            continue
        found = _inside(parse, item, holders) or _after(parse, item, holders) or _of_the_matter(parse, item, holders)
        if found is not None and _speaks(parse, words, item, items[found], names):
            return found
    return None


def _led(parse: Parse, item: Item, holders: dict[int, Item]) -> int | None:
    """As in "Ana Roth, who runs Tolva Glass"."""
    for clause in parse.children(item.head, "relcl"):
        who, what = parse.child(clause.index, "nsubj"), parse.child(clause.index, "dobj")
        if who is None or what is None or who.tag != "WP" or clause.tag not in {"VBZ", "VBP"}:
            continue
        holder = holders.get(what.index)
        if clause.lemma.lower() in word_set(parse.language, "heading") and holder is not None:
            return holder.number
    return None


def find_affiliation(parse: Parse, members: list[Item], holders: dict[int, Item]) -> int | None:
    """The item (number) of the body that a person named in `members` is from, or runs: "Ana Roth of the Nature League"."""
    for item in members:
        if item.form != "name" or item.kind != "person":
            continue
        led = _led(parse, item, holders)
        if led is not None:
            return led
        for prep in parse.children(item.head, "prep"):
            child = parse.child(prep.index, "pobj") if prep.lower in {"of", "from", "at", "with"} else None
            holder = holders.get(child.index) if child is not None else None
            if holder is not None and holder.form == "name" and prep.index == item.head + 1:
                return holder.number
    return None


def _speaks(parse: Parse, words: Words, item: Item, body: Item, names: list[Item]) -> bool:
    """Whether the one so called speaks for the body, and is so called where his name stands."""
    lead = parse.tokens[max(0, parse.between(item.span)[0].index - 2) : item.head + 1]
    said = [token.lower for token in lead if token.sentence == item.sentence]
    if set(said) & words.spokesmen:
        return True
    if set(said) & word_set(parse.language, "once"):
        return False
    called = {token.lower for token in parse.between(body.span)}
    if called & word_set(parse.language, "assemblies") or parse.tokens[body.head].entity == "NORP":
        return False
    return item.form == "name" or not names or any(_beside(parse, item, name) for name in names)


def _beside(parse: Parse, item: Item, name: Item) -> bool:
    """Whether a description and a name are set side by side, or one is said to be the other."""
    one, other = parse.tokens[item.head], parse.tokens[name.head]
    if one.head == other.index or other.head == one.index or item.span.overlaps(name.span):
        return True
    if item.sentence == name.sentence and one.head == other.head and "attr" in {one.dependency, other.dependency}:
        return True
    left, right = sorted((item.span, name.span))
    return left.end <= right.start <= left.end + 3 and not any(map(str.isalnum, parse.text[left.end : right.start]))


def _of_the_matter(parse: Parse, item: Item, holders: dict[int, Item]) -> int | None:
    """The ministry of a minister: "Health minister Ana Roth" where the text speaks of the "health ministry" too."""
    words = [token.lower for token in parse.between(parse.subtree_span(item.head))][:8]
    at = next((n for n, word in enumerate(words) if word in _HEADED), None)
    if at is None:
        return None
    behind = words[at + 2 : at + 3] if words[at + 1 : at + 2] in (["of"], ["for"]) else []
    matters = {word for word in (*words[max(0, at - 1) : at], *behind) if word.isalpha()} - _ANY_MATTER
    for body in {holder.number: holder for holder in holders.values()}.values():
        called = {token.lower for token in parse.between(body.span)}
        if matters & called and called & set(_HEADED[words[at]]) and body.number != item.number:
            return body.number
    return None


def _acts(words: Words, item: Item) -> bool:
    singular = item.noun.removesuffix("s")
    return bool({item.noun, singular} & (words.spokesmen | words.officials | words.roles)) or item.noun in {
        "militant",
        "fighter",
        "soldier",
        "source",
        "staff",
        "personnel",
    }


def _inside(parse: Parse, item: Item, holders: dict[int, Item]) -> int | None:
    """As in "the ministry's spokesman", "a Taliban commander", "port authority spokeswoman Ana Roth"."""
    tokens = parse.between(item.span)
    first = tokens[0].index
    lead = [
        parse.tokens[at] for at in range(max(0, first - 3), first) if parse.tokens[at].sentence == tokens[0].sentence
    ]
    own = [t for t in tokens if t.index < item.head or item.form == "name"]
    for token in reversed(own):
        holder = holders.get(token.index)
        if holder is not None and holder.number != item.number and not holder.span.covers(item.span):
            return holder.number
    for token in reversed(lead):
        holder = holders.get(token.index)
        follows = parse.text[token.end : tokens[0].start].strip() in {"", "'s", "’s", "'", "’"}
        if (
            holder is not None
            and follows
            and (token.head == item.head or token.dependency in {"compound", "nmod", "poss"})
            and holder.number != item.number
        ):
            return holder.number
    return None


def _after(parse: Parse, item: Item, holders: dict[int, Item]) -> int | None:
    """As in "spokesman for the ministry", "head of Mirel Shipping", "minister of defence"."""
    start = [item.head]
    for at in start:
        for prep in parse.children(at, "prep"):
            links = {"by", "from"} if item.kind == "document" else _FOR
            if prep.lower not in links or (prep.lower == "in" and item.kind == "person"):
                continue
            child = parse.child(prep.index, "pobj")
            if child is None:
                continue
            holder = holders.get(child.index)
            if holder is not None and holder.number != item.number:
                return holder.number
            deeper = [token for token in child.children if token in holders and token < child.index]
            if deeper and holders[deeper[0]].number != item.number:
                return holders[deeper[0]].number
    return None


def find_anonymity(parse: Parse, item: Item, found: list[Span]) -> Span | None:
    """The words nearest to the source `item` that say why it is not named, in its sentence or paragraph."""
    sentence = parse.sentences[item.sentence]
    near = [span for span in found if sentence.span.start <= span.start < sentence.span.end]
    if not near and sentence.index + 1 < len(parse.sentences):
        following = parse.sentences[sentence.index + 1]
        if following.paragraph == sentence.paragraph:
            near = [span for span in found if following.span.start <= span.start < following.span.end]
    return min(near, key=lambda span: abs(span.start - item.span.end)) if near else None


def anonymous_passages(parse: Parse, lists: Lists) -> list[Span]:
    """All wordings of "asked not to be named", in order; none runs from one paragraph into the next."""
    found: list[Span] = []
    for paragraph in parse.paragraphs:
        words = paragraph.words(parse.text)
        spans = _anonymous.get(words)
        if spans is None:
            spans = tuple(trim(Span(*match.span()), words) for match in lists.anonymity.finditer(words))
            _anonymous.add(words, spans)
        found += (Span(paragraph.start + start, paragraph.start + end) for start, end in spans)
    return found


_anonymous = Remembered[str, tuple[Span, ...]](1_000_000)  # by paragraph: to search costs more than to remember
