import QtQuick
import Cockpit

// A broad minus or plus.
Rectangle {
    id: key

    required property string icon
    required property string label
    property bool dimmed: !enabled
    signal tapped

    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.onPressAction: tapped()

    implicitHeight: 88
    radius: 18
    color: touch.pressed ? Theme.pressed : Theme.raised

    Icon { anchors.centerIn: parent; name: key.icon; size: 44; color: key.dimmed ? Theme.faint : Theme.text }
    MouseArea { id: touch; anchors.fill: parent; onClicked: key.tapped() }
}
