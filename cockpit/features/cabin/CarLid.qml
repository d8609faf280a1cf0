import QtQuick
import Cockpit

// Bonnet or boot lid: foreshortened about its hinge while open, faded where the car does not tell.
Item {
    id: lid

    required property var reading
    required property string part
    required property string label
    required property real hinge        // y of the hinge in the drawing
    property real k: 1
    readonly property bool open: reading.has && reading.on

    Accessible.role: Accessible.Indicator
    Accessible.name: label
    Accessible.description: !reading.has ? qsTr("Unknown") : open ? qsTr("Open") : qsTr("Closed")

    opacity: reading.trust === 3 ? 1 : reading.trust === 0 ? 0.3 : 0.6
    transform: Scale {
        origin.y: lid.hinge * lid.k
        yScale: lid.open ? 0.42 : 1
        Behavior on yScale {
            NumberAnimation { duration: Theme.ms(400); easing.type: Easing.OutCubic }
        }
    }

    CarPart { name: lid.part; k: lid.k }
    CarPart { name: "mark_" + lid.part; k: lid.k; visible: lid.open }
}
