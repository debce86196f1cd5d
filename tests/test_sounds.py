"""Names across scripts: the tables are whole, and known names say what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossator.languages.sounds.align import align, most
from glossator.languages.sounds.alike import ALIKE, correction, likeness, rendering
from glossator.languages.sounds.customs import customs
from glossator.languages.sounds.table import END, START, is_name, pinyin, plausibility, table_for
from glossator.languages.sounds.units import latin_letters, native_parts, native_units

_FOLDER = Path(__file__).parents[1] / "languages" / "sounds" / "data"
_LANGUAGES = sorted(path.stem for path in _FOLDER.glob("*.txt") if path.stem not in ("exonyms", "letters", "pinyin"))
_CUSTOMS = ("en", "de", "fr", "es", "it", "pt")

# From this likeness on the rules take the whole of a text that is nothing but a name for right.
RIGHT = 1 / 3

# Names in the news, with their usual spellings: (language, custom, native, right, wrong).
_KNOWN = (
    ("ru", "en", "Шойгу", "Shoigu", "Shogui"),
    ("ru", "de", "Шойгу", "Schoigu", "Schoiku"),
    ("ru", "fr", "Шойгу", "Choïgou", "Chogïou"),
    ("ru", "es", "Шойгу", "Shoigú", "Shoiguk"),
    ("ru", "it", "Шойгу", "Šojgu", "Šogju"),
    ("ru", "pt", "Шойгу", "Shoigu", "Shoigul"),
    ("ru", "en", "Сергей Лавров", "Sergei Lavrov", "Sergei Lavorv"),
    ("ru", "de", "Сергей Лавров", "Sergej Lawrow", "Sergej Larwow"),
    ("ru", "fr", "Хрущёв", "Khrouchtchev", "Khroutchev"),
    ("ru", "en", "Хайнц", "Heinz", "Heniz"),
    ("uk", "en", "Володимир Зеленський", "Volodymyr Zelenskyy", "Volodymyr Zelensyky"),
    ("uk", "de", "Володимир Зеленський", "Wolodymyr Selenskyj", "Wolodymyr Selensdyj"),
    ("be", "en", "Аляксандр Лукашэнка", "Aliaksandr Lukashenka", "Aliaksandr Lukashekna"),
    ("bg", "en", "Бойко Борисов", "Boyko Borisov", "Boyko Boirsov"),
    ("sr", "en", "Александар Вучић", "Aleksandar Vučić", "Aleksandar Vučrić"),
    ("el", "en", "Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis", "Kyriakos Mitsotkais"),
    ("he", "en", "בנימין נתניהו", "Binyamin Netanyahu", "Binyamin Netayanhu"),
    ("ar", "en", "بشار الأسد", "Bashar Alasad", "Bashar Alasdad"),
    ("fa", "en", "حسن روحانی", "Hassan Rouhani", "Hassan Rouhami"),
    ("zh", "en", "习近平", "Xi Jinping", "Xi Zinping"),
    ("zh", "en", "習近平", "Jinping Xi", "Jinpnig Xi"),
    ("zh", "en", "约翰逊", "Johnson", "Johnsof"),
    ("zh", "en", "西格蒙德·弗洛伊德", "Sigmund Freud", "Sigmund Fruef"),
    ("ja", "en", "たなか", "Tanaka", "Tamaka"),
    ("ja", "en", "ジョンソン", "Johnson", "Jomhson"),
    ("ko", "en", "문재인", "Moon Jae-in", "Moon Jae-ink"),
    ("ka", "en", "მიხეილ სააკაშვილი", "Mikheil Saakashvili", "Mikheil Saakashvlii"),
    ("hy", "en", "Նիկոլ Փաշինյան", "Nikol Pashinyan", "Nikol Pahsinyan"),
)


@pytest.mark.parametrize(("source", "target", "native", "right", "wrong"), _KNOWN)
def test_right_spellings_are_liker_than_slips(source: str, target: str, native: str, right: str, wrong: str) -> None:
    liker, less = likeness(native, right, source, target), likeness(native, wrong, source, target)
    assert liker is not None
    assert less is not None
    assert liker > RIGHT
    assert less < min(ALIKE, liker)


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_row_of_a_table_is_well_formed(language: str) -> None:
    table = table_for(language, "en")
    assert table is not None
    assert len(table.spellings) > 30
    for units, row in table.spellings.items():
        assert row, units
        assert (START in units) == any(START in latin for latin in row) or "" in row
        for latin, spelling in row.items():
            assert re.fullmatch(r"\^?[a-z]*\$?", latin)
            assert spelling.forward <= 0
            assert spelling.back <= 0
    assert table.of_one(END)[END].both > -1


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("target", _CUSTOMS)
def test_customs_are_letters_of_the_script(language: str, target: str) -> None:
    table = table_for(language, target)
    assert table is not None
    for units, latin in customs(language, target):
        assert re.fullmatch(r"\^?[a-z]+\$?", latin)
        assert "".join(native_units(units, language)) == units
        assert table.spellings[units][latin].both >= -0.7


@pytest.mark.parametrize(
    ("native", "source", "target", "expected"),
    [
        ("Сергей Шойгу", "ru", "en", "Sergey Shoygu"),
        ("Сергей Шойгу", "ru", "de", "Sergei Schoigu"),
        ("Шойгу", "ru", "fr", "Choïgou"),
        ("Шойгу", "ru", "es", "Shoigu"),
        ("Шойгу", "ru", "it", "Šojgu"),
        ("Шойгу", "ru", "pt", "Choigu"),
        ("Путин", "ru", "fr", "Poutine"),
        ("Ерофеев", "ru", "en", "Yerofeyev"),
        ("Зеленський", "uk", "en", "Zelenskyi"),
        ("Зеленський", "uk", "de", "Selenskyj"),
        ("Лукашэнка", "be", "en", "Lukashenka"),
        ("Стоянова", "bg", "en", "Stoyanova"),
        ("Ђоковић", "sr", "en", "Đoković"),
        ("Παπαδόπουλος", "el", "en", "Papadopoulos"),
        ("ჯუღაშვილი", "ka", "en", "Jughashvili"),
        ("Երևան", "hy", "en", "Yerevan"),
        ("習近平", "zh", "en", "Xi Jinping"),
        ("欧阳修", "zh", "en", "Ouyang Xiu"),
        ("曾国藩", "zh", "en", "Zeng Guofan"),
        ("鲁道夫·杜邦", "zh", "en", None),
        ("あべ しんぞう", "ja", "en", "Abe Shinzo"),
        ("安倍", "ja", "en", None),
        ("백마", "ko", "en", "Baengma"),
        ("محمد", "ar", "en", None),
        ("נתניהו", "he", "en", None),
    ],
)
def test_renderings(native: str, source: str, target: str, expected: str | None) -> None:
    assert rendering(native, source, target) == expected


def test_a_part_without_counterpart_is_missed() -> None:
    for native, latin, source in (("Адам Шлек", "Schleck", "ru"), ("阿德里安·卡西尼", "Adrian", "zh")):
        assert (likeness(native, latin, source, "en") or 0.0) < 0.05


def test_initials_patronymics_and_order() -> None:
    for latin in ("V. Putin", "Vladimir Putin", "Putin Vladimir"):
        native = "В. Путин" if latin.startswith("V.") else "Владимир Путин"
        assert (likeness(native, latin, "ru", "en") or 0.0) >= ALIKE
    assert (likeness("Владимир Владимирович Путин", "Vladimir Putin", "ru", "en") or 0.0) >= ALIKE
    assert (likeness("В. Путин", "D. Putin", "ru", "en") or 1.0) < ALIKE


def test_nothing_is_said_of_a_script_without_a_table() -> None:
    assert likeness("กรุงเทพ", "Bangkok", "th", "en") is None
    assert likeness("", "", "ru", "en") == 0.0
    assert likeness("安倍", "Abe", "ja", "en") is None


def test_corrections_are_names_that_people_bear() -> None:
    assert correction("Зигберт Пинто", "Siegbeft Pinto", "ru", "en") == "Siegbert Pinto"
    assert correction("約翰遜", "Jphnson", "zh", "en") == "Johnson"
    assert correction("Шойгу", "Qqq", "ru", "en") is None


def test_units_and_letters() -> None:
    assert native_parts("В.В. Путин") == ("В", "В", "Путин")
    assert native_units("Ёлкин", "ru") == ("ё", "л", "к", "и", "н")
    assert "".join(native_units("אָדָם", "he")) == "אדם"
    assert native_units("한", "ko") == ("\u1112", "\u1161", "\u11ab")
    assert latin_letters("Ærøskøbing") == "aeroskobing"


def test_letters_and_names_of_the_world() -> None:
    assert is_name("johnson")
    assert not is_name("jphnson")
    assert min(plausibility("siegbert")) > min(plausibility("siegbeft"))
    assert len(plausibility("anna")) == 5
    assert pinyin()["鲁"] == "lu"
    assert all(re.fullmatch("[a-z]+", syllable) for syllable in pinyin().values())


def test_an_alignment_spells_both_names() -> None:
    table = table_for("ru", "en")
    assert table is not None
    found = align(tuple("шойгу"), "shoigu", table)
    assert found is not None
    assert next(pair.latin for pair in found.pairs if pair.native.strip("^$")).strip("^") == "sh"
    assert "".join(pair.latin for pair in found.pairs) == "^shoigu$"
    assert "".join(pair.native for pair in found.pairs) == "^шойгу$"


@pytest.mark.parametrize(
    ("source", "native", "letters"),
    [("ru", "шойгу", "shoigu"), ("ru", "шойгу", "shaigon"), ("zh", "习近平", "xijinping"), ("ar", "خالد", "khalid")],
)
def test_no_alignment_is_likelier_than_its_bound(source: str, native: str, letters: str) -> None:
    table = table_for(source, "en")
    assert table is not None
    found = align(native_units(native, source), letters, table)
    assert found is not None
    bound = most((START, *native_units(native, source), END), START + letters + END, table)
    assert 0 >= bound >= found.both - 1e-9
