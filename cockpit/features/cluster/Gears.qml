import QtQuick
import Cockpit

// P R N D; the chosen one stands out, none does where the car does not tell.
Row {
    id: gears

    required property var reading

    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Gear")
    Accessible.description: reading.text
    Accessible.onPressAction: Explain.ask(gears.reading, gears, qsTr("Gear"))

    Repeater {
        model: ["P", "R", "N", "D"]
        Rectangle {
            id: gear
            required property string modelData
            readonly property bool on: gears.reading.has && gears.reading.text === modelData
            width: 56
            height: 60
            radius: 18
            color: on && gears.reading.trust !== 1 ? Theme.plate : "transparent"
            border { width: on && gears.reading.trust === 1 ? 2 : 0; color: Theme.dim }
            Label {
                objectName: gear.on ? "cluster.gear.value" : ""
                anchors.centerIn: parent
                text: gear.modelData
                size: gear.on ? 40 : 32
                strong: gear.on
                color: gear.on ? Theme.text : Theme.faint
                opacity: gear.on && gears.reading.trust === 2 ? 0.45 : 1
            }
        }
    }
    Label {
        visible: !gears.reading.has
        height: 60
        leftPadding: 8
        verticalAlignment: Text.AlignVCenter
        text: gears.reading.text
        color: Theme.faint
    }
    TapHandler {
        enabled: gears.reading.trust < 3
        margin: (Theme.touch - gears.height) / 2
        onTapped: Explain.ask(gears.reading, gears, qsTr("Gear"))
    }
}
