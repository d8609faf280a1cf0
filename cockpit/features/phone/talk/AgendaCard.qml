import QtQuick
import Cockpit

// Where the driver has to be soon; a touch leads there.
Card {
    id: card

    required property var vm
    readonly property var next: vm.next
    readonly property bool known: next.title !== undefined

    objectName: "phone.agenda"
    implicitHeight: known ? 164 : 0
    visible: known

    Icon { parent: card; anchors { left: parent.left; leftMargin: 24 } y: 20; name: "clock"; size: 36; color: Theme.dim }
    Label {
        objectName: "phone.agenda.title"
        parent: card
        anchors { left: parent.left; leftMargin: 76 }
        y: 18
        width: parent.width - 76 - 88
        text: card.known ? card.next.starts + " · " + card.next.title : ""
        textFormat: Text.PlainText
        size: 28
        strong: true
    }
    IconButton {
        objectName: "phone.agenda.dismiss"
        parent: card
        anchors.right: parent.right
        width: 84
        height: 80
        flat: true
        icon: "close"
        iconSize: 32
        label: qsTr("Dismiss")
        onTapped: card.vm.dismiss()
    }
    Label {
        objectName: "phone.agenda.where"
        parent: card
        anchors { left: parent.left; leftMargin: 24; right: go.left; rightMargin: 16; verticalCenter: go.verticalCenter }
        text: card.next.told ? qsTr(card.next.told) : card.next.where ?? ""
        textFormat: Text.PlainText
        size: 28
        color: card.next.told ? Theme.warn : Theme.text
        wrapMode: Text.Wrap
        maximumLineCount: 2
    }
    BigButton {
        id: go
        objectName: "phone.agenda.go"
        parent: card
        anchors { right: parent.right; rightMargin: 16; bottom: parent.bottom; bottomMargin: 12 }
        width: 200
        height: 80
        tone: "accent"
        text: qsTr("Navigate")
        onTapped: card.vm.navigate()
    }
}
