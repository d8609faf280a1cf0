import QtQuick
import Cockpit

// When one arrives, with how much in the battery, and where the next charging stop is.
Card {
    id: card

    required property var vm
    readonly property var journey: vm.journey
    readonly property color tone: journey.socTone === "good" ? Theme.good
                                  : journey.socTone === "warn" ? Theme.warn
                                  : journey.socTone === "danger" ? Theme.danger : Theme.faint

    objectName: "journey.card"
    implicitHeight: !journey.shown ? 0 : journey.stop !== "" || journey.problem !== "" ? 236 : 164
    visible: journey.shown

    Label {
        id: arriveWord
        objectName: "journey.name"
        anchors { left: parent.left; right: onArrival.left; rightMargin: 16 }
        y: -8
        text: card.journey.name
        size: Theme.small
        color: Theme.dim
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 20
    }
    Label {
        objectName: "journey.arrival"
        anchors.left: parent.left
        y: 24
        text: card.journey.arrival
        size: 48
        strong: true
    }
    Label {
        objectName: "journey.left"
        anchors.left: parent.left
        y: 84
        text: card.journey.left + " · " + card.journey.distance
        size: Theme.small
        color: Theme.dim
    }
    Icon {
        id: onArrival
        anchors.right: parent.right
        y: -8
        name: "battery"
        size: 32
        color: Theme.dim
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("arrive with")
        Accessible.description: soc.text + " %"
    }
    Row {
        anchors.right: parent.right
        layoutDirection: Theme.unmirrored
        y: 24
        spacing: 4
        Label {
            id: soc
            objectName: "journey.soc"
            text: card.journey.soc
            size: 48
            strong: true
            color: card.tone
        }
        Label {
            anchors.baseline: soc.baseline
            visible: card.journey.soc !== "--"
            text: "%"
            size: Theme.body
            color: card.tone
        }
    }
    Label {
        objectName: "journey.spread"
        anchors.right: parent.right
        y: 84
        text: card.journey.spread
        size: Theme.small
        color: Theme.dim
    }
    Rectangle {
        visible: card.journey.stop !== "" || card.journey.problem !== ""
        y: 124
        width: parent.width
        height: 1
        color: Theme.line
    }
    Row {
        visible: card.journey.stop !== "" && card.journey.problem === ""
        anchors.left: parent.left
        y: 134
        spacing: 8
        Icon { anchors.verticalCenter: parent.verticalCenter; name: "charging"; size: 36; color: Theme.good }
        Column {
            Label {
                objectName: "journey.stop"
                width: card.width - 2 * card.padding - 44
                text: card.journey.stop
                size: Theme.small
                strong: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 20
            }
            Label {
                objectName: "journey.why"
                width: card.width - 2 * card.padding - 44
                text: card.journey.why
                size: Theme.small
                color: Theme.dim
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 20
            }
        }
    }
    Label {
        objectName: "journey.problem"
        visible: card.journey.problem !== ""
        y: 134
        width: parent.width
        text: card.journey.problem
        size: Theme.small
        color: Theme.warn
        wrapMode: Text.Wrap
        maximumLineCount: 2
    }
}
