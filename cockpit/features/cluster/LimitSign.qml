import QtQuick
import Cockpit

// The speed limit as it stands beside the road; nothing where none is known.
Rectangle {
    id: sign

    required property var reading
    property bool loud: false
    property bool wanted: true

    visible: wanted && reading.has && reading.number > 0
    width: loud ? 76 : 68
    height: width
    radius: width / 2
    color: "#FFFFFF"
    border { width: 8; color: "#D21F26" }
    opacity: reading.trust === 2 ? 0.45 : reading.trust === 1 ? 0.3 : 1
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Speed limit")
    Accessible.description: reading.text + " " + reading.unit
    Accessible.onPressAction: Explain.ask(sign.reading, sign, qsTr("Speed limit"))

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
        margin: Math.max(0, (Theme.touch - sign.height) / 2)
        onTapped: Explain.ask(sign.reading, sign, qsTr("Speed limit"))
    }
}
