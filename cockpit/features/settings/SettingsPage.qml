import QtQuick
import Cockpit

// Groups on the left, their settings on the right; a search over all of them.
Item {
    id: page

    required property var vm
    property bool searching: false
    readonly property bool keys: searching && vm.typing
    readonly property real groupsWidth: 236
    readonly property var none: ({ key: "", label: "", prose: "", kind: "", value: false, text: "", choices: [], names: {},
                                   barred: "", told: "", restart: false, less: false, more: false })

    Connections {
        target: page.vm
        function onDrivingChanged() { if (!page.vm.typing) page.searching = false; }
    }
    BigButton {
        id: seek
        objectName: "settings.search"
        leaves: page.searching
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: Theme.pad
        width: page.groupsWidth
        height: 84
        icon: page.searching ? "close" : "search"
        text: page.searching ? qsTr("Close") : qsTr("Search")
        waits: page.vm.typing ? "" : "Typing waits until you are parked"
        onTapped: {
            page.searching = !page.searching;
            page.vm.search("");
        }
    }
    BigButton {
        id: drivers
        objectName: "settings.drivers"
        visible: page.vm.hasDrivers && !page.keys
        anchors.left: seek.left
        y: seek.y + seek.height + 12
        width: page.groupsWidth
        height: 84
        icon: "seat"
        text: qsTr("Drivers")
        onTapped: page.vm.openDrivers()
    }
    ListView {
        objectName: "settings.groups"
        visible: !page.keys
        anchors.left: seek.left
        y: seek.y + seek.height + 12 + (page.vm.hasDrivers ? 96 : 0)
        width: page.groupsWidth
        height: page.height - y
        clip: true
        spacing: 8
        boundsBehavior: Flickable.StopAtBounds
        bottomMargin: Theme.pad
        model: page.vm.groups.length    // a number: a new list of the same length leaves it where it stands
        currentIndex: page.vm.groups.indexOf(page.vm.group)     // opened by voice it comes into sight
        highlightMoveDuration: Theme.ms(200)
        delegate: BigButton {
            required property int index
            readonly property string group: page.vm.groups[index] ?? ""
            objectName: "settings.group." + group
            width: page.groupsWidth
            height: 84
            text: qsTr(group)
            checked: page.vm.group === group && !page.searching
            onTapped: {
                page.searching = false;
                page.vm.open(group);
                list.positionViewAtBeginning();
            }
        }
    }
    Rectangle {
        id: box
        objectName: "settings.query"
        property string text: words.text
        visible: page.searching
        anchors { right: parent.right; rightMargin: Theme.pad }
        y: Theme.pad
        width: page.width - page.groupsWidth - 3 * Theme.pad
        height: 84
        radius: Theme.radius
        color: Theme.plate
        border { width: 2; color: Theme.accent }
        Label {
            id: words
            anchors { left: parent.left; leftMargin: 24 }
            width: parent.width - 48
            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideLeft
            text: page.vm.query || qsTr("What do you want to change?")
            color: page.vm.query ? Theme.text : Theme.faint
        }
    }
    ListView {
        id: list
        objectName: "settings.list"
        anchors { right: parent.right; rightMargin: Theme.pad }
        y: page.searching ? 120 : Theme.pad
        width: page.width - page.groupsWidth - 3 * Theme.pad
        height: (page.keys ? keyboard.y - 16 : page.height - (note.visible ? 68 : 12)) - y
        clip: true
        spacing: 12
        boundsBehavior: Flickable.StopAtBounds
        reuseItems: true
        readonly property var rows: page.searching && page.vm.query === "" ? [] : page.vm.rows
        model: rows.length
        delegate: SettingRow {
            required property int index
            width: list.width
            setting: list.rows[index] ?? page.none
            vm: page.vm
        }
    }
    Label {
        id: note
        objectName: "settings.restart"
        visible: page.vm.needsRestart && !page.keys
        anchors.left: list.left
        y: page.height - 56
        width: list.width
        height: 44
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Marked changes count from the next start on")
        size: Theme.small
        color: Theme.dim
    }
    Rectangle {
        visible: page.keys
        y: keyboard.y - 8
        width: page.width
        height: page.height - y
        color: Theme.bg
    }
    Keyboard {
        id: keyboard
        visible: page.keys
        anchors { left: parent.left; leftMargin: 12 }
        y: page.height - height - 8
        width: page.width - 24
        height: 330
        language: page.vm.language
        onTyped: letter => page.vm.search(page.vm.query + letter)
        onErased: page.vm.search(page.vm.query.slice(0, -1))
        onEntered: page.searching = page.vm.query !== "" && page.searching
    }
}
