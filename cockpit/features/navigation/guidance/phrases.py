"""What guidance says, as tables: one `Language` each, found by its code.

`{distance}`, `{street}`, `{exit}`, `{toward}`, `{count}` are put in; actions are without a full
stop, and are what follows "In 400 metres".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """All words of one language."""

    metres: str
    kilometres: str
    one_kilometre: str
    feet: str
    miles: str
    one_mile: str
    quarters: tuple[str, str, str]
    """A quarter, half, and three quarters of a mile."""
    point: str
    ahead: str
    """Puts a distance before an action."""
    chained: str
    """What follows within seconds."""
    chained_end: str
    """The same where the destination follows."""
    then_words: tuple[str, ...]
    """By these one sees that a sentence already tells what follows."""
    after: str
    onto: str
    """Adds the street to an action."""
    toward: str
    """Adds the sign's places to an action."""
    actions: dict[str, str]
    ordinals: tuple[str, ...]
    stop: str
    """Ends a sentence."""
    lower: tuple[str, ...]
    """First words that are written small within a sentence; ("*",) is all."""


EN = Language(
    metres="{n} metres",
    kilometres="{n} kilometres",
    one_kilometre="1 kilometre",
    feet="{n} feet",
    miles="{n} miles",
    one_mile="1 mile",
    quarters=("a quarter mile", "half a mile", "three quarters of a mile"),
    point=".",
    ahead="In {distance} {action}",
    chained="{first}, then immediately {second}",
    chained_end="{first}, then {second}",
    then_words=("then ",),
    after="Continue for {distance}",
    onto="{action} onto {street}",
    toward="{action} toward {toward}",
    actions={
        "start": "start",
        "destination": "you will reach your destination",
        "destination_right": "your destination is on the right",
        "destination_left": "your destination is on the left",
        "continue": "continue straight on",
        "slight_right": "bear right",
        "turn_right": "turn right",
        "sharp_right": "turn sharp right",
        "u_turn_right": "make a U-turn",
        "u_turn_left": "make a U-turn",
        "sharp_left": "turn sharp left",
        "turn_left": "turn left",
        "slight_left": "bear left",
        "ramp_straight": "go straight onto the ramp",
        "ramp_right": "take the ramp on the right",
        "ramp_left": "take the ramp on the left",
        "exit_right": "take the exit on the right",
        "exit_left": "take the exit on the left",
        "exit_numbered": "take exit {exit}",
        "stay_straight": "keep straight on",
        "stay_right": "keep right",
        "stay_left": "keep left",
        "merge": "merge",
        "merge_right": "merge to the right",
        "merge_left": "merge to the left",
        "roundabout_enter": "enter the roundabout",
        "roundabout_count": "at the roundabout take the {count} exit",
        "roundabout_exit": "leave the roundabout",
        "ferry_enter": "take the ferry",
        "ferry_exit": "leave the ferry",
    },
    ordinals=("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    stop=".",
    lower=("*",),
)
DE = Language(
    metres="{n} Metern",
    kilometres="{n} Kilometern",
    one_kilometre="einem Kilometer",
    feet="{n} Fuß",
    miles="{n} Meilen",
    one_mile="einer Meile",
    quarters=("einer Viertelmeile", "einer halben Meile", "einer Dreiviertelmeile"),
    point=",",
    ahead="In {distance} {action}",
    chained="{first}, dann sofort {second}",
    chained_end="{first}, dann {second}",
    then_words=("dann ", "danach "),
    after="Nächster Hinweis in {distance}",
    onto="{action} auf {street}",
    toward="{action} Richtung {toward}",
    actions={
        "start": "losfahren",
        "destination": "ist Ihr Ziel erreicht",
        "destination_right": "liegt Ihr Ziel rechts",
        "destination_left": "liegt Ihr Ziel links",
        "continue": "geradeaus weiterfahren",
        "slight_right": "leicht rechts abbiegen",
        "turn_right": "rechts abbiegen",
        "sharp_right": "scharf rechts abbiegen",
        "u_turn_right": "wenden",
        "u_turn_left": "wenden",
        "sharp_left": "scharf links abbiegen",
        "turn_left": "links abbiegen",
        "slight_left": "leicht links abbiegen",
        "ramp_straight": "geradeaus auf die Auffahrt",
        "ramp_right": "rechts auf die Auffahrt",
        "ramp_left": "links auf die Auffahrt",
        "exit_right": "rechts die Ausfahrt nehmen",
        "exit_left": "links die Ausfahrt nehmen",
        "exit_numbered": "die Ausfahrt {exit} nehmen",
        "stay_straight": "geradeaus halten",
        "stay_right": "rechts halten",
        "stay_left": "links halten",
        "merge": "einfädeln",
        "merge_right": "rechts einfädeln",
        "merge_left": "links einfädeln",
        "roundabout_enter": "in den Kreisverkehr einfahren",
        "roundabout_count": "im Kreisverkehr die {count} Ausfahrt nehmen",
        "roundabout_exit": "den Kreisverkehr verlassen",
        "ferry_enter": "auf die Fähre fahren",
        "ferry_exit": "von der Fähre fahren",
    },
    ordinals=("erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte"),
    stop=".",
    lower=(
        "rechts", "links", "scharf", "leicht", "halten", "wenden", "die", "den", "das", "weiter",
        "geradeaus", "auf", "im", "in", "an", "am", "fahren", "nehmen", "biegen", "folgen",
        "bleiben", "einfädeln", "bei", "sie", "nach", "von", "vom", "ihr", "ist", "liegt",
    ),
)  # fmt: skip
ZH = Language(
    metres="{n}米",
    kilometres="{n}公里",
    one_kilometre="1公里",
    feet="{n}英尺",
    miles="{n}英里",
    one_mile="1英里",
    quarters=("四分之一英里", "半英里", "四分之三英里"),
    point=".",
    ahead="前方{distance}{action}",
    chained="{first}，随后立即{second}",
    chained_end="{first}，随后{second}",
    then_words=("然后", "随后"),
    after="继续行驶{distance}",
    onto="{action}，进入{street}",
    toward="{action}，往{toward}方向",
    actions={
        "start": "出发",
        "destination": "到达目的地",
        "destination_right": "目的地在道路右侧",
        "destination_left": "目的地在道路左侧",
        "continue": "直行",
        "slight_right": "靠右前方行驶",
        "turn_right": "右转",
        "sharp_right": "向右后方转弯",
        "u_turn_right": "掉头",
        "u_turn_left": "掉头",
        "sharp_left": "向左后方转弯",
        "turn_left": "左转",
        "slight_left": "靠左前方行驶",
        "ramp_straight": "直行进入匝道",
        "ramp_right": "靠右进入匝道",
        "ramp_left": "靠左进入匝道",
        "exit_right": "从右侧出口驶出",
        "exit_left": "从左侧出口驶出",
        "exit_numbered": "从{exit}出口驶出",
        "stay_straight": "保持直行",
        "stay_right": "靠右行驶",
        "stay_left": "靠左行驶",
        "merge": "汇入主路",
        "merge_right": "向右汇入主路",
        "merge_left": "向左汇入主路",
        "roundabout_enter": "进入环岛",
        "roundabout_count": "进入环岛，从第{count}个出口驶出",
        "roundabout_exit": "驶出环岛",
        "ferry_enter": "驶上轮渡",
        "ferry_exit": "驶离轮渡",
    },
    ordinals=("一", "二", "三", "四", "五", "六", "七", "八"),
    stop="。",
    lower=(),
)
LANGUAGES = {"en": EN, "de": DE, "zh": ZH}


def language_of(code: str) -> Language:
    """The words for a code such as de or de-DE; English where there are none."""
    return LANGUAGES.get(code.replace("_", "-").split("-")[0].lower(), EN)
