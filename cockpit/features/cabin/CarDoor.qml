import QtQuick
import Cockpit

// A door with its window: closed, swung open, or hatched where the car does not tell.
Item {
    id: door

    required property var reading       // whether it stands open
    required property var pane          // its window, percent open
    required property bool front
    required property string label
    property bool mirrored: false
    property real k: 1

    readonly property bool known: reading.has
    readonly property bool open: known && reading.on
    readonly property string row: front ? "f" : "r"

    Accessible.role: Accessible.Indicator
    Accessible.name: label
    Accessible.description: !known ? qsTr("Unknown") : open ? qsTr("Open") : qsTr("Closed")

    opacity: reading.trust === 2 ? 0.75 : reading.trust === 1 ? 0.5 : 1
    transform: Rotation {
        origin.x: (door.front ? -95 : -97) * (door.mirrored ? -1 : 1) * door.k
        origin.y: (door.front ? 148 : 273) * door.k
        angle: (door.open ? (door.front ? 41 : 38) : 0) * (door.mirrored ? -1 : 1)
        Behavior on angle {
            NumberAnimation { duration: Theme.ms(400); easing.type: Easing.OutCubic }
        }
    }

    CarPart {
        name: "door_" + door.row
        mirrored: door.mirrored
        k: door.k
        visible: door.known
    }
    CarPart {
        name: "pane_" + door.row
        mirrored: door.mirrored
        k: door.k
        visible: door.known && door.pane.has
        opacity: 1 - Math.min(1, door.pane.number / 100) * 0.95
        Behavior on opacity { NumberAnimation { duration: Theme.ms(300) } }
    }
    CarPart {
        name: "gap_" + door.row
        mirrored: door.mirrored
        k: door.k
        visible: door.known && !door.open && door.pane.has && door.pane.number > 2
    }
    CarPart {
        name: "mark_" + door.row
        mirrored: door.mirrored
        k: door.k
        visible: door.open
    }
    CarPart {
        name: "hatch_" + door.row
        mirrored: door.mirrored
        k: door.k
        visible: !door.known
    }
}
