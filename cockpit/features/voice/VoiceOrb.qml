import QtQuick
import Cockpit

// Hears: a ring that swells with the voice. Thinks: a ring that turns. Else an icon tells.
Item {
    id: orb

    property string mode: "idle"
    property real level: 0

    implicitWidth: 128
    implicitHeight: 128

    Rectangle {
        visible: orb.mode === "listening" || orb.mode === "asking"
        anchors.centerIn: parent
        width: 92 + 36 * Math.min(1, Math.sqrt(orb.level) * 1.6)
        height: width
        radius: width / 2
        color: Theme.accentSoft
        Behavior on width { NumberAnimation { duration: Theme.ms(90) } }
    }
    Rectangle {
        anchors.centerIn: parent
        width: 88
        height: 88
        radius: 44
        color: orb.mode === "listening" ? Theme.accent : Theme.raised
        Icon {
            anchors.centerIn: parent
            name: orb.mode === "answered" ? "check" : orb.mode === "lost" ? "info" : "microphone"
            size: 44
            color: orb.mode === "listening" ? Theme.accentInk : orb.mode === "lost" ? Theme.warn : Theme.accent
        }
    }
    Pending {
        anchors.centerIn: parent
        width: 108
        thickness: 5
        running: orb.mode === "thinking"
    }
}
