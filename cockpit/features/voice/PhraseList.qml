import QtQuick
import Cockpit

// All that can be said, to search and to touch; while parked a command can be typed.
Item {
    id: panel

    required property var vm
    property string language: "en"
    property bool keys: false

    Rectangle {
        id: box
        objectName: "voice.query"
        width: parent.width
        height: 80
        radius: Theme.radius
        color: Theme.plate
        border { width: panel.keys ? 2 : 1; color: panel.keys ? Theme.accent : Theme.line }
        Accessible.role: Accessible.EditableText
        Accessible.name: qsTr("Search, or type a command")
        Icon {
            anchors { left: parent.left; leftMargin: 20 }
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            size: 40
            color: Theme.dim
        }
        Label {
            anchors { left: parent.left; leftMargin: 76 }
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 76 - 24
            text: panel.vm.query !== "" ? panel.vm.query
                  : panel.vm.typing ? qsTr("Search, or type a command") : qsTr("Typing waits until you are parked")
            color: panel.vm.query !== "" ? Theme.text : Theme.faint
        }
        MouseArea {
            anchors.fill: parent
            onClicked: {
                if (panel.vm.typing)
                    panel.keys = !panel.keys;
                else
                    Explain.refuse("Typing waits until you are parked", box, "");
            }
        }
    }
    ListView {
        id: list
        objectName: "voice.phrases"
        y: 92
        width: parent.width
        height: parent.height - y - (board.visible ? board.height + 12 : 0)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: panel.vm.phrases
        delegate: Item {
            id: row
            required property var modelData
            required property int index
            objectName: "voice.phrase." + index
            width: list.width
            height: 80
            Accessible.role: Accessible.Button
            Accessible.name: modelData.sentence
            Rectangle {
                anchors { fill: parent; bottomMargin: 1 }
                color: touch.pressed ? Theme.pressed : "transparent"
                radius: 12
            }
            Label {
                anchors { left: parent.left; leftMargin: 12 }
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 24
                text: "“" + row.modelData.sentence + "”"
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 26
            }
            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: 1
                color: Theme.line
            }
            MouseArea { id: touch; anchors.fill: parent; onClicked: panel.vm.say(row.modelData.sentence) }
        }
    }
    Keyboard {
        id: board
        objectName: "voice.keyboard"
        visible: panel.keys && panel.vm.typing
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }      // its keys need the whole page's width
        width: parent.width + 42
        height: 328
        language: panel.language
        onTyped: letter => panel.vm.type(letter)
        onErased: panel.vm.erase()
        onEntered: panel.vm.sayQuery()
    }
}
