"""The road graph as the simulated world sees it: which ways there are, and what they are like."""
