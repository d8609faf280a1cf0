import QtQuick
import Cockpit

// The pack's temperature, power, cells, and the 12 V battery; the charge while there is one.
Card {
    id: card

    required property var vm
    readonly property bool charging: vm.charging.on
    readonly property string charge: vm.chargeState.has ? vm.chargeState.raw : ""

    objectName: "battery.card"
    implicitHeight: 156
    title: charge && charge !== "IDLE" ? qsTr(vm.chargeState.text) : qsTr("Battery")
    icon: charging ? "charging" : charge && charge !== "IDLE" ? "cable" : "traction-battery"
    titleColor: charging ? Theme.good : charge === "FAULT" ? Theme.warn : Theme.dim

    Row {
        visible: !card.charging
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        Repeater {
            model: [
                { name: "battery.temperature", reading: card.vm.temperature, word: qsTr("Pack"), odd: card.vm.oddTemperature, share: 0.25 },
                { name: "battery.power", reading: card.vm.power, word: qsTr("Power"), odd: false, share: 0.28 },
                { name: "battery.lowVoltage", reading: card.vm.lowVoltage, word: qsTr("12 V"), odd: card.vm.weak, share: 0.26 },
                { name: "battery.spread", reading: card.vm.spread, word: qsTr("Cells"), odd: card.vm.wide, share: 0.21 }
            ]
            Column {
                id: cell
                required property var modelData
                width: parent.width * modelData.share
                ValueLabel {
                    objectName: cell.modelData.name
                    anchors.left: parent.left
                    reading: cell.modelData.reading
                    name: cell.modelData.word
                    text: reading.text.replace("-", reading.has ? "−" : "-")
                    size: Theme.body
                    unitSize: 24
                    color: cell.modelData.odd ? Theme.warn : Theme.text
                }
                Label {
                    anchors.left: parent.left
                    width: parent.width - 8
                    text: cell.modelData.word
                    size: Theme.small
                    color: Theme.dim
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 20
                }
            }
        }
    }
    Charging {
        visible: card.charging
        anchors.fill: parent
        vm: card.vm
    }
}
