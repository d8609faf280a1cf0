import QtQuick

// An icon over a small label, as in the dock.
Item {
    id: button

    property string icon
    property string label: ""
    property bool checked: false
    property bool pending: false
    property bool allowed: true
    signal tapped

    implicitWidth: Math.max(132, name.implicitWidth + 2 * Theme.pad)
    implicitHeight: 88
    Accessible.role: Accessible.Button
    Accessible.name: label || icon
    Accessible.onPressAction: if (allowed) tapped()

    Rectangle {
        anchors.fill: parent
        radius: 20
        color: touch.pressed ? Theme.pressed : Theme.raised
        opacity: button.checked || touch.pressed ? 1 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.ms(150) } }
    }
    Column {
        anchors.centerIn: parent
        spacing: 4
        opacity: button.allowed ? 1 : 0.4
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: button.icon
            size: 38
            color: button.checked ? Theme.accent : Theme.dim
        }
        Label {
            id: name
            anchors.horizontalCenter: parent.horizontalCenter
            visible: text !== ""
            text: button.label
            weight: button.checked ? Font.DemiBold : Font.Normal
            color: button.checked ? Theme.text : Theme.dim
        }
    }
    PendingBar {
        anchors { bottom: parent.bottom; bottomMargin: 4; horizontalCenter: parent.horizontalCenter }
        width: 48
        pending: button.pending
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: if (button.allowed) button.tapped() }
}
