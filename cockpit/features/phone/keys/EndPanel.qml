import QtQuick
import Cockpit

// What became of it.
Item {
    id: panel

    required property var vm
    readonly property bool done: vm.step === "done"

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: 28
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: panel.done ? "check" : "clock"
            size: 112
            color: panel.done ? Theme.good : Theme.warn
        }
        Label {
            objectName: "keys.end"
            width: parent.width
            text: panel.done ? qsTr("%1 has a key now").arg(panel.vm.name || qsTr("The phone"))
                             : qsTr("This QR code is no longer good")
            size: Theme.title
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 24
        }
        BigButton {
            objectName: "keys.close"
            anchors.horizontalCenter: parent.horizontalCenter
            width: 360
            text: qsTr("Close")
            onTapped: panel.vm.decline()
        }
    }
}
