import QtQuick

// The passenger's temperature, always at hand.
ZoneDock { driver: false }
