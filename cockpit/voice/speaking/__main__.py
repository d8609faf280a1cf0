"""`python -m cockpit.voice.speaking`: started by its owner; by hand only with --check."""

import argparse
import sys

from cockpit.voice.speaking.child import main

parser = argparse.ArgumentParser(prog="cockpit.voice.speaking")
parser.add_argument("--parent", type=int, default=0)
parser.add_argument("--check", action="store_true", help="Tell the loudspeaker and the voices.")
given = parser.parse_args()
if given.check:
    from cockpit.voice.speaking.check import check

    sys.stdout.write(check())
else:
    main(given.parent)
