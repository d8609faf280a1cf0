import QtQuick
import Cockpit

// A phone has answered: the same six digits must stand on both.
Item {
    id: panel

    required property var vm
    required property var roleNames

    Label {
        objectName: "keys.candidate"
        width: parent.width
        y: 8
        text: [panel.vm.name || qsTr("A phone"), panel.roleNames[panel.vm.role] ?? ""].join(" · ")
        size: Theme.title
        horizontalAlignment: Text.AlignHCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 24
    }
    Label {
        objectName: "keys.code"
        width: parent.width
        y: 64
        text: panel.vm.code
        size: 150
        strong: true
        color: Theme.accent
        horizontalAlignment: Text.AlignHCenter
    }
    Label {
        width: parent.width
        y: 252
        text: qsTr("Does the phone show this code? If not, somebody else has answered.")
        size: 28
        color: Theme.dim
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        horizontalAlignment: Text.AlignHCenter
    }
    Row {
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: 16
        BigButton {
            objectName: "keys.no"
            width: (parent.width - 16) / 2
            height: 112
            text: qsTr("No")
            onTapped: panel.vm.decline()
        }
        BigButton {
            objectName: "keys.yes"
            width: (parent.width - 16) / 2
            height: 112
            tone: "accent"
            text: qsTr("Yes")
            onTapped: panel.vm.accept()
        }
    }
}
