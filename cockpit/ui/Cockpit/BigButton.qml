import QtQuick

// A button with a word, an icon, or both.
Rectangle {
    id: button

    property string text: ""
    property string icon: ""
    property int iconSize: 40
    property int size: 28
    property bool checked: false
    property bool allowed: true
    property color tone: Theme.accent
    signal tapped

    implicitWidth: Math.max(Theme.touch, row.implicitWidth + 2 * Theme.pad)
    implicitHeight: Theme.touch
    radius: 20
    color: checked ? tone : touch.pressed && allowed ? Theme.pressed : Theme.raised
    border { width: checked ? 0 : 1; color: Theme.line }
    Accessible.role: Accessible.Button
    Accessible.name: text || icon
    Accessible.onPressAction: if (allowed) tapped()

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 12
        opacity: button.allowed ? 1 : 0.4
        Icon {
            visible: button.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            size: button.iconSize
            color: button.checked ? Theme.onAccent : Theme.text
        }
        Label {
            visible: button.text !== ""
            anchors.verticalCenter: parent.verticalCenter
            text: button.text
            size: button.size
            weight: Font.DemiBold
            color: button.checked ? Theme.onAccent : Theme.text
        }
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: if (button.allowed) button.tapped() }
}
