import QtQuick
import Cockpit

// What the phones brought on the left; where they are, and the keys, on the right.
Item {
    id: page

    required property var vm
    readonly property real side: 296
    readonly property var news: vm.news
    readonly property var phones: vm.phones
    property int chosen: -1

    Label {
        id: title
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 16
        height: 64
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Messages")
        size: Theme.title
        strong: true
    }
    Label {
        objectName: "phone.told"
        anchors { left: title.right; leftMargin: 24; right: list.right }
        y: 16
        height: 64
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignRight
        text: page.vm.reason ? qsTr(page.vm.reason)
              : page.vm.hidden > 0 ? qsTr("%n more when parked", "", page.vm.hidden) : ""
        size: Theme.small
        color: page.vm.reason ? Theme.warn : Theme.dim
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 20
    }
    // Rows are counted, not made anew, when one changes: a finger may be on them.
    ListView {
        id: list
        objectName: "phone.news"
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 88
        width: page.width - page.side - 3 * Theme.pad
        height: page.height - y - 16
        clip: true
        spacing: 12
        boundsBehavior: Flickable.StopAtBounds
        model: page.news.length
        delegate: NewsRow {
            required property int index
            objectName: "phone.news." + index
            width: list.width
            news: page.news[index] ?? ({})
            vm: page.vm
            at: index
        }
    }
    Column {
        visible: list.count === 0
        anchors.centerIn: list
        width: list.width
        spacing: 12
        Icon { anchors.horizontalCenter: parent.horizontalCenter; name: "message"; size: 64; color: Theme.dim }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.vm.hidden > 0 ? qsTr("Nothing that cannot wait") : qsTr("No messages")
            color: Theme.dim
        }
    }
    ListView {
        id: owners
        objectName: "phone.phones"
        anchors { right: parent.right; rightMargin: Theme.pad }
        y: Theme.pad
        width: page.side
        height: keys.y - y - 12
        clip: true
        spacing: 12
        boundsBehavior: Flickable.StopAtBounds
        model: page.phones.length
        delegate: PhoneTile {
            required property int index
            objectName: "phone.phone." + index
            width: owners.width
            phone: page.phones[index] ?? ({})
            at: index
            open: owners.count <= 2 || page.chosen === index
            onTapped: page.chosen = page.chosen === index ? -1 : index
            onRung: page.vm.find(phone.user)
        }
    }
    Label {
        visible: owners.count === 0
        anchors.left: owners.left
        y: owners.y
        width: page.side
        wrapMode: Text.Wrap
        size: Theme.small
        color: Theme.dim
        text: qsTr("A phone shows calls, messages and music over your broker: see docs/phone-messages.md")
    }
    BigButton {
        id: keys
        objectName: "phone.keys"
        anchors.left: owners.left
        y: page.height - height - 16
        width: page.side
        icon: "key"
        text: qsTr("Keys")
        onTapped: page.vm.openKeys()
    }
}
