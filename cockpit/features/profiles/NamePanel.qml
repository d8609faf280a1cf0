import QtQuick
import Cockpit

// What the new driver is called.
Item {
    id: panel

    required property var vm
    property bool capital: vm.typed === "" || vm.typed.endsWith(" ")

    Rectangle {
        width: parent.width - 216
        height: 80
        radius: Theme.radius
        color: Theme.plate
        border { width: 2; color: Theme.accent }
        Label {
            objectName: "drivers.typed"
            anchors { left: parent.left; leftMargin: 24; verticalCenter: parent.verticalCenter }
            width: parent.width - 48
            elide: Text.ElideLeft
            text: panel.vm.typed
            textFormat: Text.PlainText
        }
    }
    BigButton {
        objectName: "drivers.name.done"
        anchors.right: parent.right
        width: 200
        height: 80
        tone: "accent"
        text: qsTr("Add")
        enabled: panel.vm.enough && !panel.vm.busy
        onTapped: panel.vm.enter()
    }
    Keyboard {
        x: -20
        y: 92
        width: parent.width + 40
        height: parent.height - y
        language: panel.vm.language
        onTyped: letter => panel.vm.type(panel.capital ? letter.toUpperCase() : letter)
        onErased: panel.vm.erase()
        onEntered: if (panel.vm.enough) panel.vm.enter()
    }
}
