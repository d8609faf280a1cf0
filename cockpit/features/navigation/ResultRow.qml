import QtQuick
import Cockpit

// One place that was found: what it is, where, how far, and the charge on arrival where known.
Item {
    id: row

    required property var place
    signal tapped

    height: 92
    Accessible.role: Accessible.ListItem
    Accessible.name: place.name + ", " + place.detail
    Accessible.onPressAction: tapped()

    Rectangle {
        anchors { fill: parent; topMargin: 2; bottomMargin: 2 }
        radius: 18
        color: touch.pressed ? Theme.pressed : "transparent"
    }
    Rectangle {
        anchors.bottom: parent.bottom
        anchors { left: parent.left; leftMargin: 72 }
        width: parent.width - 72
        height: 1
        color: Theme.line
        opacity: 0.6
    }
    Icon {
        anchors { left: parent.left; leftMargin: 16 }
        anchors.verticalCenter: parent.verticalCenter
        name: row.place.icon
        size: 40
        color: Theme.accent
    }
    Column {
        anchors.verticalCenter: parent.verticalCenter
        anchors { left: parent.left; leftMargin: 76 }
        width: parent.width - 76 - side.width - 24
        Label {
            width: parent.width
            text: row.place.name
            strong: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 24
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: row.place.detail
            size: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 20
            color: Theme.dim
        }
    }
    Column {
        id: side
        anchors { right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
        Label {
            anchors.right: parent.right
            text: row.place.distance
            size: 28
            strong: true
        }
        Label {
            visible: text !== ""
            anchors.right: parent.right
            text: row.place.extra
            size: Theme.small
            color: Theme.dim
        }
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: row.tapped() }
}
