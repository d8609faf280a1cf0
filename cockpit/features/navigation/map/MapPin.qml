import QtQuick
import Cockpit

// A mark that stands on its point.
Item {
    id: pin

    property string icon: "pin"
    property string text: ""

    Rectangle {
        x: -28
        y: -74
        width: 56
        height: 56
        radius: 28
        color: Theme.accent
        border { width: 3; color: Theme.night ? "#06201D" : "#FFFFFF" }
        Icon {
            anchors.centerIn: parent
            visible: pin.text === ""
            name: pin.icon
            size: 34
            color: Theme.accentInk
        }
        Label {
            anchors.centerIn: parent
            text: pin.text
            size: 28
            strong: true
            color: Theme.accentInk
        }
    }
    Rectangle { x: -2; y: -18; width: 4; height: 16; color: Theme.accent }
    Rectangle { x: -6; y: -6; width: 12; height: 12; radius: 6; color: Theme.accent }
}
