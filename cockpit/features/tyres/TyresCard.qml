import QtQuick
import Cockpit

// Four pressures around the car, amber where one is low.
Card {
    id: card

    required property var vm

    objectName: "tyres.card"
    implicitHeight: 176
    title: vm.low ? qsTr("Check tyres") : qsTr("Tyres")
    icon: "tyre"
    titleColor: vm.low ? Theme.warn : Theme.dim

    Label {
        id: target
        objectName: "tyres.target"
        parent: card
        anchors { right: parent.right; rightMargin: card.padding }
        y: card.padding - 6
        height: 36
        verticalAlignment: Text.AlignVCenter
        readonly property string whole: qsTr("Target %1").arg(card.vm.target)
        text: asOneLine.advanceWidth > card.width - 2 * card.padding - card.titleWidth - 24 ? card.vm.target : whole
        size: Theme.small
        color: Theme.dim
        TextMetrics { id: asOneLine; font: target.font; text: target.whole }
    }
    Icon {
        id: body
        anchors.centerIn: parent
        name: "car-top"
        size: parent.height + 32
        color: Theme.dim
    }
    Repeater {
        model: card.vm.tyres
        Item {
            id: tyre
            LayoutMirroring.enabled: false      // each where it is on the car
            LayoutMirroring.childrenInherit: true
            required property var modelData
            readonly property bool onLeft: modelData.place[1] === "l"
            readonly property bool inFront: modelData.place[0] === "f"
            width: parent.width / 2 - 62
            height: 44
            x: onLeft ? 0 : parent.width - width
            y: inFront ? -2 : parent.height - height + 2
            ValueLabel {
                objectName: "tyres." + tyre.modelData.place
                anchors.right: tyre.onLeft ? parent.right : undefined
                anchors.verticalCenter: parent.verticalCenter
                reading: tyre.modelData.pressure
                name: qsTr(tyre.modelData.name)
                size: 36
                unitSize: Theme.small
                color: tyre.modelData.low ? Theme.warn : Theme.text
                unitColor: tyre.modelData.low ? Theme.warn : Theme.dim
            }
            Rectangle {     // the wheel
                x: tyre.onLeft ? parent.width + 16 : -30
                anchors.verticalCenter: parent.verticalCenter
                width: 14
                height: 34
                radius: 5
                color: !tyre.modelData.pressure.has ? "transparent"
                       : tyre.modelData.low ? Theme.warn : Theme.dim
                border { width: tyre.modelData.pressure.has ? 0 : 2; color: Theme.faint }
            }
        }
    }
}
