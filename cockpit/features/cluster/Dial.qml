import QtQuick
import Cockpit

// Power along an arc (accent out, green back in), the speed in the middle.
Item {
    id: dial

    required property var vm
    readonly property real start: 150
    readonly property real zero: 222        // where power turns into recuperation
    readonly property real end: 390
    readonly property var source: vm.charging.on ? vm.chargePower : vm.power
    readonly property bool known: source.has
    readonly property real share: known ? vm.share : 0
    readonly property real needle: share >= 0 ? share * (end - zero) : share * (zero - start)
    readonly property real lowest: zero + Math.min(0, shown)

    property real shown: needle
    Behavior on shown { NumberAnimation { duration: Theme.ms(100) } }

    Image {
        visible: dial.known
        source: "../../../assets/dial/" + (Theme.night ? "night" : "day") + ".png"
    }
    Arc {
        anchors.fill: parent
        visible: dial.known
        from: dial.start
        sweep: dial.end - dial.start
        color: Theme.track
    }
    Arc {
        anchors.fill: parent
        visible: !dial.known
        from: dial.start
        sweep: dial.end - dial.start
        color: Theme.faint
        thickness: 6
        dashed: true
    }
    Arc {           // power that is not to be had now
        anchors.fill: parent
        visible: dial.known && dial.vm.available.has && dial.vm.reach < 0.99
        from: dial.zero + dial.vm.reach * (dial.end - dial.zero)
        sweep: dial.end - from
        color: Theme.warnSoft
    }
    Arc {
        anchors.fill: parent
        visible: dial.known && Math.abs(dial.shown) > 0.8
        from: dial.zero
        sweep: dial.shown
        color: dial.source.trust === 1 ? Theme.faint : dial.shown < 0 ? Theme.good : Theme.accent
        opacity: dial.source.trust === 2 ? 0.45 : 1
    }
    Rectangle {     // the mark of rest
        readonly property real angle: dial.zero * Math.PI / 180
        readonly property real reach: dial.width / 2 - 8
        x: dial.width / 2 + reach * Math.cos(angle) - width / 2
        y: dial.height / 2 + reach * Math.sin(angle) - height / 2
        width: 28
        height: 4
        radius: 2
        rotation: dial.zero
        color: dial.known ? Theme.text : Theme.faint
    }
    ValueLabel {
        objectName: "cluster.power"
        anchors.horizontalCenter: parent.horizontalCenter
        y: 48
        reading: dial.source
        name: qsTr("Power")
        text: !reading.has ? reading.text : (dial.vm.charging.on && reading.number > 0 ? "+" : "")
              + reading.text.replace("-", "−")
        size: Theme.body
        unitSize: Theme.small
        color: dial.vm.charging.on || reading.number < -0.5 ? Theme.good
               : reading.number > 0.5 ? Theme.accent : Theme.dim
        unitColor: color
        ground: Theme.bg
    }
    ValueLabel {
        objectName: "cluster.speed"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -6
        reading: dial.vm.speed
        name: qsTr("Speed")
        showUnit: false
        spacing: -6
        size: text.length > 2 ? 150 : Theme.huge
        color: dial.vm.tooFast ? Theme.warn : Theme.text
        ground: Theme.bg
    }
    Label {
        objectName: "cluster.speed.unit"
        anchors.horizontalCenter: parent.horizontalCenter
        y: dial.height / 2 + 82
        text: dial.vm.speed.unit
        size: 28
        color: dial.vm.tooFast ? Theme.warn : Theme.dim
    }
}
