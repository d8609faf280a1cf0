import QtQuick
import Cockpit

// The way back, and what the panel is about.
Item {
    id: head

    property string title: ""
    property string subtitle: ""
    property real taken: 0              // at the end, by a key of the panel
    signal closed

    width: parent ? parent.width : 0
    height: 88

    IconButton {
        objectName: "home.back"
        leaves: true
        anchors.left: parent.left
        icon: "back"
        label: qsTr("Back")
        onTapped: head.closed()
    }
    Column {
        anchors { left: parent.left; leftMargin: 112 }
        width: parent.width - 112 - head.taken
        anchors.verticalCenter: parent.verticalCenter
        Label {
            width: parent.width
            text: head.title
            size: Theme.title
            strong: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 28
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: head.subtitle
            size: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 20
            color: Theme.dim
        }
    }
}
