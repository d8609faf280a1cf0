import QtQuick
import Cockpit

// One bar for each stretch: accent for energy used, green for energy won.
Row {
    id: chart

    property var values: []
    readonly property int most: 24
    readonly property real full: 30      // kWh/100 km of a full bar

    spacing: 4
    layoutDirection: Qt.RightToLeft

    Repeater {
        model: chart.most
        Item {
            id: slot
            required property int index
            readonly property int place: chart.values.length - 1 - index
            readonly property real value: place >= 0 ? chart.values[place] : 0
            width: (chart.width - (chart.most - 1) * chart.spacing) / chart.most
            height: chart.height
            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                radius: 2
                height: slot.place < 0 ? 2 : Math.max(3, Math.min(1, Math.abs(slot.value) / chart.full) * parent.height)
                color: slot.place < 0 ? Theme.track : slot.value < 0 ? Theme.good : Theme.accent
            }
        }
    }
}
