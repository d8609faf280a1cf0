import QtQuick

// Time, outside temperature where a feature gives it, and how the link to the car stands.
Item {
    id: strip

    required property var shell
    readonly property var status: shell.status
    readonly property bool starting: !status.up && !status.trouble
    readonly property bool calm: status.up && !status.trouble
    readonly property color tone: starting ? Theme.dim : !status.up ? Theme.danger
                                  : status.trouble ? Theme.warn : Theme.good

    implicitHeight: 48

    Label {
        objectName: "status.time"
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        text: strip.shell.time
        size: Theme.body
        strong: true
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("Time")
    }
    Row {
        id: link
        objectName: "status.link"
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        spacing: 12
        Accessible.role: Accessible.StaticText
        Accessible.name: words.text || qsTr("Connected")
        Accessible.description: strip.status.text
        Label {
            id: words
            objectName: "status.text"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, strip.width - 140)
            text: strip.calm ? "" : strip.starting ? qsTr("Connecting …")
                  : strip.status.text ? strip.status.text : qsTr("No connection")
            size: Theme.small
            color: strip.tone
        }
        Rectangle {
            visible: strip.status.up
            anchors.verticalCenter: parent.verticalCenter
            width: 14
            height: 14
            radius: 7
            color: strip.tone
        }
        Icon {
            visible: !strip.status.up && !strip.starting
            anchors.verticalCenter: parent.verticalCenter
            name: "link"
            size: 32
            color: strip.tone
        }
    }
}
