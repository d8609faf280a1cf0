import QtQuick
import Cockpit

// The drive mode, as a word.
Item {
    id: badge

    required property var reading

    width: 104
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Drive mode")
    Accessible.description: words.text
    Accessible.onPressAction: Explain.ask(badge.reading, badge, qsTr("Drive mode"))

    Label {
        id: words
        objectName: "cluster.mode.value"
        width: parent.width
        anchors.verticalCenter: parent.verticalCenter
        text: badge.reading.has ? qsTr(badge.reading.text) : badge.reading.text
        size: 26
        strong: badge.reading.has
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 20
        color: !badge.reading.has ? Theme.faint : badge.reading.trust === 1 ? Theme.faint : Theme.dim
        opacity: badge.reading.trust === 2 ? 0.45 : 1
    }
    TapHandler {
        enabled: badge.reading.trust < 3
        margin: (Theme.touch - badge.height) / 2
        onTapped: Explain.ask(badge.reading, badge, qsTr("Drive mode"))
    }
}
