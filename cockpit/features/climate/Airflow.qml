import QtQuick
import QtQuick.Shapes
import Cockpit

// The cabin from the side, and where the air goes in it: warm while the cabin is colder than
// wished, cool while it is warmer; gentle or strong.
Item {
    id: flow

    required property var vm
    readonly property bool known: vm.driverTemperature.has && vm.cabinTemperature.has
    readonly property real lacking: known ? vm.driverTemperature.raw - vm.cabinTemperature.raw : 0
    readonly property color tint: lacking > 0.5 ? (Theme.night ? "#ff9a4d" : "#d9660f")
                                : lacking < -0.5 ? (Theme.night ? "#5ab4ff" : "#1f7fd6") : Theme.accent
    readonly property real strength: vm.fan.has && vm.on.on ? vm.fan.number / 100 : 0
    readonly property string way: vm.air.has ? vm.air.raw : ""

    component Stream: ShapePath {
        property bool active: false
        property real weight: 1
        strokeColor: active ? Qt.alpha(flow.tint, 0.45 + 0.55 * weight * Math.max(0.6, flow.strength))
                            : Qt.alpha(Theme.faint, 0.35)
        strokeWidth: active ? (3.5 + 4 * flow.strength) * (0.6 + 0.4 * weight) : 2
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
    }
    component Line: ShapePath {
        strokeColor: Theme.faint
        strokeWidth: 3
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
    }

    Shape {
        id: cabin
        width: 292
        height: 210
        anchors.centerIn: parent
        scale: Math.min(1, flow.width / 292)
        preferredRendererType: Shape.CurveRenderer
        opacity: flow.vm.air.has ? 1 : 0.5

        // the cabin: windscreen, roof and rear window, floor
        Line { PathSvg { path: "M8,118 C44,88 66,58 98,30 C140,14 214,14 250,34 C266,44 278,66 286,92" } }
        Line { strokeColor: Theme.line; PathSvg { path: "M40,204 L262,204" } }
        // dashboard and steering wheel
        ShapePath {
            strokeColor: "transparent"
            fillColor: Theme.line
            PathSvg { path: "M10,120 C30,110 54,112 70,120 C78,126 80,144 74,156 C60,160 40,160 24,168 C12,156 6,136 10,120 Z" }
        }
        Line { strokeWidth: 5; PathSvg { path: "M94,126 L106,158" } }
        // seat
        ShapePath {
            strokeColor: "transparent"
            fillColor: Theme.line
            PathSvg { path: "M140,176 C142,168 150,166 162,168 L206,172 C212,140 218,116 228,92 C232,84 246,86 245,96 C242,128 234,160 226,184 C224,192 218,196 208,196 L152,194 C142,194 138,186 140,176 Z M234,52 C242,48 252,54 250,64 L246,80 C244,86 232,84 232,76 Z" }
        }
        // the person
        ShapePath {
            strokeColor: "transparent"
            fillColor: Theme.dim
            PathSvg { path: "M212,44 C222,42 230,50 229,61 C228,72 220,78 212,77 C203,76 198,68 199,59 C200,51 204,45 212,44 Z M206,86 C216,82 226,88 224,98 C222,122 216,142 208,164 C206,170 200,172 192,171 L150,166 C146,166 144,168 142,173 L130,198 C127,203 117,201 118,195 C122,178 128,160 134,154 C138,150 146,150 152,151 L184,154 C190,132 192,108 196,96 C198,90 201,88 206,86 Z" }
        }
        Stream { active: flow.way === "UP"; PathSvg { path: "M56,108 C72,92 86,74 108,52" } }
        Stream { active: flow.way === "UP"; weight: 0.6; PathSvg { path: "M68,112 C86,94 100,80 128,60" } }
        Stream { active: flow.way === "UP"; weight: 0.3; PathSvg { path: "M44,106 C60,90 74,70 98,46" } }
        Stream { active: flow.way === "MIDDLE"; PathSvg { path: "M88,120 C116,104 150,94 184,90" } }
        Stream { active: flow.way === "MIDDLE"; weight: 0.6; PathSvg { path: "M88,112 C116,92 150,76 188,68" } }
        Stream { active: flow.way === "MIDDLE"; weight: 0.3; PathSvg { path: "M112,132 C136,120 160,114 180,112" } }
        Stream { active: flow.way === "DOWN"; PathSvg { path: "M66,164 C76,180 90,188 112,190" } }
        Stream { active: flow.way === "DOWN"; weight: 0.6; PathSvg { path: "M80,158 C88,170 98,176 116,178" } }
        Stream { active: flow.way === "DOWN"; weight: 0.3; PathSvg { path: "M52,168 C60,186 76,196 100,197" } }
    }
}
