import QtQuick

// The clock, and how the car's buses fare.
Item {
    id: strip

    required property var shell
    readonly property bool up: shell.status.up
    readonly property bool trouble: shell.status.trouble

    implicitWidth: row.implicitWidth
    Row {
        id: row
        anchors.verticalCenter: parent.verticalCenter
        spacing: 16
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 14
            height: 14
            radius: 7
            color: !strip.up ? Theme.danger : strip.trouble ? Theme.warn : Theme.good
        }
        Label {
            objectName: "status.bus"
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: strip.up && !strip.trouble ? "" : strip.shell.status.text || qsTr("No connection")
            color: strip.up ? Theme.warn : Theme.danger
        }
        Label {
            objectName: "status.time"
            anchors.verticalCenter: parent.verticalCenter
            text: strip.shell.time
            size: 34
            weight: Font.DemiBold
        }
    }
}
