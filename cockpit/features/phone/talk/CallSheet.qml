import QtQuick
import Cockpit

// Who calls, over the page and never over the cluster; a call that runs is a strip.
Item {
    id: sheet

    required property var vm
    readonly property var call: vm.call
    readonly property bool rings: call.state === "ringing"
    readonly property bool runs: call.state === "active"
    readonly property string asked: call.asked ?? ""
    readonly property string who: call.who || qsTr("Unknown caller")

    implicitHeight: 0

    Rectangle {
        objectName: "phone.call"
        visible: sheet.rings
        anchors { left: parent.left; leftMargin: 16 }
        y: 16
        width: sheet.width - 32
        height: 264
        radius: 32
        color: Theme.surfaceTop
        border { width: 2; color: Theme.good }
        Accessible.role: Accessible.AlertMessage
        Accessible.name: sheet.who

        Shield {}
        Icon { anchors { left: parent.left; leftMargin: 32 } y: 34; name: "call"; size: 72; color: Theme.good }
        Label {
            objectName: "phone.call.who"
            anchors { left: parent.left; leftMargin: 132 }
            y: 14
            width: parent.width - 132 - 104
            text: sheet.who
            size: Theme.big
            strong: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 40
            textFormat: Text.PlainText
        }
        Pending {
            objectName: "phone.call.pending"
            anchors { right: parent.right; top: parent.top; margins: 32 }
            width: 56
            thickness: 5
            running: sheet.asked !== ""
        }
        Label {
            anchors { left: parent.left; leftMargin: 134 }
            y: 102
            width: parent.width - 134 - 32
            objectName: "phone.call.about"
            text: sheet.call.told ? qsTr(sheet.call.told) : sheet.call.number || qsTr("is calling")
            textFormat: Text.PlainText
            size: 28
            color: sheet.call.told ? Theme.warn : Theme.dim
        }
        Row {
            anchors { left: parent.left; leftMargin: 24 }
            y: parent.height - height - 24
            height: 96
            spacing: 16
            BigButton {
                objectName: "phone.decline"
                width: 300
                height: 96
                enabled: sheet.asked === ""
                tone: "danger"
                icon: "hang-up"
                text: qsTr("Decline")
                onTapped: sheet.vm.decline()
            }
            BigButton {
                objectName: "phone.later"
                width: sheet.width - 32 - 48 - 632
                height: 96
                enabled: sheet.asked === ""
                text: qsTr("I'm driving, I'll call later")
                onTapped: sheet.vm.declineLater()
            }
            BigButton {
                objectName: "phone.answer"
                width: 300
                height: 96
                enabled: sheet.asked === ""
                tone: "accent"
                icon: "call"
                text: qsTr("Answer")
                onTapped: sheet.vm.answer()
            }
        }
    }
    Rectangle {
        objectName: "phone.running"
        readonly property int pageWidth: 872
        visible: sheet.runs
        x: Theme.mirrored ? pageWidth - width - 24 : 24      // never over the cards
        y: 12
        width: Math.min(pageWidth - 48, Math.max(512, who.implicitWidth + 298))
        height: 88
        radius: 44
        color: Theme.surfaceTop
        border { width: 2; color: Theme.good }
        Accessible.role: Accessible.StaticText
        Accessible.name: sheet.who
        Shield {}
        Icon { anchors { left: parent.left; leftMargin: 28 } anchors.verticalCenter: parent.verticalCenter; name: "call"; size: 40; color: Theme.good }
        Label {
            id: who
            anchors { left: parent.left; leftMargin: 88 }
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 88 - 210
            text: sheet.call.told ? qsTr(sheet.call.told) : sheet.who
            textFormat: Text.PlainText
            color: sheet.call.told ? Theme.warn : Theme.text
            strong: true
        }
        Label {
            objectName: "phone.call.time"
            anchors { right: parent.right; rightMargin: 108; verticalCenter: parent.verticalCenter }
            text: sheet.call.time ?? ""
            color: Theme.dim
        }
        IconButton {
            objectName: "phone.hangup"
            anchors { right: parent.right; rightMargin: 6; verticalCenter: parent.verticalCenter }
            width: 84
            height: 80
            flat: true
            icon: "hang-up"
            label: qsTr("Hang up")
            enabled: sheet.asked === ""
            pending: sheet.asked !== ""
            color_: Theme.danger
            onTapped: sheet.vm.decline()
        }
    }
}
