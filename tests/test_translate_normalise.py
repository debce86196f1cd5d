"""What the model is given, and the typography that comes back."""

import pytest

from glossator.languages.language import language_for
from glossator.translate.normalise import normalise, restore_typography

PORTUGUESE = language_for("pt")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("The “old” plan’s end", 'The "old" plan\'s end'),
        ("the U.S. Senate and the U.K.-led force", "the US Senate and the UK-led force"),
        ("He lives in the U.S.", "He lives in the U.S."),
        ("It ended.The next began.", "It ended. The next began."),
        ("see example.org and Node.js", "see example.org and Node.js"),
        ("The port—the old one—closed.", "The port - the old one - closed."),
        ("the “port”—closed in 1990—and pages 3—4", 'the "port" - closed in 1990—and pages 3—4'),
        ("two\u00a0 spaces\nand\ta tab ", "two spaces and a tab"),
        ("", ""),
    ],
)
def test_normalise(given: str, wanted: str) -> None:
    assert normalise(given) == wanted


@pytest.mark.parametrize(
    ("translation", "source", "wanted"),
    [
        ('Disse "sim".', "He said “yes”.", "Disse “sim”."),
        ('Disse "sim".', 'He said "yes".', 'Disse "sim".'),
        ("Disse \"o 'sim' dele\".", "He said “his ‘yes’”.", "Disse “o ‘sim’ dele”."),
        ("O 'sim' dele", "His ‘yes’", "O “sim” dele"),
        ('Disse "a "paz"".', "He said “the ‘peace’”.", "Disse “a ‘paz’”."),
        ('"Sim (talvez)", disse', "“Yes (maybe)”, he said", "“Sim (talvez)”, disse"),
        ('Só "uma marca', "Just “one mark", 'Só "uma marca'),
        ("copo d'água de 'ouro'", "cup of ‘gold’", "copo d'água de “ouro”"),
        ("A paz - enfim - veio", "Peace — at last — came", "A paz — enfim — veio"),
        ("bem-estar - sim", "welfare – yes", "bem-estar – sim"),
        ("Acabou.Outro veio. Node.Js", "It ended. Another came. Node.Js", "Acabou. Outro veio. Node.Js"),
        ("um - dois", "one – two — three", "um - dois"),
        ("O porto - o velho - fechou.", "The port—the old one—closed.", "O porto — o velho — fechou."),
    ],
)
def test_typography_comes_back(translation: str, source: str, wanted: str) -> None:
    assert restore_typography(translation, source, PORTUGUESE) == wanted


@pytest.mark.parametrize(
    ("source", "normalised"),
    [
        ("It came in 2019.In May it left", "It came in 2019. In May it left"),
        ('They said "no."Then it rained', 'They said "no." Then it rained'),
        ("the Type-2.In May", "the Type-2. In May"),
        ("made in the U.S.Canada and others", "made in the US. Canada and others"),
        ("1.Part of it", "1.Part of it"),
        ("see Node.js here", "see Node.js here"),
    ],
)
def test_sentences_are_parted(source: str, normalised: str) -> None:
    assert normalise(source) == normalised
