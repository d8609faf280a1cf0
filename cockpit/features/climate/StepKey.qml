import QtQuick
import Cockpit

// A broad minus or plus.
Rectangle {
    id: key

    required property string icon
    required property string label
    signal tapped

    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.onPressAction: tapped()

    implicitHeight: 88
    radius: 18
    opacity: enabled ? 1 : 0.4
    color: touch.pressed ? Theme.pressed : Theme.raised

    Icon { anchors.centerIn: parent; name: key.icon; size: 44; color: Theme.text }
    MouseArea { id: touch; anchors.fill: parent; onClicked: key.tapped() }
}
