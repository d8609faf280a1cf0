"""Calls, messages, notifications, music and contacts of a phone: docs/phone-messages.md."""
