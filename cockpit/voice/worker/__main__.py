"""`python -m cockpit.voice.worker`: started by the client, never by hand."""

import argparse

from cockpit.voice.worker.child import main

parser = argparse.ArgumentParser(prog="cockpit.voice.worker")
parser.add_argument("--parent", type=int, required=True)
main(parser.parse_args().parent)
