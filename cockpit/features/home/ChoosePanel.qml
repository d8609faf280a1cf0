import QtQuick
import Cockpit

// Which things stand on the page; nine at most.
Item {
    id: panel

    required property var vm

    PanelHead {
        id: head
        title: qsTr("What do you want at hand?")
        subtitle: qsTr("Nine at most; touch to add or to remove")
        onClosed: panel.vm.close()
    }
    GridView {
        id: list
        objectName: "home.choices"
        y: head.height + 12
        width: parent.width + 12
        height: parent.height - y
        clip: true
        cellWidth: (panel.width + 12) / 2
        cellHeight: 108
        boundsBehavior: Flickable.StopAtBounds
        model: panel.vm.all
        delegate: Item {
            id: cell
            required property var modelData
            required property int index
            width: list.cellWidth
            height: list.cellHeight
            Rectangle {
                objectName: "home.choice." + cell.index
                width: parent.width - 12
                height: 96
                radius: Theme.radius
                color: touch.pressed ? Theme.pressed : cell.modelData.chosen ? Theme.accentSoft : Theme.raised
                border { width: cell.modelData.chosen ? 2 : 0; color: Theme.accent }
                Accessible.role: Accessible.CheckBox
                Accessible.name: cell.modelData.thing.name
                Accessible.checked: cell.modelData.chosen
                Accessible.onPressAction: panel.vm.choose(cell.modelData.thing.key)
                Icon {
                    anchors { left: parent.left; leftMargin: 16 }
                    anchors.verticalCenter: parent.verticalCenter
                    name: cell.modelData.thing.icon
                    size: 40
                    color: Theme.text
                }
                Column {
                    anchors { left: parent.left; leftMargin: 70 }
                    width: parent.width - 70 - 60
                    anchors.verticalCenter: parent.verticalCenter
                    NameLabel { width: parent.width; text: cell.modelData.thing.name; usual: 28; strong: true }
                    Label {
                        visible: text !== ""
                        width: parent.width
                        text: cell.modelData.thing.room
                        size: Theme.small
                        color: Theme.dim
                    }
                }
                Icon {
                    anchors { right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
                    name: cell.modelData.chosen ? "star-filled" : "star"
                    size: 36
                    color: cell.modelData.chosen ? Theme.accent : Theme.faint
                }
                MouseArea { id: touch; anchors.fill: parent; onClicked: panel.vm.choose(cell.modelData.thing.key) }
            }
        }
    }
}
