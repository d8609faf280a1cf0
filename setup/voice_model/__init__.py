"""How the bundled English speech model is made: `make voice-model`. README.md tells the steps."""
