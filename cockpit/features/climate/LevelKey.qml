import QtQuick
import Cockpit

// One touch: 3, 2, 1, off. The dashes show the level; they pulse while the car has not answered.
Rectangle {
    id: key

    required property string icon
    required property string label
    required property var reading
    property int sign: 1                // -1 for ventilation
    signal tapped

    readonly property int percent: reading.pending ? reading.askedRaw : reading.has ? reading.raw : 0
    readonly property int level: Math.max(0, Math.round(percent * sign * 3 / 100))

    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.description: reading.has ? String(level) : qsTr("Unknown")
    Accessible.onPressAction: tapped()

    implicitHeight: 88
    radius: 18
    color: touch.pressed ? Theme.pressed : Theme.raised
    border.width: reading.refused ? 2 : 0
    border.color: Theme.warn

    Icon {
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: 14 }
        name: key.icon
        size: 40
        opacity: [1, 0.4, 0.4, 1][key.reading.trust]
        color: !key.reading.has ? Theme.faint : key.level === 0 ? Theme.text : key.sign > 0 ? pips.warm : pips.cool
    }
    Pips {
        id: pips
        visible: key.reading.has
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: 14 }
        level: key.level
        negative: key.sign < 0
        SequentialAnimation on opacity {
            running: key.reading.pending
            loops: Animation.Infinite
            NumberAnimation { from: 1; to: 0.25; duration: 400 }
            NumberAnimation { from: 0.25; to: 1; duration: 400 }
            onRunningChanged: if (!running) pips.opacity = 1
        }
    }
    Text {
        visible: !key.reading.has
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: 4 }
        text: "?"
        color: Theme.warn
        font { family: Theme.fontFamily; pixelSize: 24; weight: Font.DemiBold }
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: key.tapped() }
}
