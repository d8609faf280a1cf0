"""What each ECU says in each of its messages: one function per DBC message."""
