import QtQuick

// The driver's temperature, always at hand.
ZoneDock { driver: true }
