import QtQuick
import Cockpit

// What became of the last commands, stage by stage, for those who build and test.
Item {
    id: panel

    required property var vm

    ListView {
        id: list
        objectName: "voice.records"
        anchors.fill: parent
        clip: true
        spacing: 12
        boundsBehavior: Flickable.StopAtBounds
        model: panel.vm.records
        delegate: Rectangle {
            id: row
            required property var modelData
            width: list.width
            height: lines.height + 32
            radius: 16
            color: Theme.surface
            Column {
                id: lines
                anchors { left: parent.left; leftMargin: 20 }
                y: 16
                width: parent.width - 40
                spacing: 4
                Label {
                    width: parent.width
                    text: row.modelData.text
                    strong: true
                    size: 28
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: row.modelData.reply
                    size: 28
                    wrapMode: Text.Wrap
                }
                Label {
                    width: parent.width
                    text: row.modelData.verdict + " · " + row.modelData.confidence + " · " + row.modelData.wishes
                    size: Theme.small
                    color: Theme.dim
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: row.modelData.asked
                    size: Theme.small
                    color: Theme.dim
                    wrapMode: Text.Wrap
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: row.modelData.stages + " ms"
                    size: Theme.small
                    color: Theme.faint
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    Label {
        visible: list.count === 0
        anchors.centerIn: parent
        text: qsTr("Nothing was said yet")
        color: Theme.dim
    }
}
