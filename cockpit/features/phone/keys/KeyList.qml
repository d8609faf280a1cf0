import QtQuick
import Cockpit

// Each phone with a key: whose, what it may, when it was last used.
Item {
    id: panel

    required property var vm
    required property var roleNames

    function used(ms: real): string {
        if (!ms)
            return qsTr("Never used");
        return new Date(ms).toLocaleString(Qt.locale(panel.vm.locale), Locale.ShortFormat);
    }

    ListView {
        id: list
        objectName: "keys.list"
        anchors.fill: parent
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: panel.vm.keys
        delegate: Item {
            id: row
            required property var modelData
            required property int index
            width: list.width
            height: 104
            Icon {
                anchors { left: parent.left; leftMargin: 12 }
                anchors.verticalCenter: parent.verticalCenter
                name: "key"
                size: 48
                color: row.modelData.role === "owner" ? Theme.accent : Theme.dim
            }
            Label {
                objectName: "keys.name." + row.index
                anchors { left: parent.left; leftMargin: 84 }
                y: 12
                width: parent.width - 84 - 200
                text: row.modelData.name
                strong: true
            }
            Label {
                objectName: "keys.about." + row.index
                anchors { left: parent.left; leftMargin: 84 }
                y: 56
                width: parent.width - 84 - 200
                text: [panel.roleNames[row.modelData.role], row.modelData.person,
                       panel.used(row.modelData.usedMs)].join(" · ")
                size: Theme.small
                color: Theme.dim
            }
            BigButton {
                objectName: "keys.revoke." + row.index
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                width: 184
                text: qsTr("Revoke")
                waits: panel.vm.barred
                onTapped: panel.vm.doubtful(row.modelData.id)
            }
            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: 1
                color: Theme.line
            }
        }
    }
    Label {
        objectName: "keys.none"
        visible: panel.vm.ready && list.count === 0
        y: 80
        width: parent.width
        text: qsTr("No phone has a key yet. With one, it locks and unlocks the car and sets the climate from anywhere.")
        color: Theme.dim
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
