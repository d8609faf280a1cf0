import QtQuick
import Cockpit

// A sentence that one can say, or touch.
Rectangle {
    id: chip

    property string text: ""
    property bool strong: false
    property int most: 640
    signal tapped

    implicitWidth: Math.min(most, label.implicitWidth + 48)
    implicitHeight: 80
    radius: 40
    color: touch.pressed ? Theme.pressed : strong ? Theme.accent : Theme.raised
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: tapped()
    Label {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, chip.width - 40)
        text: chip.text
        size: 28
        strong: chip.strong
        color: chip.strong ? Theme.accentInk : Theme.text
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: chip.tapped() }
}
