"""What names are made of in six languages; the names are invented, their parts are not."""

import random
from dataclasses import dataclass

Names = dict[str, str]


def _w(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@dataclass(frozen=True)
class Language:
    """Makes the names of one language's towns, streets and places with a purpose."""

    code: str
    first: tuple[str, ...]
    last: tuple[str, ...]
    before: tuple[str, ...]
    people: tuple[str, ...]
    common: tuple[str, ...]
    types: tuple[str, ...]
    things: tuple[str, ...]

    def town(self, chance: random.Random) -> Names:
        """One settlement."""
        name = chance.choice(self.first) + chance.choice(self.last)
        if chance.random() < 0.25:
            name = chance.choice(self.before).replace("*", name)
        return self._named(name)

    def street(self, chance: random.Random) -> Names:
        """One street: every fourth has a name that is everywhere."""
        if chance.random() < 0.25:
            return self._named(chance.choice(self.common))
        kind = chance.choice(self.types)
        draw = chance.random()
        if draw < 0.35:
            stem = chance.choice(self.people)
        elif draw < 0.7:
            stem = chance.choice(self.first) + chance.choice(self.last)
        else:
            stem = chance.choice(self.things)
        return self._named(kind.replace("*", stem))

    def poi(self, chance: random.Random, value: str, town: str) -> Names:
        """One place with a purpose."""
        word = _KINDS.get(value, {}).get(self.code, "")
        draw = chance.random()
        if draw < 0.3 and word:
            stem = town
        elif draw < 0.65:
            stem = chance.choice(self.people)
        else:
            stem = chance.choice(self.things) + (
                "" if self.code == "zh" else " " + chance.choice(self.first).strip("-'")
            )
        if self.code == "zh":
            return self._named(f"{stem}{word}")
        return self._named(
            f"{word} {stem}".strip() if self.code != "en" else f"{stem} {word}".strip()
        )

    def _named(self, name: str) -> Names:
        return {"name": name, f"name:{self.code}": name}


_KINDS: dict[str, dict[str, str]] = {
    "restaurant": {"en": "Kitchen", "de": "Gasthaus", "fr": "Restaurant", "zh": "饭店",
    "mt": "Ristorant"},
    "cafe": {"en": "Tea Rooms", "de": "Café", "fr": "Café", "zh": "咖啡馆", "ar": "مقهى",
    "mt": "Kafè"},
    "school": {"en": "School", "de": "Schule", "fr": "École", "zh": "小学", "ar": "مدرسة",
    "mt": "Skola"},
    "pharmacy": {"en": "Pharmacy", "de": "Apotheke", "fr": "Pharmacie", "zh": "大药房",
                 "ar": "صيدلية",
                 "mt": "Spiżerija"},
    "hotel": {"en": "Hotel", "de": "Hotel", "fr": "Hôtel", "zh": "酒店", "ar": "فندق",
    "mt": "Lukanda"},
    "hospital": {"en": "Hospital", "de": "Klinikum", "fr": "Hôpital", "zh": "医院", "ar": "مستشفى",
                 "mt": "Sptar"},
    "museum": {"en": "Museum", "de": "Museum", "fr": "Musée", "zh": "博物馆", "ar": "متحف",
    "mt": "Mużew"},
    "station": {"en": "Station", "de": "Bahnhof", "fr": "Gare de", "zh": "站", "ar": "محطة"},
    "place_of_worship": {"en": "Church", "de": "Kirche", "fr": "Église", "zh": "寺", "ar": "مسجد",
                         "mt": "Knisja"},
    "bakery": {"en": "Bakery", "de": "Bäckerei", "fr": "Boulangerie", "zh": "面包店", "ar": "مخبز"},
    "park": {"en": "Park", "de": "Park", "fr": "Parc", "zh": "公园", "ar": "حديقة", "mt": "Ġnien"},
    "supermarket": {"en": "Foods", "de": "Markt", "fr": "Marché", "zh": "超市", "ar": "سوق"},
    "doctors": {"en": "Surgery", "de": "Praxis", "fr": "Cabinet", "zh": "诊所", "ar": "عيادة"},
}  # fmt: skip

ENGLISH = Language(
    "en",
    _w("Ash Brad Wood Stoke Har Nor Sut Mel Thorn Hawk Burn Lang Whit Stan Chel Wal Kings Oak Elm"
       " Marl Ched Bram Rad Win Hen Ald Beck Crow Dun East West Farn Gold Hol Ips Ken Led Mid Newn"
       " Ot Pem Red Salt Tam Up Wey Yar Bex Cam Dor Ever Fal Graf Hex Ing"),
    _w("ford ton ham bury field wick ley worth bridge borough stead combe well hurst mere don by"
       " thorpe gate stone minster pool mouth cester shaw low dale"),
    ("Great *", "Little *", "Upper *", "Lower *", "* St Mary", "* on Sea", "St *", "North *",
    "* Green",
     "New *", "* Bridge"),
    _w("Wellington Nelson Churchill Victoria Albert Edward Gladstone Cromwell Shakespeare Milton"
       " Tennyson Byron Keats Darwin Newton Stephenson Brunel Florence Elizabeth Alexandra Clarence"
       " Beaufort Marlborough Salisbury Thompson Harrison Robertson Matthew Philip Catherine"),
    ("High Street", "Main Street", "Church Street", "Station Road", "Mill Lane", "Park Road",
     "London Road", "Victoria Road", "Green Lane", "Manor Road", "Church Lane", "The Crescent",
     "Queen Street", "King Street", "School Lane", "Bridge Street", "1st Avenue", "2nd Avenue"),
    ("* Street", "* Road", "* Lane", "* Avenue", "* Close", "* Drive", "* Court", "* Crescent",
     "* Gardens", "* Way", "Old * Road", "St *'s Road"),
    ("Mill", "Orchard", "Meadow", "Willow", "Chestnut", "Railway", "Castle", "Abbey", "Priory",
     "Brook", "River", "Hill", "Windmill", "Rose", "Golden", "Red Lion", "White Hart", "Royal Oak",
     "Fox and Hounds", "Blue Boar", "Swan", "Crown", "Black Bull", "Kingfisher", "Quarry"),
)  # fmt: skip
GERMAN = Language(
    "de",
    _w("Linden Mühl Stein Ober Unter Neu Alt Grün Schön Hohen Nieder König Kirch Wald Eich Buch"
       " Rosen Blumen Stein Wolf Bären Hirsch Fröh Brück Fürsten Kaisers Sünder Lüne Wört Göpp Höch"
       " Münster Bad Lauter Tauber Schwarz Weißen Roten Gold Silber Heiligen Frieden Bern Diet"
       " Gerns"),
    _w("berg dorf heim hausen bach au feld stadt burg ingen kirchen tal weiler rode furt"
    " brücken hof"
       " wald see stein hagen leben büttel moos ried zell"),
    ("Bad *", "* am Main", "Sankt *", "Groß *", "Klein *", "* an der Saale", "Neu *", "* (Allgäu)",
     "Markt *", "* im Tal"),
    _w("Goethe Schiller Mozart Beethoven Bach Wagner Luther Bismarck Adenauer Röntgen Siemens"
    " Daimler"
       " Lessing Heine Uhland Kant Hegel Dürer Böcklin Händel Brückner Müller Schäfer Größler"
       " Hölderlin"
       " Eichendorff Fröbel Gärtner Kästner Schröder"),
    ("Hauptstraße", "Bahnhofstraße", "Schulstraße", "Gartenstraße", "Dorfstraße", "Bergstraße",
     "Kirchweg", "Lindenstraße", "Mühlweg", "Ringstraße", "Am Markt", "Kirchplatz", "Im Winkel",
     "Straße des 17. Juni", "Marktplatz", "Waldweg", "Rathausplatz"),
    ("*straße", "*weg", "*gasse", "*platz", "*allee", "An der *", "*ring", "Am *", "*-Straße",
    "Alte *straße"),
    ("Mühle", "Linde", "Eiche", "Brücke", "Sonne", "Rose", "Krone", "Goldener Hirsch", "Schwan",
     "Löwen", "Bären", "Adler", "Grüner Baum", "Schloss", "Kloster", "Ziegelei", "Bleiche",
     "Wiese", "Anger", "Teich", "Weiher", "Kapelle", "Hopfen", "Räuber"),
)  # fmt: skip
FRENCH = Language(
    "fr",
    _w("Ville Saint-Mar Mont Beau Clair Roche Font Cham Cour Fleur Grand Haut Lor Mar Neu Orl Pré"
       " Quer Rou Sau Tour Val Vau Yve Bel Boi Cha Dan Esch Fer Gué Her Lé Mé Bré Chât"),
    _w("ville court ac y nay mont fort bourg sur-Loire eaux éville ières igny euil ange ay ans"
    " ême ôt"
       " illon ette anges ault"),
    ("Saint-*", "Sainte-*", "* le Grand", "La *", "Le *", "* les Bains", "* en Brie", "Les *"),
    _w("Gambetta Pasteur Voltaire Rousseau Molière Hugo Zola Foch Leclerc Jaurès Clemenceau Carnot"
       " Thiers Diderot Lafayette Mirabeau Condorcet Descartes Racine Corneille Ampère Curie Ferry"
       " République Liberté Général-Leclerc Jean-Moulin"),
    ("Rue de l'Église", "Grande Rue", "Rue du Moulin", "Place de la Mairie", "Rue des Écoles",
     "Rue Victor Hugo", "Rue de la Gare", "Avenue de la République", "Rue du Château"),
    ("Rue *", "Rue du *", "Avenue *", "Boulevard *", "Place *", "Chemin du *", "Impasse *",
    "Allée des *",
     "Quai *"),
    ("Moulin", "Château", "Chêne", "Lavoir", "Pré Fleuri", "Marronnier", "Tilleul", "Verger",
     "Cygne", "Lion d'Or", "Petit Prince", "Bon Accueil", "Coq", "Vieux Port", "Forêt", "Île"),
)  # fmt: skip
MALTESE = Language(
    "mt",
    _w("Żebb Għaj Mell Birk Siġġ Ħamr Marsa Xewk Qrend Żurr Naxx Dingl Mġar Gharb Balz Attard Lij"
       " Gudj Kirk Saf Luq Tarx Fgur Ħarġ Żejt Xagħ Munx Kerċ Sann Wied Buġ"),
    _w("uġ nsielem ieħa arkara iewi un skala ija i a ur ar anna em ieq ebbuħa ien ola ina"),
    ("Ħal *", "Ħaż-*", "Il-*", "Santa *", "San *", "Wied il-*", "Tal-*"),
    _w("Ġorġ Borg Olivier Mintoff Vassalli Dun-Karm Psaila Grognet Manwel Dimech Nerik Mizzi"
    " Duminku"
       " Ġużeppi Pawl Katarina Tereża Lwiġi Mikiel Franġisk Bartolomew Nikola Adrijan"),
    ("Triq il-Kbira", "Triq San Ġorġ", "Triq ir-Repubblika", "Triq il-Knisja", "Pjazza San Pawl",
     "Triq il-Vitorja", "Triq Dun Karm", "Triq il-Mitħna"),
    ("Triq *", "Triq il-*", "Sqaq *", "Triq San *", "Vjal *", "Pjazza *", "Misraħ *"),
    ("Mitħna", "Knisja", "Kappella", "Bajja", "Ġebel", "Ħarrub", "Żnuber", "Għasafar", "Qamar",
     "Xemx", "Baħar", "Torri", "Fortizza", "Għadira", "Ward"),
)  # fmt: skip
CHINESE = Language(
    "zh",
    _w("长 安 平 海 新 东 西 南 北 高 金 龙 凤 明 华 福 永 太 青 白 石 清 云 天 兴 宁 嘉 桂 临 武"),
    _w("州市 江市 山镇 河村 阳市 安镇 泉村 林村 水镇 沙村 城市 源镇 溪村 湖镇 浦镇 桥镇"),
    ("大*", "新*", "上*", "下*"),
    _w("中山 人民 解放 建设 和平 胜利 文化 光明 友谊 长江 黄河 北京 上海 南京 延安 复兴 淮海 朝阳"
       " 迎宾"),
    ("人民路", "中山路", "解放路", "建设路", "和平大道", "文化街", "胜利路", "新华路", "光明街"),
    ("*路", "*街", "*大道", "*东路", "*西路", "*南街", "*北路", "*巷"),
    _w("金龙 凤凰 百花 东方 红星 天府 老街 小香 福满 聚贤 望江 春风 明月 湖畔 翠竹 梅园 桃花 牡丹"),
)  # fmt: skip
ARABIC = Language(
    "ar",
    _w("الرياض القاهرة الأمل النور السلام الزهراء العين الواحة المدينة البستان الشروق الربيع"
       " الحمراء الكرامة النخيل الياسمين الصفا المروة الفيصلية الخالدية"),
    ("", " الجديدة", " القديمة", " الشرقية", " الغربية", " الكبرى", " الصغرى", " العليا"),
    ("مدينة *", "قرية *", "حي *", "وادي *"),
    ("الملك فهد", "الأمير سلطان", "أحمد شوقي", "عمر المختار", "خالد بن الوليد", "صلاح الدين",
     "ابن سينا", "طه حسين", "إبراهيم الخليل", "عائشة", "فاطمة الزهراء", "الإمام مالك"),
    ("شارع الملك عبد العزيز", "شارع الجامعة", "شارع المسجد", "شارع السوق", "شارع الجمهورية"),
    ("شارع *", "طريق *", "ميدان *", "جادة *"),
    ("القمر", "النجمة", "الوردة", "القلعة", "البحر", "الجبل", "الصحراء", "المنارة", "القصر"),
)  # fmt: skip
LANGUAGES = (FRENCH, GERMAN, ENGLISH, MALTESE, ARABIC, CHINESE)
