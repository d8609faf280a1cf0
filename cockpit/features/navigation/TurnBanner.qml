import QtQuick
import Cockpit

// What to do next: arrow, distance, street, sign and lanes; below it what comes right after.
Item {
    id: banner

    required property var turn

    implicitHeight: plate.height + (then.visible ? then.height - Theme.radius : 0)
    Accessible.role: Accessible.StaticText
    Accessible.name: turn.spoken

    Rectangle {
        id: then
        objectName: "turn.then"
        visible: banner.turn.thenIcon !== ""
        anchors.left: parent.left
        y: plate.height - Theme.radius
        width: thenRow.width + 2 * Theme.pad
        height: 60 + Theme.radius
        radius: Theme.radius
        color: Theme.night ? "#0E3A36" : "#B9DED9"
        Row {
            id: thenRow
            anchors { left: parent.left; leftMargin: Theme.pad }
            y: Theme.radius + 8
            spacing: 14
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("then")
                size: Theme.small
                color: Theme.dim
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: banner.turn.thenIcon
                size: 44
                color: Theme.text
            }
            Label {
                objectName: "turn.then.distance"
                anchors.verticalCenter: parent.verticalCenter
                text: banner.turn.thenDistance
                size: Theme.small
                color: Theme.text
            }
        }
    }
    Rectangle {
        id: plate
        width: parent.width
        height: 132 + (lanes.visible ? 84 : 0)
        radius: Theme.radius
        gradient: Gradient {
            GradientStop { position: 0; color: Theme.night ? "#F2161C22" : "#FAFFFFFF" }
            GradientStop { position: 1; color: Theme.night ? "#F20F1418" : "#F5F6F8FA" }
        }
        border { width: 1; color: Theme.night ? "#26303A" : "#FFFFFF" }

        Icon {
            id: arrow
            objectName: "turn.icon"
            anchors { left: parent.left; leftMargin: 20 }
            y: 18
            name: banner.turn.icon
            size: 96
            color: Theme.accent
        }
        Rectangle {         // which exit of a roundabout
            visible: banner.turn.roundaboutExit > 0
            x: arrow.x + 66
            y: arrow.y + 62
            width: 40
            height: 40
            radius: 20
            color: Theme.accent
            Label {
                objectName: "turn.roundaboutExit"
                anchors.centerIn: parent
                text: banner.turn.roundaboutExit
                size: 28
                strong: true
                color: Theme.accentInk
            }
        }
        Row {
            id: far
            anchors { left: parent.left; leftMargin: 136 }
            layoutDirection: Theme.unmirrored
            y: 12
            spacing: 6
            Label {
                id: distance
                objectName: "turn.distance"
                text: banner.turn.distance
                size: banner.turn.unit === "" && text.length > 6 ? 40 : 56
                strong: true
            }
            Label {
                anchors.baseline: distance.baseline
                objectName: "turn.unit"
                text: banner.turn.unit
                size: Theme.body
                color: Theme.dim
            }
        }
        Rectangle {         // the exit's number as on the sign
            visible: banner.turn.exit !== ""
            anchors { right: parent.right; rightMargin: Theme.pad; top: parent.top; topMargin: 22 }
            width: exitRow.width + 28
            height: 48
            radius: 10
            color: Theme.night ? "#1B4F8F" : "#1259A8"
            Row {
                id: exitRow
                anchors.centerIn: parent
                spacing: 8
                Icon { anchors.verticalCenter: parent.verticalCenter; name: "turn-exit-right"; size: 30; color: "#FFFFFF" }
                Label {
                    objectName: "turn.exit"
                    anchors.verticalCenter: parent.verticalCenter
                    text: banner.turn.exit
                    size: 28
                    strong: true
                    color: "#FFFFFF"
                }
            }
        }
        Label {
            objectName: "turn.street"
            anchors { left: parent.left; leftMargin: 136 }
            y: 78
            width: parent.width - 136 - Theme.pad
            text: banner.turn.street
            size: Theme.body
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 20
        }
        Lanes {
            id: lanes
            objectName: "turn.lanes"
            visible: banner.turn.lanes.length > 0
            anchors { left: parent.left; leftMargin: Theme.pad }
            y: 132
            width: parent.width - 2 * Theme.pad
            lanes: banner.turn.lanes
        }
    }
}
