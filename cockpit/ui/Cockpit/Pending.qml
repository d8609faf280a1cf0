import QtQuick
import QtQuick.Shapes

// A turning ring: asked, not yet answered.
Item {
    id: ring

    property bool running: false
    property color color: Theme.accent
    property int thickness: 4

    visible: running
    width: 40
    height: width

    Loader {
        anchors.fill: parent
        active: ring.running
        sourceComponent: Shape {
            preferredRendererType: Shape.CurveRenderer
            ShapePath {
                fillColor: "transparent"
                strokeColor: ring.color
                strokeWidth: ring.thickness
                capStyle: ShapePath.RoundCap
                PathAngleArc {
                    centerX: ring.width / 2
                    centerY: ring.height / 2
                    radiusX: (ring.width - ring.thickness) / 2
                    radiusY: radiusX
                    startAngle: 0
                    sweepAngle: 250
                }
            }
        }
    }
    RotationAnimation on rotation {
        running: ring.running && ring.visible
        loops: Animation.Infinite
        from: 0
        to: 360
        duration: 900
    }
}
