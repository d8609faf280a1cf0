"""Imports odd profile files: each ends in a preview that is sound, or in one reason.

`python -m tests.tools.fuzz_profiles --count 100000`. Files are cut, have bits flipped or bytes
overwritten, are glued, are noise, or hold odd values under a good signature; texts likewise. The
profile that they are read for must not change, and what is taken must be fit to be kept.
"""

import argparse
import json
import random
import time
import zlib
from collections import Counter
from typing import Any

from cockpit.features.profiles.car_key import CarKey
from cockpit.features.profiles.fields import FIELDS
from cockpit.features.profiles.portable import (
    MAGIC,
    VERSION,
    as_text,
    exported,
    from_text,
    imported,
)
from cockpit.features.profiles.preview import preview
from cockpit.features.profiles.profile import read
from cockpit.features.profiles.refusal import Reason, Refused
from tests.features.profiles.drivers import driver
from tests.tools.odd_things import odd_value

SLOW_S = 0.25
"""Of the processor, without a passphrase."""
PASSPHRASE = "a horse, a staple"
SEALED_SHARE = 0.0005
"""Of files under a passphrase: each of those costs what argon2id costs."""
KINDS = ("cut", "flip", "overwrite", "glue", "noise", "values", "table", "text", "version", "good")


class Fuzz:
    """One car, one file, one profile that must stay as it is."""

    def __init__(self, seed: int) -> None:
        self.luck = random.Random(seed)
        self.car, self.other = CarKey(None), CarKey(None)
        self.here, there = driver("Ben", "Mill Lane"), driver()
        self.before = self.here.tell()
        self.good = _file(exported(there, self.car, 1.8e9))
        self.sealed = _file(exported(there, self.car, 1.8e9, PASSPHRASE))
        self.strange = _file(exported(there, self.other, 1.8e9))
        self.told = there.tell()

    def once(self) -> str:
        """Read an odd file; returns what came of it. Raises AssertionError."""
        if self.luck.random() < SEALED_SHARE:
            word = self.luck.choice((PASSPHRASE, "", "wrong horse", "x" * 1000))
            return self._end(self.sealed, word, slow=True)
        kind = self.luck.choice(KINDS)
        if kind == "text":
            return self._text()
        return self._end(self._odd(kind), "")

    def _odd(self, kind: str) -> bytes:
        luck, file = self.luck, bytearray(self.luck.choice((self.good, self.good, self.strange)))
        at = luck.randrange(len(file))
        match kind:
            case "cut":
                del file[at:]
            case "flip":
                for _ in range(luck.choice((1, 1, 2, 30))):
                    file[luck.randrange(len(file))] ^= 1 << luck.randrange(8)
            case "overwrite":
                file[at : at + 64] = luck.randbytes(luck.randrange(64))
            case "glue":
                file[at:at] = luck.choice((bytes(file), luck.randbytes(9), b"\0"))
            case "noise":
                file[:] = luck.choice((b"", MAGIC)) + luck.randbytes(luck.randrange(400))
            case "values":
                return self._signed(self._values())
            case "table":
                return self._signed(json.dumps(odd_value(luck), ensure_ascii=True).encode())
            case "version":
                file[len(MAGIC) : len(MAGIC) + 2] = luck.randbytes(2)
            case _:
                pass  # as good as it was
        return bytes(file)

    def _values(self) -> bytes:
        """A table like a profile's, with values that are not."""
        values: dict[str, Any] = dict(self.told)
        for name in self.luck.sample(tuple(FIELDS), 4):
            values[name] = self._like(values.get(name))
        table = {"id": "0123456789abcdef", "made_at": 1, "values": values}
        if self.luck.random() < 0.2:
            table[self.luck.choice(tuple(table))] = odd_value(self.luck)
        return json.dumps(table).encode()

    def _like(self, value: Any) -> Any:
        """The value, with something odd in it."""
        if isinstance(value, list) and value and self.luck.random() < 0.7:
            return [*value, self._like(value[0])] * self.luck.choice((1, 1, 80))
        if isinstance(value, dict) and value and self.luck.random() < 0.7:
            return value | {self.luck.choice(tuple(value)): odd_value(self.luck)}
        return odd_value(self.luck)

    def _signed(self, inside: bytes) -> bytes:
        body = zlib.compress(inside, 1)
        size = len(body).to_bytes(4)
        data = MAGIC + VERSION.to_bytes(2) + b"\0" + size + self.car.public + body
        return data + self.car.sign(data)

    def _text(self) -> str:
        text = as_text(self.good)
        assert isinstance(text, str)
        letters = list(text)
        for _ in range(self.luck.randrange(4)):
            letters[self.luck.randrange(len(letters))] = self.luck.choice("aZ09-_ =\nä\ud800\0")
        cut = self.luck.choice((len(letters), self.luck.randrange(len(letters))))
        file = from_text("".join(letters[:cut]))
        return file.reason.name if isinstance(file, Refused) else self._end(file, "")

    def _end(self, file: bytes, passphrase: str, slow: bool = False) -> str:
        began = time.process_time()
        found = imported(file, {self.car.public}, passphrase)
        if isinstance(found, Refused):
            end = found.reason.name
            assert "\n" not in found.reason
            assert len(found.reason) < 100
        else:
            seen = preview(found, self.here)
            after = seen.apply(self.here)
            assert read(after.id, json.loads(json.dumps(after.tell()))) == after
            assert seen.undo(after) == self.here
            assert all(len(unfit.title) <= 60 and len(unfit.why) < 200 for unfit in seen.unfit)
            end = "taken"
        assert slow or time.process_time() - began < SLOW_S, f"slow: {file[:80]!r}"
        assert self.here.tell() == self.before
        return end


def fuzz_often(count: int, seed: int) -> Counter[str]:
    """As often as asked; returns how often what came of it. Raises AssertionError."""
    fuzz = Fuzz(seed)
    done = Counter(fuzz.once() for _ in range(count))
    assert done.keys() <= {"taken", *Reason.__members__}
    return done


def _file(made: bytes | Refused) -> bytes:
    assert isinstance(made, bytes), made
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    done = fuzz_often(given.count, given.seed)
    listed = ", ".join(f"{count} × {end}" for end, count in sorted(done.items()))
    print(f"{given.count} files: {listed}; no crash, nothing changed")


if __name__ == "__main__":
    main()
