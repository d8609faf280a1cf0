import QtQuick
import QtQuick.Window
import Cockpit
import "car/boxes.js" as Boxes

// One part of the car, placed by its box; the parent's origin is the middle of the nose.
Image {
    id: part

    required property string name
    property bool mirrored: false
    property real k: 1      // pixels per unit of the drawing
    readonly property var box: Boxes.BOX[name]

    x: (mirrored ? -box[0] - box[2] : box[0]) * k
    y: box[1] * k
    width: box[2] * k
    height: box[3] * k
    source: "car/" + (Theme.night ? "night/" : "day/") + name + ".svg"
    sourceSize: Qt.size(Math.ceil(width * Screen.devicePixelRatio), Math.ceil(height * Screen.devicePixelRatio))
    mirror: mirrored
}
