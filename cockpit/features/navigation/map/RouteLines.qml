import QtQuick
import QtQuick.Shapes
import Cockpit

// The way in local coordinates: others beside it, casing, line, what is behind, where it is slow.
Item {
    id: lines

    required property var scene
    readonly property real px: scene.stroke

    Repeater {      // how far the battery goes
        model: lines.scene.reachable
        Shape {
            required property var modelData
            ShapePath {
                strokeColor: Theme.good
                strokeWidth: 3 * lines.px
                fillColor: Theme.night ? "#185FDD90" : "#2016703A"
                PathPolyline { path: modelData }
            }
        }
    }
    Repeater {
        model: lines.scene.others
        Shape {
            required property var modelData
            ShapePath {
                strokeColor: Theme.night ? "#5A6B7A" : "#8A98A6"
                strokeWidth: 8 * lines.px
                fillColor: "transparent"
                capStyle: ShapePath.RoundCap
                joinStyle: ShapePath.RoundJoin
                PathPolyline { path: modelData }
            }
        }
    }
    Shape {
        visible: lines.scene.passed.length > 1
        ShapePath {
            strokeColor: Theme.night ? "#33424E" : "#A9B6C0"
            strokeWidth: 9 * lines.px
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            PathPolyline { path: lines.scene.passed }
        }
    }
    Shape {
        objectName: "map.route"
        visible: lines.scene.route.length > 1
        ShapePath {
            strokeColor: Theme.night ? "#06201D" : "#FFFFFF"
            strokeWidth: 18 * lines.px
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathPolyline { path: lines.scene.route }
        }
        ShapePath {
            strokeColor: Theme.night ? "#3CCBB8" : "#00897A"
            strokeWidth: 12 * lines.px
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathPolyline { path: lines.scene.route }
        }
    }
    Repeater {
        model: lines.scene.slow
        Shape {
            required property var modelData
            ShapePath {
                strokeColor: modelData.jam ? Theme.danger : Theme.warn
                strokeWidth: 12 * lines.px
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin
                PathPolyline { path: modelData.points }
            }
        }
    }
}
