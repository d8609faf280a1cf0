import QtQuick
import Cockpit

// An outside mirror: folded against the window, or out; it swings with its door.
Item {
    id: mirror

    required property var reading
    required property var door
    property bool mirrored: false
    property real k: 1
    readonly property int side: mirrored ? -1 : 1

    Accessible.role: Accessible.Indicator
    Accessible.name: mirrored ? qsTr("Right mirror") : qsTr("Left mirror")
    Accessible.description: reading.on ? qsTr("Folded") : qsTr("Unfolded")

    opacity: reading.has ? 1 : 0.4
    transform: Rotation {
        origin.x: -95 * mirror.side * mirror.k
        origin.y: 148 * mirror.k
        angle: (mirror.door.on ? 41 : 0) * mirror.side
        Behavior on angle {
            NumberAnimation { duration: Theme.ms(400); easing.type: Easing.OutCubic }
        }
    }

    CarPart {
        name: "mirror"
        mirrored: mirror.mirrored
        k: mirror.k
        transform: Rotation {
            // about the mirror's foot, in the part's own pixels
            origin.x: (mirror.mirrored ? 6 : 38) * mirror.k
            origin.y: 12 * mirror.k
            angle: (mirror.reading.on ? -68 : 0) * mirror.side
            Behavior on angle { NumberAnimation { duration: Theme.ms(400) } }
        }
    }
}
