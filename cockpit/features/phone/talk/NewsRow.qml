import QtQuick
import Cockpit

// One message: from whom, its words where they may be read, aloud, and answers at a touch.
Rectangle {
    id: row

    required property var news
    required property var vm
    required property int at
    readonly property bool answers: Boolean(news.open && news.person)

    height: Math.max(100, words.height + 28) + (answers ? 92 : 0)
    radius: Theme.radius
    color: touch.pressed ? Theme.pressed : Theme.raised
    border { width: news.open ? 2 : 0; color: Theme.accent }

    Accessible.role: Accessible.ListItem
    Accessible.name: news.title ?? ""
    Accessible.description: news.text ?? ""
    Accessible.onPressAction: vm.open(at)

    MouseArea { id: touch; anchors.fill: parent; onClicked: row.vm.open(row.at) }
    Column {
        id: words
        anchors { left: parent.left; leftMargin: 24 }
        y: 14
        width: parent.width - 24 - 112
        Row {
            width: parent.width
            spacing: 12
            Label {
                width: Math.min(implicitWidth, parent.width - when.width - 12)
                text: row.news.title || qsTr("Unknown")
                textFormat: Text.PlainText
                size: 28
                strong: true
            }
            Label {
                id: when
                anchors.verticalCenter: parent.verticalCenter
                text: (row.news.time ?? "") + (row.news.app ? " · " + row.news.app : "")
                size: 22
                color: Theme.dim
            }
        }
        Label {
            width: parent.width
            text: row.news.text || (row.news.aloud ? qsTr("Read aloud, or when parked") : qsTr("To be read when parked"))
            textFormat: Text.PlainText
            size: Theme.small
            color: row.news.text ? Theme.text : Theme.dim
            wrapMode: Text.Wrap
            maximumLineCount: row.news.open ? 5 : 2
        }
    }
    IconButton {
        objectName: "phone.aloud." + row.at
        visible: row.news.aloud ?? false
        anchors { right: parent.right; rightMargin: 10 }
        y: 10
        width: 80
        height: 80
        flat: true
        icon: "sound"
        label: qsTr("Read aloud")
        onTapped: row.vm.readAloud(row.at)
    }
    Row {
        visible: row.answers
        anchors { left: parent.left; leftMargin: 12 }
        y: parent.height - 92
        width: parent.width - 24
        height: 80
        spacing: 8
        Repeater {
            model: row.vm.templates
            BigButton {
                required property string modelData
                required property int index
                objectName: "phone.reply." + index
                width: (row.width - 40) / 3
                height: 80
                color: Theme.night ? Theme.pressed : Theme.plate
                text: qsTr(modelData)
                onTapped: row.vm.reply(modelData)
            }
        }
    }
}
