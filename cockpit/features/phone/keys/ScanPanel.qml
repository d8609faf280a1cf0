import QtQuick
import Cockpit

// The QR code, dark on white by day and by night, as large as there is room for.
Item {
    id: panel

    required property var vm
    required property var roleNames
    readonly property real side: Math.min(height, width - 260)

    Rectangle {
        objectName: "keys.qr"
        anchors.left: parent.left
        y: (panel.height - height) / 2
        width: panel.side
        height: panel.side
        radius: 12
        color: "white"
        Image {
            id: code
            anchors.centerIn: parent
            // Whole pixels for each module, so that all are of one size.
            width: implicitWidth * Math.max(1, Math.floor(panel.side / Math.max(1, implicitWidth)))
            height: width
            source: panel.vm.qr
            smooth: false
            cache: false
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("QR code")
        }
    }
    Column {
        anchors { left: parent.left; leftMargin: panel.side + 28 }
        width: panel.width - panel.side - 28
        anchors.verticalCenter: parent.verticalCenter
        spacing: 20
        Label {
            width: parent.width
            text: qsTr("Point the phone's camera at it")
            wrapMode: Text.Wrap
            elide: Text.ElideNone
        }
        Label {
            objectName: "keys.for"
            width: parent.width
            text: panel.roleNames[panel.vm.role] ?? ""
            size: Theme.small
            color: Theme.dim
        }
        Label {
            objectName: "keys.left"
            text: panel.vm.left
            size: Theme.big
            strong: true
        }
        BigButton {
            objectName: "keys.cancel"
            leaves: true
            width: parent.width
            text: qsTr("Cancel")
            onTapped: panel.vm.decline()
        }
    }
}
