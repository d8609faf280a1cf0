import QtQuick
import Cockpit

// The drivers, a guest, one more; below, what who drives may do.
Item {
    id: all

    required property var vm
    readonly property var now: vm.driver
    readonly property bool mine: now.kind === "driver"

    GridView {
        id: grid
        objectName: "drivers.grid"
        width: parent.width
        height: parent.height - actions.height - 16
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cellWidth: width / 2
        cellHeight: 116
        model: [...all.vm.drivers, { id: "guest", name: "", guest: true }]
               .concat(all.vm.room ? [{ id: "add", name: "", add: true }] : [])
        delegate: Item {
            id: cell
            required property var modelData
            width: grid.cellWidth
            height: grid.cellHeight
            DriverTile {
                objectName: "drivers." + cell.modelData.id
                anchors { fill: parent; rightMargin: 12; bottomMargin: 12 }
                name: cell.modelData.guest ? qsTr("Guest") : cell.modelData.add ? qsTr("Add a driver") : cell.modelData.name
                picture: cell.modelData.picture ?? ""
                icon: cell.modelData.add ? "plus" : ""
                locked: cell.modelData.locked ?? false
                checked: cell.modelData.guest ? all.now.kind === "guest" : cell.modelData.here ?? false
                enabled: cell.modelData.guest || all.vm.ready && !all.vm.busy
                waits: all.vm.barred
                onTapped: cell.modelData.add ? all.vm.go("name") : cell.modelData.guest ? all.vm.guest()
                          : all.vm.choose(cell.modelData.id)
            }
        }
    }
    Label {
        visible: all.vm.ready && all.vm.drivers.length === 0
        y: 140
        width: parent.width
        text: qsTr("A driver's seat, mirrors, climate, settings and places come back with him; a PIN keeps them his.")
        color: Theme.dim
        size: 28
        wrapMode: Text.Wrap
    }
    Grid {
        id: actions
        anchors.bottom: parent.bottom
        width: parent.width
        columns: 3
        spacing: 12
        readonly property real each: (width - 24) / 3
        visible: all.mine || all.now.kind === "valet"
        BigButton {
            objectName: "drivers.keepSeat"
            visible: all.mine
            width: actions.each
            text: qsTr("Keep my seat")
            icon: "seat"
            waits: all.vm.barred
            onTapped: all.vm.keepSeat()
        }
        BigButton {
            objectName: "drivers.pin"
            visible: all.mine
            width: actions.each
            text: all.now.locked ? qsTr("Change PIN") : qsTr("Set a PIN")
            icon: "lock"
            waits: all.vm.barred
            enabled: !all.vm.busy
            onTapped: all.vm.go("new_pin")
        }
        BigButton {
            objectName: "drivers.dropPin"
            visible: all.mine && all.now.locked
            width: actions.each
            text: qsTr("No PIN")
            icon: "unlock"
            waits: all.vm.barred
            enabled: !all.vm.busy
            onTapped: all.vm.dropPin()
        }
        BigButton {
            objectName: "drivers.valet"
            visible: all.now.kind === "valet" || all.now.locked
            width: actions.each
            text: all.now.kind === "valet" ? qsTr("End valet mode") : qsTr("Valet mode")
            icon: "key"
            waits: all.now.kind === "valet" ? "" : all.vm.barred
            enabled: !all.vm.busy
            onTapped: all.vm.valet()
        }
        BigButton {
            objectName: "drivers.remove"
            visible: all.mine
            width: actions.each
            text: qsTr("Remove")
            icon: "remove"
            waits: all.vm.barred
            enabled: !all.vm.busy
            onTapped: all.vm.go("remove")
        }
    }
}
