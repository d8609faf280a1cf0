"""What announces itself for Home Assistant: MQTT discovery, read with templates in a sandbox."""
