import QtQuick

// One page's key in the dock.
Rectangle {
    id: button

    property string icon: ""
    property string label: ""
    property bool checked: false
    signal tapped

    Accessible.role: Accessible.PageTab
    Accessible.name: label
    Accessible.checked: checked
    Accessible.onPressAction: tapped()

    width: 148
    height: 88
    radius: Theme.radius
    color: touch.pressed ? Theme.pressed : checked ? Theme.raised : "transparent"

    Column {
        anchors.centerIn: parent
        spacing: 2
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: button.icon
            size: 40
            color: button.checked ? Theme.accent : Theme.dim
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(implicitWidth, button.width - 8)
            text: button.label
            size: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 20
            strong: button.checked
            color: button.checked ? Theme.text : Theme.dim
        }
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: button.tapped() }
}
