import QtQuick
import Cockpit

// Ten digits for a gloved finger; what is typed shows as dots.
Item {
    id: pad

    required property var vm

    LayoutMirroring.enabled: false      // digits stand where every pad has them
    LayoutMirroring.childrenInherit: true

    Rectangle {
        id: box
        width: parent.width
        height: 64
        radius: Theme.radius
        color: Theme.plate
        border { width: 2; color: Theme.line }
        Label {
            objectName: "drivers.typed"
            anchors.centerIn: parent
            text: pad.vm.typed || qsTr("4 to 12 digits")
            color: pad.vm.typed ? Theme.text : Theme.faint
            size: Theme.body
        }
    }
    Grid {
        id: keys
        y: 76
        columns: 3
        spacing: 8
        readonly property real each: (pad.width - 16) / 3
        readonly property real tall: Math.max(80, (pad.height - 76 - 24) / 4)
        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
            Key {
                required property string modelData
                objectName: "drivers.digit." + modelData
                text: modelData
                width: keys.each
                height: keys.tall
                onTapped: pad.vm.type(modelData)
            }
        }
        Key {
            objectName: "drivers.digit.erase"
            icon: "backspace"
            name: qsTr("Erase")
            repeats: true
            width: keys.each
            height: keys.tall
            onTapped: pad.vm.erase()
        }
        Key {
            objectName: "drivers.digit.0"
            text: "0"
            width: keys.each
            height: keys.tall
            onTapped: pad.vm.type("0")
        }
        Key {
            objectName: "drivers.digit.enter"
            icon: "check"
            name: qsTr("Enter")
            accent: true
            enabled: pad.vm.enough && !pad.vm.busy
            width: keys.each
            height: keys.tall
            onTapped: pad.vm.enter()
        }
    }
}
