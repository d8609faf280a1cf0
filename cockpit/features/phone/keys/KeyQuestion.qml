import QtQuick
import Cockpit

// A key is revoked only after a yes; the last owner's after two.
Rectangle {
    id: question

    required property var vm
    readonly property bool asking: vm.doubt.name !== undefined
    readonly property bool last: vm.doubt.lastOwner === true

    anchors.fill: parent
    visible: asking
    color: Theme.night ? "#C0000000" : "#A0FFFFFF"
    MouseArea { anchors.fill: parent; onClicked: question.vm.keep() }
    Rectangle {
        objectName: "keys.question"
        anchors { left: parent.left; leftMargin: 40 }
        y: parent.height - height - 40
        width: parent.width - 80
        height: 304
        radius: Theme.radius
        color: Theme.surfaceTop
        border { width: 2; color: question.last ? Theme.danger : Theme.warn }
        Accessible.role: Accessible.AlertMessage
        Accessible.name: title.text
        MouseArea { anchors.fill: parent }
        Label {
            id: title
            objectName: "keys.question.title"
            anchors { left: parent.left; leftMargin: 28 }
            y: 20
            width: parent.width - 56
            height: 84
            text: question.asking ? qsTr("Revoke the key of %1?").arg(question.vm.doubt.name) : ""
            size: Theme.title
            strong: true
            wrapMode: Text.Wrap
            fontSizeMode: Text.Fit
            minimumPixelSize: 24
        }
        Label {
            anchors { left: parent.left; leftMargin: 28 }
            y: 112
            width: parent.width - 56
            height: 64
            text: question.last ? qsTr("It is the last owner's. Whoever pairs next owns the car. Really?")
                                : qsTr("It can be added again, in the car only.")
            size: 28
            color: question.last ? Theme.danger : Theme.dim
            wrapMode: Text.Wrap
            fontSizeMode: Text.Fit
            minimumPixelSize: 20
        }
        Row {
            anchors { left: parent.left; leftMargin: 24 }
            y: parent.height - height - 20
            width: parent.width - 48
            spacing: 16
            BigButton {
                objectName: "keys.question.no"
                leaves: true
                width: (parent.width - 16) / 2
                height: 96
                text: qsTr("No")
                onTapped: question.vm.keep()
            }
            BigButton {
                objectName: "keys.question.yes"
                width: (parent.width - 16) / 2
                height: 96
                tone: "danger"
                text: qsTr("Revoke")
                onTapped: question.vm.revoke()
            }
        }
    }
}
