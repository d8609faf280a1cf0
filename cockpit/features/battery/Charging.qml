import QtQuick
import Cockpit

// Power into the car, how long still, and up to where.
Item {
    id: charging

    required property var vm

    ValueLabel {
        id: power
        objectName: "battery.chargePower"
        anchors { left: parent.left; bottom: parent.bottom; bottomMargin: -6 }
        reading: charging.vm.chargePower
        name: qsTr("Charging power")
        size: Theme.big
        unitSize: 28
        color: Theme.good
    }
    Label {
        objectName: "battery.current"
        anchors { left: power.right; leftMargin: 12; baseline: power.baseline }
        text: charging.vm.current.has ? charging.vm.current.text : ""
        size: Theme.small
        color: Theme.dim
    }
    Column {
        anchors { right: parent.right; bottom: parent.bottom }
        ValueLabel {
            objectName: "battery.timeLeft"
            anchors.right: parent.right
            reading: charging.vm.timeToFull
            name: qsTr("Time left")
            text: reading.has && charging.vm.timeLeft ? charging.vm.timeLeft : "--"
            unit: "h"
            size: Theme.title
            unitSize: Theme.small
        }
        Label {
            objectName: "battery.limit"
            anchors.right: parent.right
            text: qsTr("to %1").arg(charging.vm.chargeLimit.text + " " + charging.vm.chargeLimit.unit)
            size: Theme.small
            color: Theme.dim
        }
    }
}
