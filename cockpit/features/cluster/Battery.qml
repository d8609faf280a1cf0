import QtQuick
import Cockpit

// How full the battery is, how far that goes, and where charging will stop.
Item {
    id: battery

    required property var vm
    readonly property var level: vm.level
    readonly property bool plugged: vm.charging.on || vm.cable.on
    readonly property color tone: vm.charge === "empty" ? Theme.danger
                                  : vm.charge === "low" ? Theme.warn : Theme.good

    height: 76

    Rectangle {
        id: bar
        width: parent.width
        height: 16
        radius: 8
        color: battery.level.has ? Theme.track : "transparent"
        border { width: battery.level.has ? 0 : 1; color: Theme.faint }

        Rectangle {
            visible: battery.level.has
            width: Math.max(height, bar.width * Math.min(1, battery.level.number / 100))
            height: parent.height
            radius: 8
            color: battery.level.trust === 1 ? "transparent" : battery.tone
            border { width: battery.level.trust === 1 ? 2 : 0; color: battery.tone }
            opacity: battery.level.trust === 2 ? 0.45 : 1
            Behavior on width { NumberAnimation { duration: Theme.ms(300) } }
        }
        Rectangle {
            objectName: "cluster.chargeLimit"
            visible: battery.plugged && battery.vm.chargeLimit.has && battery.vm.chargeLimit.number < 100
            x: bar.width * battery.vm.chargeLimit.number / 100 - 2
            y: -4
            width: 4
            height: 24
            radius: 2
            color: Theme.text
        }
    }
    Row {
        y: 24
        spacing: 12
        ValueLabel {
            objectName: "cluster.level"
            reading: battery.level
            name: qsTr("Battery level")
            size: Theme.title
            unitSize: 28
            ground: Theme.bg
            color: battery.vm.charge === "fine" ? Theme.text : battery.tone
        }
        Icon {
            objectName: "cluster.charging"
            visible: battery.plugged
            y: 4
            name: battery.vm.charging.on ? "charging" : "cable"
            size: 40
            color: battery.vm.charging.on ? Theme.good : Theme.dim
        }
    }
    ValueLabel {
        objectName: "cluster.range"
        anchors.right: parent.right
        y: 24
        reading: battery.vm.range
        name: qsTr("Range")
        size: Theme.title
        unitSize: 28
        ground: Theme.bg
        color: battery.vm.charge === "fine" ? Theme.text : battery.tone
    }
}
