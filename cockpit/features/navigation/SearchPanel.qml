import QtQuick
import Cockpit

// One box for everything: address, place, category, coordinates. Letters only while parked.
Rectangle {
    id: panel

    required property var search
    property string language: "en"
    readonly property bool keys: search.typing && (search.query === "" ? wanted : true) && !hidden
    property bool wanted: false
    property bool hidden: false
    signal closed

    color: Theme.bg

    function start() {
        wanted = false;
        hidden = false;
    }

    Shield {}

    Row {
        id: head
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 16
        spacing: 16
        IconButton {
            objectName: "search.back"
            leaves: true
            icon: "back"
            label: qsTr("Back")
            width: 80
            height: 80
            onTapped: panel.closed()
        }
        Rectangle {
            id: box
            width: panel.width - 2 * Theme.pad - 96
            height: 80
            radius: Theme.radius
            color: Theme.plate
            border { width: panel.keys ? 2 : 1; color: panel.keys ? Theme.accent : Theme.line }
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Where to?")
            Icon {
                anchors { left: parent.left; leftMargin: 20 }
                anchors.verticalCenter: parent.verticalCenter
                name: "search"
                size: 40
                color: Theme.dim
            }
            Label {
                objectName: "search.query"
                anchors { left: parent.left; leftMargin: 76 }
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 76 - 96
                elide: Text.ElideLeft
                text: panel.search.query !== "" ? panel.search.query
                      : panel.search.typing ? qsTr("Where to?") : qsTr("Typing waits until you are parked")
                color: panel.search.query !== "" ? Theme.text : Theme.faint
            }
            IconButton {
                objectName: "search.clear"
                visible: panel.search.query !== ""
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                icon: "close"
                label: qsTr("Clear")
                flat: true
                width: 80
                height: 80
                iconSize: 36
                onTapped: panel.search.clear()
            }
            MouseArea {
                anchors { fill: parent; rightMargin: panel.search.query !== "" ? 80 : 0 }
                onClicked: {
                    if (!panel.search.typing)
                        return Explain.refuse("Typing waits until you are parked", box, "");
                    panel.wanted = true;
                    panel.hidden = false;
                }
            }
        }
    }
    Row {           // what one wants most often
        id: chips
        visible: panel.search.query === ""
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 112
        spacing: 8
        readonly property real each: (panel.width - 2 * Theme.pad - 5 * spacing) / 6
        Repeater {
            model: panel.search.categories
            Rectangle {
                id: chip
                required property var modelData
                objectName: "search.category." + modelData.key
                width: chips.each
                height: 104
                radius: Theme.radius
                color: touch.pressed ? Theme.pressed : Theme.plate
                Accessible.role: Accessible.Button
                Accessible.name: label.text
                Column {
                    anchors.centerIn: parent
                    spacing: 4
                    Icon {
                        anchors.horizontalCenter: parent.horizontalCenter
                        name: chip.modelData.icon
                        size: 44
                        color: Theme.accent
                    }
                    Label {
                        id: label
                        width: Math.min(implicitWidth, chip.width - 4)
                        anchors.horizontalCenter: parent.horizontalCenter
                        text: chip.modelData.label
                        size: Theme.small
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 20
                    }
                }
                MouseArea {
                    id: touch
                    anchors.fill: parent
                    onClicked: {
                        panel.hidden = true;
                        panel.search.category(chip.modelData.key);
                    }
                }
            }
        }
    }
    ListView {
        id: list
        objectName: "search.results"
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: panel.search.query === "" ? 232 : board.visible ? 104 : 112
        width: panel.width - 2 * Theme.pad
        height: panel.height - y - (board.visible ? board.height + 16 : 0)
        clip: true
        spacing: 0
        boundsBehavior: Flickable.StopAtBounds
        model: panel.search.results
        delegate: ResultRow {
            required property int index
            required property var modelData
            objectName: "search.result." + index
            width: list.width
            height: board.visible ? 84 : 92
            place: modelData
            onTapped: panel.search.pick(index)
        }
    }
    Label {
        objectName: "search.nothing"
        visible: list.count === 0 && panel.search.words !== ""
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: list.y + 24
        width: list.width
        text: panel.search.words
        color: Theme.dim
        wrapMode: Text.Wrap
    }
    Keyboard {
        id: board
        objectName: "search.keyboard"
        visible: panel.keys
        anchors { bottom: parent.bottom; bottomMargin: 12 }
        anchors { left: parent.left; leftMargin: 3 }
        width: panel.width - 6
        height: 332
        language: panel.language
        onTyped: letter => panel.search.type(letter)
        onErased: panel.search.erase()
        onEntered: { panel.search.enter(); panel.hidden = true; }
    }
}
