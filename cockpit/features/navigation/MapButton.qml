import QtQuick
import Cockpit

// A round key that floats on the map.
Rectangle {
    id: button

    property string icon: ""
    property string label: ""
    property bool checked: false
    property real turned: 0
    signal tapped

    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.onPressAction: tapped()

    width: 84
    height: 84
    radius: 42
    color: touch.pressed ? Theme.pressed : checked ? Theme.accent : Theme.night ? "#EE161C22" : "#F7FFFFFF"
    border { width: 1; color: Theme.night ? "#2A323B" : "#D5DCE2" }

    Icon {
        anchors.centerIn: parent
        name: button.icon
        size: 44
        color: button.checked ? Theme.accentInk : button.enabled ? Theme.text : Theme.faint
        rotation: button.turned
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: button.tapped() }
}
