"""The companion for the phone: a web app that the car serves, and its way to the car's broker."""
