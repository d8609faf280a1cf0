import QtQuick
import Cockpit

// On or off, as the car says; the picture over its name.
Rectangle {
    id: key

    required property var reading
    required property string icon
    required property string label
    signal tapped
    signal told(string reason)          // English; for a place with room for it

    readonly property bool lit: reading.has && reading.on
    readonly property color ink: lit ? Theme.accentInk : reading.has ? Theme.text : Theme.dim
    readonly property string refusal: reading.refused === "asked anew" ? "" : reading.refused
    property bool complaining: false

    onRefusalChanged: {
        if (refusal === "")
            return;
        complaining = true;
        quiet.restart();
        shake.restart();
        told(refusal);
    }

    Accessible.role: Accessible.CheckBox
    Accessible.name: label
    Accessible.checked: lit
    Accessible.onPressAction: tapped()

    radius: 20
    color: touch.pressed ? Theme.pressed : lit ? Theme.accent : Theme.raised
    border.width: complaining ? 3 : lit ? 0 : 1
    border.color: complaining ? Theme.warn : Theme.line

    Timer { id: quiet; interval: 4000; onTriggered: key.complaining = false }
    SequentialAnimation {
        id: shake
        NumberAnimation { target: face; property: "anchors.horizontalCenterOffset"; to: -6; duration: 50 }
        NumberAnimation { target: face; property: "anchors.horizontalCenterOffset"; to: 6; duration: 80 }
        NumberAnimation { target: face; property: "anchors.horizontalCenterOffset"; to: 0; duration: 60 }
    }
    Column {
        id: face
        anchors.centerIn: parent
        width: parent.width - 12
        spacing: 2
        opacity: [1, 0.4, 0.7, 1][key.reading.trust]
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: key.icon
            size: 44
            color: key.ink
        }
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: key.reading.has ? key.label : "--"
            color: key.ink
            font { family: Theme.fontFamily; pixelSize: 24; weight: Font.Medium }
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 20
        }
    }
    Rectangle {
        id: wait
        visible: key.reading.pending
        anchors { bottom: parent.bottom; bottomMargin: 6; horizontalCenter: parent.horizontalCenter }
        width: 56
        height: 4
        radius: 2
        color: key.lit ? Theme.accentInk : Theme.accent
        SequentialAnimation on opacity {
            running: key.reading.pending
            loops: Animation.Infinite
            NumberAnimation { from: 1; to: 0.2; duration: 450 }
            NumberAnimation { from: 0.2; to: 1; duration: 450 }
        }
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: key.tapped() }
}
