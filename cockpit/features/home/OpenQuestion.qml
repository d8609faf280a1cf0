import QtQuick
import Cockpit

// What moves a door of the house is asked first, wherever the driver is looking.
Item {
    id: overlay

    required property var vm
    readonly property var ask: vm.question
    readonly property bool asking: ask.key !== undefined
    readonly property var titles: ({ open: qsTr("Open %1?"), close: qsTr("Close %1?"), unlock: qsTr("Unlock %1?"),
                                     position: qsTr("Move %1?"), turn: qsTr("Switch %1?"),
                                     press: qsTr("Start %1?"), activate: qsTr("Start %1?") })

    implicitHeight: 0
    visible: asking

    Rectangle {
        objectName: "home.question"
        x: 40       // over the page in every language, never over the cards
        y: parent.height - height - 40
        width: 792
        height: 232
        radius: Theme.radius
        color: Theme.surfaceTop
        border { width: 2; color: Theme.warn }
        Accessible.role: Accessible.AlertMessage
        Accessible.name: title.text

        MouseArea { anchors.fill: parent }
        Icon {
            anchors { left: parent.left; leftMargin: 28 }
            y: 24
            name: overlay.ask.icon ?? ""
            size: 64
            color: Theme.warn
        }
        Label {
            id: title
            objectName: "home.question.title"
            anchors { left: parent.left; leftMargin: 116 }
            y: 20
            width: parent.width - 116 - 24
            text: overlay.asking ? (overlay.titles[overlay.ask.what] ?? "%1").arg(overlay.ask.name) : ""
            size: Theme.title
            strong: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 28
        }
        Label {
            anchors { left: parent.left; leftMargin: 116 }
            y: 72
            width: parent.width - 116 - 24
            text: overlay.asking ? qsTr("Now: %1").arg(overlay.ask.word ? qsTr(overlay.ask.word) : overlay.ask.number) : ""
            size: 28
            color: Theme.dim
        }
        Row {
            anchors { left: parent.left; leftMargin: 24 }
            y: parent.height - height - 20
            width: parent.width - 48
            height: 96
            spacing: 16
            BigButton {
                objectName: "home.no"
                leaves: true
                width: (parent.width - 16) / 2
                height: 96
                text: qsTr("No")
                onTapped: overlay.vm.no()
            }
            BigButton {
                objectName: "home.yes"
                width: (parent.width - 16) / 2
                height: 96
                tone: "accent"
                text: qsTr("Yes")
                onTapped: overlay.vm.yes()
            }
        }
    }
}
