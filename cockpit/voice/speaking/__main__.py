"""`python -m cockpit.voice.speaking`: started by its owner; by hand only to ask."""

import argparse
import sys

from cockpit.voice.speaking.child import main

parser = argparse.ArgumentParser(prog="cockpit.voice.speaking")
parser.add_argument("--parent", type=int, default=0)
parser.add_argument("--check", action="store_true", help="Tell the loudspeaker and the voices.")
parser.add_argument("--phonemes", nargs=2, metavar=("LANGUAGE", "TEXT"), help="How it is read.")
given = parser.parse_args()
if given.phonemes:
    from cockpit.voice.speaking.check import phonemes

    sys.stdout.write(phonemes(*given.phonemes))
elif given.check:
    from cockpit.voice.speaking.check import check

    sys.stdout.write(check())
else:
    main(given.parent)
