"""Writes nonsense of commands: shuffled, cut, glued, misheard, and words in any order.

`python -m tests.tools.aside_nonsense --seed 7 --count 600` prints a line each, with what it was
made of; the ones that are commands after all are sorted out by hand.
"""

import argparse
import random

COMMANDS = """
set the temperature to twenty one degrees
make it two degrees warmer on the passenger side
turn on the air conditioning in the car
put the fan to fifty percent now
turn on my seat heating on level two
switch off the heated steering wheel again
send the air to the windscreen and my feet
close all of the windows because of the rain
turn off the light inside the car
switch the car into the snow mode
fold both of the outside mirrors in
lock all the doors of the car
unlock all the doors of the car
open the boot of the car for me
close the boot of the car again
open the flap of the charging port
move my seat to memory position three
how much charge is left in the battery
how far can I go with this battery
when is the battery full at this charger
how fast am I going on this road
what is the speed limit on this street
how many kilometres has the car done
when is the next service of the car due
what is the pressure of the rear left tyre
take me to the nearest charging station
find a restaurant along the route to work
add a stop at a supermarket on the way
remove the next stop from my route
take me home without any motorways
show me another way to the destination
what is the next turn on this route
is there any traffic ahead of us
save this place as a favourite for me
show my range on the map please
tell me how long until we arrive
mute the voice of the guidance for now
what was the average consumption of this trip
""".strip().splitlines()
OTHERS = """
apple bridge candle yellow seven mother quickly window table Tuesday river engine soft under
because never yesterday dog paper lemon green sleepy eleven garden whisper cloud door chair spoon
marble wander jumps lucky fork Peter boot heat lock route charge seat mirror fan temperature home
"""
MOST_TRIES = 20
"""For each text: there are only so many halves."""
SOUNDS = (("t", "d"), ("p", "b"), ("th", "f"), ("o", "u"), ("ee", "i"), ("s", "sh"), ("l", "r"),
          ("m", "n"), ("c", "g"), ("a", "e"), ("ar", "or"), ("w", "v"))  # fmt: skip


def nonsense(seed: int, count: int) -> list[tuple[str, str]]:
    """Each text and what it was made of."""
    luck = random.Random(seed)
    others, found = OTHERS.split(), dict[str, str]()
    for _ in range(count * MOST_TRIES):
        if len(found) == count:
            break
        one, two = (command.split() for command in luck.sample(COMMANDS, 2))
        how = ("shuffled", "half", "glued", "misheard", "words", "spoilt")[len(found) % 6]
        match how:
            case "shuffled":
                luck.shuffle(words := one[:])
            case "half":
                start = luck.randrange(0, len(one) - 2)
                words = one[start : start + luck.randrange(2, len(one) - 2)]
            case "glued":
                words = one[: luck.randrange(2, len(one) - 1)] + two[luck.randrange(2, len(two)) :]
            case "misheard":
                words = [_misheard(word, luck) if luck.random() < 0.5 else word for word in one]
            case "words":
                words = luck.choices(others, k=luck.randrange(2, 8))
            case _:
                words = one[:]
                for _ in range(luck.randrange(1, 4)):
                    words[luck.randrange(len(words))] = luck.choice(others)
        found.setdefault(" ".join(words), how)
    return list(found.items())


def _misheard(word: str, luck: random.Random) -> str:
    pairs = [pair for pair in SOUNDS if pair[0] in word or pair[1] in word]
    if not pairs:
        return word
    one, other = luck.choice(pairs)
    return word.replace(one, other, 1) if one in word else word.replace(other, one, 1)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--count", type=int, default=600)
    given = options.parse_args()
    for text, how in nonsense(given.seed, given.count):
        print(f"{how}\t{text}")


if __name__ == "__main__":
    main()
