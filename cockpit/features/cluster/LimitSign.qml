import QtQuick
import Cockpit

// The speed limit as it stands beside the road; nothing where none is known.
Rectangle {
    id: sign

    required property var reading
    property bool loud: false

    visible: reading.has && reading.number > 0
    width: 68
    height: 68
    radius: 34
    color: "#FFFFFF"
    border { width: 8; color: "#D21F26" }
    opacity: reading.trust === 2 ? 0.45 : reading.trust === 1 ? 0.3 : 1
    scale: loud ? 1.12 : 1
    Behavior on scale { NumberAnimation { duration: Theme.ms(160) } }
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Speed limit")
    Accessible.description: reading.text + " " + reading.unit

    Label {
        objectName: "cluster.limit.value"
        anchors.centerIn: parent
        text: sign.reading.text
        size: text.length > 2 ? 26 : 32
        strong: true
        font.weight: Font.Bold
        color: "#0C1116"
    }
    TapHandler {
        enabled: sign.reading.trust < 3
        onTapped: Explain.ask(sign.reading, sign, qsTr("Speed limit"))
    }
}
