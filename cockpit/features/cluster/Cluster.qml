import QtQuick
import Cockpit

// The instrument: telltales around a dial of power, the speed inside, gear and battery below.
Item {
    id: cluster

    required property var vm

    function at(place: string): var {
        return vm.telltales.filter(lamp => lamp.place === place);
    }

    Telltales {
        objectName: "cluster.telltales.corner"
        lamps: cluster.at("corner")
        x: 16
        y: 12
        size: 60
        spacing: cluster.width - 32 - 2 * size
    }
    Telltales {
        objectName: "cluster.telltales.top"
        lamps: cluster.at("top")
        anchors.horizontalCenter: parent.horizontalCenter
        y: 20
        size: 44
        spacing: 8
    }
    Telltales {
        objectName: "cluster.telltales.left"
        lamps: cluster.at("left")
        vertical: true
        x: 20
        y: 84
        size: 42
        spacing: 4
    }
    Telltales {
        objectName: "cluster.telltales.right"
        lamps: cluster.at("right")
        vertical: true
        x: cluster.width - 64
        y: 84
        size: 42
        spacing: 4
    }
    Dial {
        objectName: "cluster.dial"
        anchors.horizontalCenter: parent.horizontalCenter
        y: 80
        width: 368
        height: 368
        vm: cluster.vm
    }
    Gears {
        objectName: "cluster.gear"
        anchors.horizontalCenter: parent.horizontalCenter
        y: 410
        reading: cluster.vm.gear
    }
    ModeBadge {
        objectName: "cluster.mode"
        x: 24
        y: 412
        height: 56
        reading: cluster.vm.mode
    }
    LimitSign {
        objectName: "cluster.limit"
        x: cluster.width - width - 24
        y: 442 - height / 2
        reading: cluster.vm.limit
        loud: cluster.vm.tooFast
        wanted: cluster.vm.gear.text !== "P"
    }
    Battery {
        x: 24
        y: 490
        width: cluster.width - 48
        vm: cluster.vm
    }
    Row {
        x: 24
        y: 574
        spacing: 8
        Icon {
            visible: cluster.vm.freezing
            anchors.verticalCenter: parent.verticalCenter
            name: "snowflake"
            size: 28
            color: Theme.info
        }
        ValueLabel {
            objectName: "cluster.outside"
            reading: cluster.vm.outside
            name: qsTr("Outside temperature")
            size: Theme.small
            weight: Theme.regular
            color: Theme.dim
            ground: Theme.bg
            tight: false
        }
    }
    Telltales {
        objectName: "cluster.telltales.bottom"
        lamps: cluster.at("bottom")
        anchors.horizontalCenter: parent.horizontalCenter
        y: 572
        size: 34
        spacing: 4
    }
    ValueLabel {
        objectName: "cluster.odometer"
        anchors.right: parent.right
        anchors.rightMargin: 24
        y: 572
        reading: cluster.vm.odometer
        name: qsTr("Odometer")
        text: reading.text
        size: Theme.small
        weight: Theme.regular
        color: Theme.dim
        ground: Theme.bg
    }
}
