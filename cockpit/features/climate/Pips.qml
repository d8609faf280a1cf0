import QtQuick
import Cockpit

// Three dashes: how warm (orange) or how airy (blue) a seat is.
Row {
    id: pips

    property int level: 0               // -3..3, negative is ventilation
    property bool negative: level < 0   // colour of the lit dashes
    property real length: 16
    property color unlit: Theme.line

    readonly property color warm: Theme.night ? "#ff9a4d" : "#c2560a"
    readonly property color cool: Theme.night ? "#5ab4ff" : "#1667b8"

    spacing: 5
    Repeater {
        model: 3
        Rectangle {
            required property int index
            width: pips.length
            height: 6
            radius: 3
            color: index < Math.abs(pips.level) ? (pips.negative ? pips.cool : pips.warm) : pips.unlit
        }
    }
}
