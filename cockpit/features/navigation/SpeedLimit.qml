import QtQuick
import Cockpit

// The limit here as a sign; it grows when the car is too fast for it.
Rectangle {
    id: sign

    required property var limit
    property int base: 88

    visible: limit.text !== ""
    width: limit.loud ? base * 1.14 : base
    height: width
    radius: width / 2
    color: "#FFFFFF"
    border { width: width * 0.115; color: "#D21F26" }
    Behavior on width { NumberAnimation { duration: Theme.ms(200) } }
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Speed limit")
    Accessible.description: limit.text

    Label {
        objectName: "map.limit"
        anchors.centerIn: parent
        text: sign.limit.text
        size: (text.length > 2 ? 0.36 : 0.44) * sign.width
        strong: true
        font.weight: Font.Bold
        color: sign.limit.loud ? "#BC1C15" : "#0C1116"
    }
}
