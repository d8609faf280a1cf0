import QtQuick
import Cockpit

// Lamps in a line, each at its own fixed place, so that the driver learns where to look.
Grid {
    id: line

    property var lamps: []
    property bool vertical: false
    property int size: 44

    columns: vertical ? 1 : lamps.length

    Repeater {
        model: line.lamps
        Telltale {
            required property var modelData
            objectName: "cluster.telltale." + modelData.icon
            lamp: modelData
            size: line.size
        }
    }
}
