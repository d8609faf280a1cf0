import QtQuick
import Cockpit

// In the dock: touch and speak.
Item {
    id: box

    required property var vm
    readonly property bool on: vm.mode === "listening"

    Rectangle {
        anchors.centerIn: parent
        width: 88
        height: 88
        radius: 44
        color: touch.pressed ? Theme.pressed : box.on ? Theme.accent : Theme.raised
        scale: touch.pressed ? 0.96 : 1
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Speak")
        Accessible.onPressAction: box.vm.talk()
        Icon {
            objectName: "voice.key"
            anchors.centerIn: parent
            name: box.vm.deaf ? "microphone-off" : "microphone"
            size: 44
            color: box.on ? Theme.accentInk : box.vm.deaf ? Theme.dim : Theme.accent
        }
        MouseArea { id: touch; anchors.fill: parent; onClicked: box.vm.talk() }
    }
}
