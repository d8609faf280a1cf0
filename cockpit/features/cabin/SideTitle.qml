import QtQuick
import Cockpit

// A quiet heading over a group of keys.
Text {
    color: Theme.dim
    height: 32
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignBottom
    font { family: Theme.fontFamily; pixelSize: 24 }
    elide: Text.ElideRight
}
