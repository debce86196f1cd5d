"""Words that no term begins or ends with: pronouns, auxiliaries, conjunctions, quantifiers, everyday adverbs and verbs.

The function words of the languages' own files are few and sure, as checks need them; these add what is too common to
tell a subject apart.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from glossator.languages.adverbs import is_adverb
from glossator.languages.cut import is_nameable, is_noun
from glossator.languages.language import Language

__all__ = ["LightWords", "light_words"]

# What may stand between two words of one term (point of care, dor de cabeça); all else between them parts them.
_LINKS = {
    "de": "der|des",
    "en": "of",
    "es": "de|del|de la|de las|de los",
    "fr": "de|du|des|d'|d’|de la|de l'|de l’|à|à la|à l'|à l’|au|aux",
    "it": "di|del|della|dello|dell'|dell’|dei|degli|delle|d'|d’|da",
    "nl": "van|van de|van het",
    "pt": "de|do|da|dos|das",
}

_LIGHT = {
    "cs": """
        já ty on ona ono my vy oni jej jeho její jejich jemu mu mě mne mi tě ti nás nám vás vám ho ji jí ten ta to ti ty
        tento tato toto tyto tím tom tomu toho té tu který která které kteří jehož jenž co kdo se si svůj svou své
        být jsem jsi jsme jste jsou byl byla bylo byli byly bude budou bych bys by mít má mají měl měla mělo moci může
        mohou mohl muset musí lze jde být a i ale nebo ani však proto protože když pokud zda než tedy také též ještě už
        již jen pouze velmi více méně mnoho několik každý každá každé všechny všech vše jiný jiné jiná takový takové
        takto tak zde tam nyní pak kde jak kdy proč ano ne není nejsou při během podle kromě včetně
        """,
    "de": """
        ich du er sie es wir ihr mich dich sich uns euch ihn ihm ihnen ihre ihren ihrem ihrer ihres sein seine seinen
        seinem seiner seines mein meine unser unsere unseren dieser diese dieses diesen diesem jener jene jenes welche
        welcher welches wer was wo wann warum wie man etwas nichts alle alles allem aller beide einige mehrere viele
        viel wenig wenige mehr weniger meisten jede jeder jedes jeden jedem kein keine keinen keinem keiner andere
        anderen anderer anderes solche solchen selbst nur auch noch schon sehr so dann da hier dort nun jetzt immer nie
        oft bereits etwa nicht doch aber sondern denn weil wenn ob obwohl dass damit dabei dazu daher deshalb jedoch
        ist sind war waren bin bist seid wird werden wurde wurden worden geworden hat haben habe hatte hatten gehabt
        kann können konnte konnten könnte muss müssen musste soll sollen sollte sollten will wollen wollte darf dürfen
        mag möchte lassen lässt macht machen gibt geben geht gehen kommt kommen steht stehen seit bis ab je pro
        während wegen trotz bevor nachdem sobald falls zwischen gegenüber
        """,
    "en": """
        i you he she it we they me him her us them my your his hers yours ours theirs mine myself yourself himself
        herself itself ourselves themselves this these those there here who whom whose which what when where why how
        whether if then else because since while although though unless until before after during within without
        between among against about above below across through throughout around near out up down again further once
        be am are is was were been being have has had having do does did doing done can could may might must shall
        should will would need ought let get gets got go goes going gone come comes came make makes made making take
        takes took taken taking give gives given gave use uses used using see sees seen saw know knows known knew say
        says said think thought want wants look looks like find found keep put seem become became show shows shown
        include includes included including such as same other others another each every all any some many much more
        most less least few several both either neither none no not only also just even still yet already too very
        quite rather often always never sometimes usually now today then well however therefore thus hence moreover
        and or but nor so than for with at by from on in into to toward towards upon per via due one ones own yes ok
        please first second last next new able likely different various certain available possible based according
        can't don't doesn't didn't isn't aren't wasn't won't it's that's i'm you're we're they're i've you've let's
        """,
    "es": """
        yo tú él ella ello nosotros vosotros ellos ellas usted ustedes me te se nos os le les mi mis tu tus su sus
        nuestro nuestra nuestros nuestras este esta esto estos estas ese esa eso esos esas aquel aquella aquellos quien
        quienes cual cuales cuyo cuya donde cuando como cuanto qué cuál quién cómo cuándo dónde por porque pues si sino
        aunque mientras pero mas sin embargo además también tampoco ya aún todavía solo sólo muy más menos mucho mucha
        muchos muchas poco poca pocos pocas todo toda todos todas cada otro otra otros otras mismo misma mismos mismas
        tal tales tan tanto así aquí allí ahora entonces luego después antes siempre nunca no sí ser es son era eran fue
        fueron sido siendo será sería sea estar está están estaba estado haber ha han había hay hayan haya habrá tener
        tiene tienen tenía hacer hace hacen hecho puede pueden podría poder debe deben debería ir va van dar da decir
        dice ver lo al del durante dentro fuera cerca lejos según cualquier alguno alguna algunos algunas algún ningún
        ninguna nada algo varios varias ambos nuevo nueva parte través
        """,
    "fr": """
        je tu il elle on nous vous ils elles me te lui moi toi eux y mon ma mes ton ta tes son sa ses notre nos votre
        vos leurs ce cet cette ceux celle celles celui ceci cela ça qui que quoi dont où quel quelle quels quelles
        lequel laquelle lesquels quand comment pourquoi combien si car donc or puis parce puisque lorsque afin ainsi
        aussi alors après avant pendant depuis encore déjà toujours jamais souvent très trop plus moins peu beaucoup
        tout toute tous toutes chaque plusieurs quelque quelques certains certaines autre autres même mêmes tel telle
        aucun aucune rien pas non oui ici là être est sont était étaient été étant sera serait soit soient suis es êtes
        avoir a ont avait avaient eu ayant aura aurait ai avez avons faire fait font peut peuvent pouvoir pourrait doit
        doivent devoir devrait va vont aller vient mettre mis lors chez vers selon malgré sauf jusque jusqu' jusqu’
        qu' qu’ n' n’ s' s’ c' c’ j' j’ m' m’ t' t’ cependant toutefois notamment environ nouveau nouvelle nouveaux
        """,
    "hi": """
        और का के की को से में पर ने है हैं था थे थी हो यह वह ये वे इस उस कि जो तो भी
        नहीं एक लिए साथ कर या अपने द्वारा
        """,
    "it": """
        io tu egli lui lei esso essa noi voi essi esse loro mi ti si ci vi lo la li le ne mio mia miei tuo suo sua suoi
        sue nostro nostra nostri vostro questo questa questi queste quello quella quelli quelle quale quali cui chi dove
        quando come quanto perché poiché se sebbene mentre ma però anche ancora già solo soltanto molto molta molti
        molte poco poca pochi poche più meno tutto tutta tutti tutte ogni altro altra altri altre stesso stessa stessi
        tale tali così qui lì ora poi dopo prima sempre mai non sì essere è sono era erano stato stata stati stata sarà
        sia siano avere ha hanno aveva ho abbia avuto fare fa fanno fatto può possono potrebbe potere deve devono dovere
        viene vengono va vanno dare dà dire detto durante secondo verso presso oltre entro senza alcuni alcune alcun
        alcuna nessun nessuna nulla niente qualche entrambi nuovo nuova parte attraverso
        """,
    "ko": """
        이 그 저 것 수 등 및 또는 그리고 하지만 그러나 있다 없다 하다 되다 이다 않다
        같다 위해 대한 통해 따라 더 가장 매우 또한 모든
        """,
    "nl": """
        ik jij je u hij zij ze wij we jullie hen hun mij me ons onze jouw zijn haar deze dit dat die daar hier er wat
        wie waar wanneer waarom hoe welke of als indien omdat want dus toch ook nog al reeds alleen zeer heel erg meer
        minder meest veel weinig alle alles elk elke ieder iedere ander andere zelf zo toen nu dan altijd nooit vaak
        niet geen wel zijn is was waren ben bent geweest worden wordt werd werden geworden hebben heeft had hadden heb
        kan kunnen kon konden moet moeten mag mogen zal zullen zou zouden wil willen gaat gaan doen doet maken maakt
        geven geeft komen komt sinds tijdens vanaf volgens zonder tot tegen binnen buiten enkele sommige verschillende
        """,
    "pl": """
        ja ty on ona ono my wy oni one mnie mi mną cię ci go mu jej ją nim nią nich im ich nam nas wam was się siebie
        swój swoje swoją ten ta to te ci tego tej temu tym tych tymi który która które którzy którego której których
        kto co gdzie kiedy jak dlaczego czy jeśli jeżeli gdy ponieważ więc zatem jednak ale albo ani oraz też także
        jeszcze już tylko bardzo więcej mniej dużo wiele kilka każdy każda każde wszystkie wszystkich wszystko inny inna
        inne taki taka takie tak tu tam teraz potem zawsze nigdy być jest są był była było były będzie będą mieć ma mają
        miał może mogą można móc musi muszą należy trzeba zostać został została zostały robić podczas według wśród
        """,
    "pt": """
        eu tu você vocês ele ela nós vós eles elas me te se lhe lhes nos vos mim ti si o a os as meu minha teu tua seu
        sua seus suas nosso nossa nossos nossas dele dela deles delas este esta isto estes estas esse essa isso esses
        essas aquele aquela aquilo aqueles aquelas deste desta destes destas desse dessa desses dessas neste nesta nesse
        nessa disso disto quem qual quais cujo cuja onde quando como quanto porque pois porquê se embora enquanto mas
        porém contudo entretanto também ainda já só apenas somente muito muita muitos muitas pouco pouca poucos poucas
        mais menos todo toda todos todas tudo cada outro outra outros outras mesmo mesma mesmos mesmas tal tais tão
        tanto assim aqui ali lá agora então depois antes sempre nunca jamais não sim ser é são era eram foi foram sido
        sendo será seria seja sejam estar está estão estava estavam esteja ter tem têm tinha tinham tido haver há havia
        houve fazer faz fazem feito pode podem poderia poder deve devem deveria dever ir vai vão dar dá dizer diz disse
        ver num numa nuns numas pelo pela durante dentro fora perto longe segundo conforme desde até contra através
        algum alguma alguns algumas nenhum nenhuma nada algo vários várias ambos ambas qualquer quaisquer novo nova
        novos novas bem mal
        """,
    "ru": """
        я ты он она оно мы вы они меня мне мной тебя тебе его ему им ей ею её нее него ней нём нас нам вас вам их ими
        них себя себе свой своя своё свои своего своей своих этот эта это эти этого этой этих этом этому тот та то те
        того той тех том который которая которое которые которого которой которых кто что где когда как почему зачем
        куда если чтобы потому поэтому хотя но однако а и или либо также тоже ещё еще уже только лишь очень более менее
        больше меньше много мало несколько каждый каждая каждое все всё всех всего весь вся другой другая другие других
        такой такая такие так там здесь тут теперь сейчас потом затем всегда никогда не нет ни да бы же ли быть есть
        был была было были будет будут являться является являются мочь может могут можно нужно надо должен должна
        должны иметь имеет имеют стать стал сказать сам сама самый среди через после перед между около согласно
        новый новая новые
        """,
    "tr": """
        ben sen o biz siz onlar beni bana bende seni sana onu ona onun bizim sizin onların bu şu bunlar bunu buna bunun
        şunlar ne kim nerede nasıl neden niçin hangi kaç eğer çünkü fakat ama ancak lakin veya ya ise hem de da ki mi
        mı mu mü ile için gibi kadar göre sonra önce daha en çok az her bütün tüm bazı birçok birkaç hiç diğer başka
        aynı böyle şöyle öyle burada orada şimdi hep değil var yok olmak olan olarak oldu olur olduğu etmek eden edilen
        yapmak yapan bir iki
        """,
    "uk": """
        я ти він вона воно ми ви вони мене мені мною тебе тобі його йому їм їй її нього ній нас нам вас вам їх ними них
        себе собі свій своя своє свої свого своїх цей ця це ці цього цієї цих цьому той та те ті того тієї тих який яка
        яке які якого якої яких хто що де коли як чому куди якщо щоб тому хоча але однак а і й або чи також теж ще вже
        лише тільки дуже більше менше багато мало кілька кожен кожна кожне все всі всіх весь вся інший інша інші інших
        такий така такі так там тут тепер зараз потім завжди ніколи не ні немає би ж бути є був була було були буде
        будуть може можуть можна треба потрібно повинен повинна мати має мають серед через після перед між біля згідно
        """,
}


# Endings of forms that stand before or behind a noun and are none.
_PARTICIPLES = {"en": ("ed",)}


class LightWords(NamedTuple):
    """`links` are what may stand between two words of a term, as the words of each; `light` are in no term."""

    links: frozenset[tuple[str, ...]]
    linking: frozenset[str]
    light: frozenset[str]

    def is_light(self, word: str, language: Language) -> bool:
        """Whether no term begins or ends with the word (small letters)."""
        if not language.spaced:
            return not is_nameable(word, language)
        return word in self.light or is_adverb(word, language.code, language.knows)

    def may_end(self, word: str, language: Language) -> bool:
        """Whether a term may end with a word that is not light."""
        if language.noun_capitals:
            return word[0].isupper()
        if not language.spaced:
            return is_noun(word, language)
        lower = word.lower()
        is_participle = lower.endswith(_PARTICIPLES.get(language.code, ()))
        return not (is_participle and any(lemma != lower for lemma in language.lemmas(lower)))


@cache
def light_words(language: Language) -> LightWords:
    """The light words of a language.

    >>> from glossator.languages.language import language_for
    >>> "whose" in light_words(language_for("en")).light, ("de", "la") in light_words(language_for("fr")).links
    (True, True)
    """
    links = frozenset(tuple(link.split()) for link in _LINKS.get(language.code, "").split("|") if link)
    linking = frozenset(word for link in links for word in link)
    listed = frozenset(_LIGHT.get(language.code, "").split())
    return LightWords(links, linking, listed | linking | language.function_words | language.articles)
