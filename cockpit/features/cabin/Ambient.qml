import QtQuick

// The ambient light along both sills, in its own colour.
Item {
    id: ambient

    required property var vm
    property real k: 1
    readonly property int rgb: vm.ambientColour.has ? vm.ambientColour.raw : 0xffffff
    readonly property color tint: Qt.rgba((rgb >> 16 & 255) / 255, (rgb >> 8 & 255) / 255, (rgb & 255) / 255, 1)

    visible: vm.ambient.on

    Repeater {
        model: 2
        Rectangle {
            id: sill
            required property int index
            x: (index ? 44 : -63) * ambient.k
            y: 208 * ambient.k
            width: 19 * ambient.k
            height: 138 * ambient.k
            gradient: Gradient {
                orientation: Gradient.Horizontal
                GradientStop { position: 0; color: Qt.alpha(ambient.tint, sill.index ? 0 : 0.8) }
                GradientStop { position: 1; color: Qt.alpha(ambient.tint, sill.index ? 0.8 : 0) }
            }
        }
    }
    Rectangle {
        x: -56 * ambient.k
        y: 184 * ambient.k
        width: 112 * ambient.k
        height: 2.5 * ambient.k
        radius: height / 2
        color: ambient.tint
    }
}
