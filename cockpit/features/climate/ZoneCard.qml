import QtQuick
import Cockpit

// One side of the car: how warm, and how the seat feels.
Rectangle {
    id: zone

    required property var vm
    required property bool driver
    readonly property var reading: driver ? vm.driverTemperature : vm.passengerTemperature
    readonly property var seat: driver ? vm.driverSeat : vm.passengerSeat
    readonly property string side: driver ? "left" : "right"
    readonly property real third: (width - 32) / 3

    radius: Theme.radius
    color: Theme.surface

    Text {
        anchors { left: parent.left; leftMargin: 8 }
        y: zone.reading.refused ? 2 : 14
        width: parent.width - 16
        height: zone.reading.refused ? 50 : implicitHeight
        text: zone.reading.refused ? qsTr(zone.reading.refused)
                                   : zone.driver ? qsTr("Driver") : qsTr("Passenger")
        color: zone.reading.refused ? Theme.warn : Theme.dim
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignHCenter
        font { family: Theme.fontFamily; pixelSize: 24 }
        fontSizeMode: Text.Fit
        minimumPixelSize: 20
    }
    Text {
        id: value
        objectName: "climate.zone." + zone.side + ".temperature"
        anchors.horizontalCenter: parent.horizontalCenter
        y: 44
        text: (zone.reading.pending ? zone.reading.asked : zone.reading.text)
              + (zone.reading.has ? "°" : "")
        color: !zone.reading.has ? Theme.faint : zone.reading.pending ? Theme.dim : Theme.text
        opacity: [1, 0.4, 0.7, 1][zone.reading.trust]
        font { family: Theme.fontFamily; pixelSize: 76; weight: Font.DemiBold; features: { "tnum": 1 } }
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Rectangle {
        visible: zone.reading.pending
        anchors { horizontalCenter: parent.horizontalCenter; top: value.bottom; topMargin: -6 }
        width: 72
        height: 4
        radius: 2
        color: Theme.accent
    }
    Row {
        anchors { left: parent.left; leftMargin: 8 }
        y: 136
        spacing: 8
        StepKey {
            objectName: "climate.zone." + zone.side + ".minus"
            width: (zone.width - 24) / 2
            icon: "minus"
            label: qsTr("Cooler")
            enabled: zone.reading.has
            onTapped: zone.vm.step(zone.driver, -1)
        }
        StepKey {
            objectName: "climate.zone." + zone.side + ".plus"
            width: (zone.width - 24) / 2
            icon: "plus"
            label: qsTr("Warmer")
            enabled: zone.reading.has
            onTapped: zone.vm.step(zone.driver, 1)
        }
    }
    Row {
        anchors { left: parent.left; leftMargin: 8 }
        y: 232
        spacing: 8
        LevelKey {
            objectName: "climate." + zone.side + ".seat-heat"
            width: zone.driver ? zone.third : (zone.width - 24) / 2
            icon: "seat-heat"
            label: qsTr("Seat heating")
            reading: zone.seat
            onTapped: zone.vm.nextSeat(zone.driver, true)
        }
        LevelKey {
            objectName: "climate." + zone.side + ".seat-vent"
            width: zone.driver ? zone.third : (zone.width - 24) / 2
            icon: "seat-vent"
            label: qsTr("Seat ventilation")
            sign: -1
            reading: zone.seat
            onTapped: zone.vm.nextSeat(zone.driver, false)
        }
        LevelKey {
            objectName: "climate.wheel-heat"
            visible: zone.driver
            width: zone.third
            icon: "wheel-heat"
            label: qsTr("Steering wheel heating")
            reading: zone.vm.wheel
            onTapped: zone.vm.nextWheel()
        }
    }
}
