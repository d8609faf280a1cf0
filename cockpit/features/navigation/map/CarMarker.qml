import QtQuick
import QtQuick.Shapes
import Cockpit

// Where the car is and which way it points; the halo is how far it may be from there.
Item {
    id: car

    property real turn: 0
    property real pitch: 0
    property real halo: 0

    Rectangle {
        visible: car.halo > 34
        anchors.centerIn: parent
        width: 2 * Math.max(0, car.halo)
        height: width
        radius: width / 2
        color: Theme.night ? "#1E4ED9C6" : "#22007366"
        border { width: 2; color: Theme.night ? "#554ED9C6" : "#55007366" }
        transform: Scale { origin.y: car.halo; yScale: 1 - car.pitch / 150 }
    }
    Rectangle {
        anchors.centerIn: parent
        width: 68
        height: 68
        radius: 34
        color: Theme.night ? "#384ED9C6" : "#38007366"
    }
    Shape {
        anchors.centerIn: parent
        width: 44
        height: 50
        rotation: car.turn
        ShapePath {
            strokeColor: Theme.night ? "#08110F" : "#FFFFFF"
            strokeWidth: 4
            joinStyle: ShapePath.RoundJoin
            fillColor: Theme.night ? "#F3F6F8" : "#007366"
            startX: 22; startY: 1
            PathLine { x: 42; y: 46 }
            PathLine { x: 22; y: 36 }
            PathLine { x: 2; y: 46 }
            PathLine { x: 22; y: 1 }
        }
    }
}
