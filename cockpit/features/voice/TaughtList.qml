import QtQuick
import Cockpit

// The driver's own phrases.
Item {
    id: panel

    required property var vm

    ListView {
        id: list
        objectName: "voice.taught"
        width: parent.width
        height: parent.height - 100
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: panel.vm.taught
        delegate: Item {
            id: row
            required property var modelData
            required property int index
            width: list.width
            height: 96
            Label {
                anchors { left: parent.left; leftMargin: 12 }
                y: 8
                width: parent.width - 120
                text: "“" + row.modelData.phrase + "”"
                strong: true
            }
            Label {
                anchors { left: parent.left; leftMargin: 12 }
                y: 52
                width: parent.width - 120
                text: row.modelData.words
                size: Theme.small
                color: Theme.dim
            }
            IconButton {
                objectName: "voice.taught.remove." + row.index
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                icon: "remove"
                label: qsTr("Remove")
                flat: true
                iconSize: 40
                onTapped: panel.vm.remove(row.modelData.phrase)
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
        visible: list.count === 0
        y: 40
        width: parent.width
        text: qsTr("Say: when I say cosy, set 23 degrees and turn on the seat heating")
        color: Theme.dim
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
    BigButton {
        objectName: "voice.teach"
        anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
        width: 400
        height: 84
        text: qsTr("Teach a phrase")
        icon: "plus"
        waits: panel.vm.typing ? "" : "Typing waits until you are parked"
        onTapped: panel.vm.open("teach")
    }
}
