import QtQuick
import Cockpit

// In the cluster, above the dial: the next turn, how far, and where to.
Item {
    id: strip

    required property var vm
    readonly property var turn: vm.turn

    implicitHeight: turn.shown ? 100 : 0
    Behavior on implicitHeight { NumberAnimation { duration: Theme.ms(300); easing.type: Easing.OutCubic } }

    Loader {
        active: strip.turn.shown
        width: strip.width
        height: 100
        sourceComponent: Item {
            Icon {
                objectName: "strip.icon"
                anchors { left: parent.left; leftMargin: 24 }
                y: 14
                name: strip.turn.icon
                size: 72
                color: Theme.accent
            }
            Row {
                anchors { left: parent.left; leftMargin: 112 }
                y: 8
                spacing: 5
                Label {
                    id: distance
                    objectName: "strip.distance"
                    text: strip.turn.distance
                    size: 44
                    strong: true
                }
                Label {
                    anchors.baseline: distance.baseline
                    text: strip.turn.unit
                    size: 28
                    color: Theme.dim
                }
            }
            Row {
                anchors { right: parent.right; rightMargin: 20 }
                y: 10
                Repeater {
                    model: strip.turn.lanes.length <= 5 ? strip.turn.lanes : []
                    Item {
                        id: lane
                        required property var modelData
                        width: 40
                        height: 48
                        Repeater {
                            model: lane.modelData.icons
                            Icon {
                                required property var modelData
                                anchors.centerIn: parent
                                name: modelData.name
                                size: 40
                                color: modelData.lit ? Theme.accent : Theme.faint
                                opacity: modelData.lit ? 1 : 0.8
                                z: modelData.lit ? 1 : 0
                            }
                        }
                    }
                }
            }
            Label {
                objectName: "strip.street"
                anchors { left: parent.left; leftMargin: 112 }
                y: 58
                width: strip.width - 112 - 24
                text: strip.turn.street
                size: 28
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 20
            }
            Rectangle {
                y: 99
                anchors { left: parent.left; leftMargin: 24 }
                width: strip.width - 48
                height: 1
                color: Theme.line
            }
        }
    }
}
