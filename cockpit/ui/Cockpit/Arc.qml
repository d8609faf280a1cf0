import QtQuick
import QtQuick.Shapes

// A stroke along a circle, in degrees clockwise from three o'clock.
Shape {
    id: arc

    property real from: 0
    property real sweep: 0
    property real thickness: 16
    property color color: Theme.accent
    property bool dashed: false
    property bool round: true

    ShapePath {
        fillColor: "transparent"
        strokeColor: arc.color
        strokeWidth: arc.thickness
        strokeStyle: arc.dashed ? ShapePath.DashLine : ShapePath.SolidLine
        dashPattern: [0.35, 0.8]
        capStyle: arc.round && !arc.dashed ? ShapePath.RoundCap : ShapePath.FlatCap
        PathAngleArc {
            centerX: arc.width / 2
            centerY: arc.height / 2
            radiusX: (arc.width - arc.thickness) / 2
            radiusY: (arc.height - arc.thickness) / 2
            startAngle: arc.from
            sweepAngle: arc.sweep
        }
    }
}
