import QtQuick
import Cockpit

// One zone in the dock: − 21.5° +, and a hint of the seat's heating above it.
Item {
    id: dock

    required property var vm
    required property bool driver
    readonly property string side: driver ? "left" : "right"
    readonly property var seat: driver ? vm.driverSeat : vm.passengerSeat

    implicitWidth: stepper.implicitWidth
    implicitHeight: 104

    Stepper {
        id: stepper
        objectName: "climate." + dock.side
        anchors.centerIn: parent
        reading: dock.driver ? dock.vm.driverTemperature : dock.vm.passengerTemperature
        low: dock.vm.coldest
        high: dock.vm.warmest
        onLess: dock.vm.step(dock.driver, -1)
        onMore: dock.vm.step(dock.driver, 1)
        label: dock.driver ? qsTr("Driver temperature") : qsTr("Passenger temperature")
    }
    Pips {
        objectName: "climate." + dock.side + ".seat-hint"
        visible: dock.seat.has && dock.seat.raw !== 0 && !stepper.refused
        anchors { horizontalCenter: stepper.horizontalCenter; bottom: parent.bottom; bottomMargin: 6 }
        level: Math.round(dock.seat.raw * 3 / 100)
        length: 14
    }
}
