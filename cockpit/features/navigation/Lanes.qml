import QtQuick
import Cockpit

// The lanes before a junction, from the left; those that lead on are lit.
Item {
    id: box

    property var lanes: []
    readonly property real each: Math.min(76, width / Math.max(1, lanes.length))

    implicitHeight: 76
    height: implicitHeight

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        layoutDirection: Theme.unmirrored
        y: 8
        Repeater {
            model: box.lanes
            Item {
                id: lane
                required property var modelData
                required property int index
                objectName: "lane." + index
                width: box.each
                height: 62
                Rectangle {     // the line between two lanes
                    visible: lane.index > 0
                    x: -1
                    y: 8
                    width: 2
                    height: 46
                    color: Theme.faint
                    opacity: 0.5
                }
                Repeater {
                    model: lane.modelData.icons
                    Icon {
                        required property var modelData
                        anchors.centerIn: parent
                        name: modelData.name
                        size: 52
                        color: modelData.lit ? Theme.accent : Theme.faint
                        opacity: modelData.lit ? 1 : 0.8
                        z: modelData.lit ? 1 : 0
                    }
                }
            }
        }
    }
}
