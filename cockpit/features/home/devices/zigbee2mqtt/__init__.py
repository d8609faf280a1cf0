"""Zigbee2MQTT: the bridge's list of devices, and what each of them exposes."""
