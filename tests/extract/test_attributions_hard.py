"""Hard forms of reporting, each class with passages of its own: who says the words, from the outside in."""

import pytest

from sayso.evidence import Attribution, Document
from sayso.extract.attributions import find_attributions
from sayso.languages.en.parser import parse


def chain(text: str, words: str, outlet: str | None = None) -> list[str]:
    """The first words of the sources around `words`, outermost first; the longest chain where several hold them."""
    found = find_attributions(parse(Document(id="d", name="d.txt", text=text, outlet=outlet)))
    by_id = {each.id: each for each in found}
    at = text.index(words)
    best: list[Attribution] = []
    for each in found:
        if not any(span.start <= at and at + len(words) <= span.end for span in each.content):
            continue
        path = [each]
        while path[0].inside:
            path.insert(0, by_id[path[0].inside])
        best = path if len(path) > len(best) else best
    return [each.source[0].words(text) if each.source else "" for each in best]


CLASSES = {
    "marks inside marks": [
        ('"My boss told me "keep digging" every week," Ida Holm said.', "keep digging", ["Ida Holm", "My boss"]),
        ("``They said ''no deal'' and left the room,'' the broker said.", "no deal", ["the broker", "They"]),
        ("“The letter said: ‘She wrote, “Come home,” and I came,’” Holm told us.", "Come home", ["Holm", "The letter", "She"]),
        ("'The vicar said, \"Ring the bells,\" so we rang them,' the sexton said.", "Ring the bells", ["the sexton", "The vicar"]),
    ],
    "marks left out": [
        ("\"The nurse told us 'there is no bed for her anywhere,\" Holm said.", "no bed", ["Holm", "The nurse"]),
        ("I never signed it, says Karl Dahl. My wife told me the bank had lost the form.", "lost the form", ["Karl Dahl", "My wife"]),
        ("“The dam is safe, the engineer said. The council disagrees.", "The dam is safe", ["the engineer"]),
    ],
    "marks turned round": [("” We will not pay, “ the owner said.", "We will not pay", ["the owner"])],
    "dashes": [
        ("— The bread is gone, said the baker.\n— Who took it? asked the miller.", "Who took it?", ["the miller"]),
        ("– Come in, said Holm.\n– I can't stay, she answered. The boat leaves at six.", "The boat leaves at six", ["she"]),
    ],
    "carried by others": [
        ("According to a memo obtained by the Lamp, the bridge was never inspected.", "never inspected", ["the Lamp", "a memo"]),
        (
            "The rebels freed the crew, according to a statement published by the news agency Tessa.",
            "freed the crew",
            ["the news agency Tessa", "a statement"],
        ),
        ("A report of the Port Board, seen by Harbour Weekly, says that two cranes failed.", "two cranes failed", ["Harbour Weekly", "A report of the Port Board"]),
        ("The audit, a copy of which was obtained by the Courier, found that the fund was empty.", "the fund was empty", ["the Courier", "The audit"]),
        ("It was first reported by the Courier that the fund was empty.", "the fund was empty", ["the Courier"]),
        ("The minister would resign, an aide told the Courier.", "would resign", ["the Courier", "an aide"]),
    ],
    "neither confirmed nor denied": [
        ("The agency said that it could not independently verify the footage.", "the footage", ["The agency", "it"]),
        ("Police said they had no reason to believe the account.", "the account", ["Police", "they"]),
        ("The bank said on Friday it was not aware of any breach.", "any breach", ["The bank", "it"]),
        ("The army denied claims that its men had shelled the school.", "shelled the school", ["The army", ""]),
        ("The army could not confirm a claim by the rebels that a jet had crashed.", "a jet had crashed", ["The army", "the rebels"]),
        ("The army could not confirm a claim by the rebels, aired on Radio Delta, that a jet had crashed.", "a jet had crashed", ["The army", "Radio Delta", "the rebels"]),
    ],
    "nouns": [
        ("The judge rejected the argument of the defence that the tape was forged.", "the tape was forged", ["The judge", "the defence"]),
        ("The deal was a fraud, a charge the company denies.", "The deal was a fraud", ["the company"]),
        ("The plan will fail, a view shared by the governor.", "The plan will fail", ["the governor"]),
        ("The accusation that Dahl burned the mill was never proved.", "Dahl burned the mill", [""]),
    ],
    "inside another's words": [
        ("Holm testified that a guard had reported hearing shots.", "hearing shots", ["Holm", "a guard"]),
        ("The club said doctors had advised him against flying.", "against flying", ["The club", "doctors"]),
        ("The purser said that the captain said to wait below.", "to wait below", ["The purser", "The captain"]),
        ("Dahl said the insurers were convinced that the fire was set.", "the fire was set", ["Dahl", "the insurers"]),
        ("Dahl said his aunt told them nothing.", "nothing", ["Dahl", "his aunt"]),
        ("The deputy said witnesses had spoken of men with torches.", "men with torches", ["The deputy", "witnesses"]),
        ("“It was, as my mother likes to say, a fool's errand,” Dahl said.", "a fool's errand", ["Dahl", "my mother"]),
    ],
    "questions and answers": [
        ("What they said afterwards:\n\nHolm: \"We were too slow.\"\n\nDahl: \"The referee told us to calm down.\"", "We were too slow", ["Holm"]),
        ("“The mill was our life,” says Ida Holm.\n\n“Then the letter came. It said we had a week.”", "a week", ["Ida Holm", "It"]),
    ],
    "own voice between": [
        ("The grid failed at dawn, the operator said. Power was back by nine.", "Power was back", []),
        ("She is, she admits, no cook; by her own account she burned the soup.", "she burned the soup", ["her"]),
    ],
    "headlines": [
        ("MAYOR QUITS OVER BRIDGE, AIDES SAY; COUNCIL DENIES RIFT\n\nThe mayor has quit.", "MAYOR QUITS OVER BRIDGE", ["AIDES"]),
        ("Mayor quits over bridge, aides say\n\nThe mayor has quit.", "Mayor quits over bridge", ["aides"]),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "sources"),
    [case for cases in CLASSES.values() for case in cases],
    ids=[f"{name}-{at}" for name, cases in CLASSES.items() for at in range(len(cases))],
)
def test_chain(text: str, words: str, sources: list[str]) -> None:
    found = chain(text, words, outlet="The Evening Kite")
    assert [each.lower().split(",")[0] for each in found] == [each.lower() for each in sources]
