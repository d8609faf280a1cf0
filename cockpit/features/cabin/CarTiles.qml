import QtQuick
import Cockpit

// What opens, shuts and locks.
Column {
    id: tiles

    required property var vm
    signal told(string reason)
    readonly property real row: (height - 4 * spacing) / 5

    readonly property var targets: [vm.windowTargetFrontLeft, vm.windowTargetFrontRight,
                                    vm.windowTargetRearLeft, vm.windowTargetRearRight]

    // Whether a window is still asked for `percent`, and why one would not go there.
    function asked(percent: int): bool {
        return targets.some(target => target.pending && target.askedRaw === percent);
    }
    function refusal(percent: int): string {
        const bad = targets.find(target => target.refused !== "" && target.refused !== "asked anew"
                                           && target.askedRaw === percent);
        return bad ? bad.refused : "";
    }
    function state(reading: var, yes: string, no: string): string {
        return !reading.has ? qsTr("Unknown") : reading.on ? yes : no;
    }

    spacing: 12

    CarTile {
        objectName: "cabin.lock"
        width: tiles.width
        height: tiles.row
        icon: tiles.vm.locked.on ? "lock" : "unlock"
        label: tiles.vm.locked.on ? qsTr("Unlock") : qsTr("Lock")
        state_: tiles.state(tiles.vm.locked, qsTr("Locked"), qsTr("Unlocked"))
        reading: tiles.vm.locked
        barred: tiles.vm.barred.lock
        onTapped: tiles.vm.toggle("lock")
    }
    CarTile {
        objectName: "cabin.boot.tile"
        width: tiles.width
        height: tiles.row
        icon: "boot"
        label: qsTr("Boot")
        state_: tiles.state(tiles.vm.boot, qsTr("Open"), qsTr("Closed"))
        reading: tiles.vm.bootTarget
        alert: tiles.vm.boot.on
        barred: tiles.vm.barred.boot
        onTapped: tiles.vm.toggle("boot")
    }
    CarTile {
        objectName: "cabin.flap"
        width: tiles.width
        height: tiles.row
        icon: "charge-flap"
        label: qsTr("Charge flap")
        state_: tiles.vm.cable.on ? qsTr("Plugged in")
                                  : tiles.state(tiles.vm.flap, qsTr("Open"), qsTr("Closed"))
        reading: tiles.vm.flapTarget
        checked: tiles.vm.flap.on
        barred: tiles.vm.barred.flap
        onTapped: tiles.vm.toggle("flap")
    }
    Row {
        spacing: 12
        CarKey {
            objectName: "cabin.windows.close"
            width: (tiles.width - 12) / 2
            height: tiles.row
            icon: "window-up"
            label: qsTr("Close windows")
            text: qsTr("Shut")
            asked: tiles.asked(0)
            refusal: tiles.refusal(0)
            barred: tiles.vm.barred.windows
            onTold: reason => tiles.told(reason)
            onTapped: tiles.vm.setWindows(0)
        }
        CarKey {
            objectName: "cabin.windows.vent"
            width: (tiles.width - 12) / 2
            height: tiles.row
            icon: "window-vent"
            label: qsTr("Open windows a little")
            text: qsTr("Vent")
            asked: tiles.asked(10)
            refusal: tiles.refusal(10)
            barred: tiles.vm.barred.windows
            onTold: reason => tiles.told(reason)
            onTapped: tiles.vm.setWindows(10)
        }
    }
    CarTile {
        objectName: "cabin.mirrors"
        width: tiles.width
        height: tiles.row
        icon: "mirror"
        label: qsTr("Mirrors")
        state_: tiles.state(tiles.vm.mirrorLeft, qsTr("Folded"), qsTr("Unfolded"))
        reading: tiles.vm.mirrorTarget
        checked: tiles.vm.mirrorLeft.on
        barred: tiles.vm.barred.mirrors
        onTapped: tiles.vm.toggle("mirrors")
    }
}
