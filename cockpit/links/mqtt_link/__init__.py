"""The link to phone, home and fleet: MQTT brokers, one session each."""
