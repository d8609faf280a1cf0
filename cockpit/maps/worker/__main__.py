"""`python -m cockpit.maps.worker`: started by the client, never by hand."""

import argparse
from pathlib import Path

from cockpit.maps.worker.child import main

parser = argparse.ArgumentParser(prog="cockpit.maps.worker")
parser.add_argument("--region", type=Path, required=True)
parser.add_argument("--parent", type=int, required=True)
parser.add_argument("--nice", type=int, default=0)
given = parser.parse_args()
main(given.region, given.parent, given.nice)
