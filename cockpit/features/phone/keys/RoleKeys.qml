import QtQuick
import Cockpit

// What the phone may: four big keys; one that cannot be chosen says why.
Grid {
    id: grid

    required property var vm
    required property var roleNames
    readonly property var may: ({ owner: qsTr("Everything, and says who else owns the car"),
                                  driver: qsTr("Everything but owning"),
                                  guest: qsTr("Doors, climate, music, destinations"),
                                  valet: qsTr("Locks and unlocks, no more") })

    columns: 2
    spacing: 16
    Repeater {
        model: ["owner", "driver", "guest", "valet"]
        Rectangle {
            id: key
            required property string modelData
            readonly property string barred: grid.vm.roles[modelData] ?? ""
            objectName: "keys.role." + modelData
            width: (grid.width - 16) / 2
            height: (grid.height - 16) / 2
            radius: Theme.radius
            color: touch.pressed ? Theme.pressed : Theme.raised
            Accessible.role: Accessible.Button
            Accessible.name: name.text
            Accessible.description: about.text
            Accessible.onPressAction: touched()

            function touched() {
                if (barred)
                    Explain.refuse(barred, key, name.text);
                else
                    grid.vm.invite(modelData);
            }

            Label {
                id: name
                anchors { left: parent.left; leftMargin: Theme.pad }
                y: 24
                width: parent.width - 2 * Theme.pad
                text: grid.roleNames[key.modelData]
                size: Theme.title
                strong: true
                opacity: key.barred ? 0.4 : 1
            }
            Label {
                id: about
                anchors { left: parent.left; leftMargin: Theme.pad }
                y: 84
                width: parent.width - 2 * Theme.pad
                height: parent.height - y - 16
                text: key.barred ? qsTr(key.barred) : grid.may[key.modelData]
                size: 28
                color: key.barred ? Theme.warn : Theme.dim
                wrapMode: Text.Wrap
                elide: Text.ElideRight
            }
            MouseArea {
                id: touch
                anchors.fill: parent
                onClicked: key.touched()
            }
        }
    }
}
