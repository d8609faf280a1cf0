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

    readonly property string file: "car/" + (Theme.night ? "night/" : "day/") + name + ".svg"
    property bool needed: false     // drawn at least once: hidden parts cost nothing at the start

    // Whole pixels: a part that is scaled by a hair costs the software renderer ten times as much.
    x: Math.round((mirrored ? -box[0] - box[2] : box[0]) * k)
    y: Math.round(box[1] * k)
    width: Math.round(box[2] * k)
    height: Math.round(box[3] * k)
    source: needed ? file : ""
    sourceSize: Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
    mirror: mirrored
    onVisibleChanged: if (visible) needed = true
    Component.onCompleted: if (visible) needed = true
}
