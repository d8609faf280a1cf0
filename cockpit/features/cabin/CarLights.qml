import QtQuick
import Cockpit

// The lights of one side, and those in the middle, as the car says they burn.
Item {
    id: lights

    required property var vm
    property bool mirrored: false
    property real k: 1
    readonly property var indicator: mirrored ? vm.indicatorRight : vm.indicatorLeft
    readonly property bool blinking: indicator.on || vm.hazard.on
    property bool lit: true

    // The car says that it signals; the bulb's rhythm is drawn here, in step for both sides.
    Timer {
        interval: 400
        running: lights.blinking && lights.visible
        repeat: true
        onTriggered: lights.lit = !lights.lit
        onRunningChanged: lights.lit = true
    }
    CarPart {
        name: "blink_f"
        mirrored: lights.mirrored
        k: lights.k
        visible: lights.blinking && lights.lit
    }
    CarPart {
        name: "blink_r"
        mirrored: lights.mirrored
        k: lights.k
        visible: lights.blinking && lights.lit
    }
}
