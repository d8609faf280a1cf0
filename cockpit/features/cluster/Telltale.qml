import QtQuick
import Cockpit

// One lamp: dark, lit in its colour, or amber with a question mark where the car says nothing.
Item {
    id: telltale

    required property var lamp
    property int size: 44
    property bool phase: true
    readonly property bool lit: lamp.lit || lamp.unknown
    readonly property bool shining: lit && phase
    readonly property bool worded: lamp.icon === "ready"
    readonly property color tone: lamp.unknown || lamp.tone === "warn" ? Theme.warn
                                  : lamp.tone === "danger" ? Theme.danger
                                  : lamp.tone === "info" ? Theme.info : Theme.good

    width: worded ? 96 : size
    height: size
    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr(lamp.label)
    Accessible.description: lamp.unknown ? qsTr("unknown") : lamp.lit ? qsTr("on") : qsTr("off")

    // Built when it first lights up: two dozen dark lamps would cost the start for nothing.
    Loader {
        anchors.fill: parent
        active: telltale.lit
        sourceComponent: Item {
            Timer {
                id: blink
                interval: 360
                repeat: true
                running: telltale.lamp.blinks && telltale.lamp.lit
                onRunningChanged: telltale.phase = true
                onTriggered: telltale.phase = !telltale.phase
            }
            Icon {
                visible: telltale.shining && !telltale.worded
                anchors.fill: parent
                name: telltale.lit && !telltale.worded ? telltale.lamp.icon : ""
                size: telltale.size
                color: telltale.tone
            }
            Label {
                visible: telltale.shining && telltale.worded
                anchors.centerIn: parent
                text: "READY"
                size: 26
                strong: true
                color: telltale.tone
            }
            Rectangle {
                visible: telltale.lamp.unknown
                x: telltale.size - 16
                y: -6
                width: 26
                height: 26
                radius: 13
                color: Theme.warn
                Label {
                    anchors.centerIn: parent
                    text: "?"
                    size: 20
                    strong: true
                    color: Theme.bg
                }
            }
            MouseArea {
                enabled: telltale.lamp.unknown
                anchors.centerIn: parent
                width: Theme.touch
                height: Theme.touch
                onClicked: Explain.ask(telltale.lamp.reading, telltale, telltale.Accessible.name)
            }
        }
    }
}
