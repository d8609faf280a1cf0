import QtQuick
import Cockpit

// A phrase, what it stands for, and what that would do; nothing is done before it is said.
Item {
    id: panel

    required property var vm
    property string language: "en"

    Repeater {
        model: [
            { key: "phrase", title: qsTr("When I say"), text: panel.vm.phrase },
            { key: "words", title: qsTr("do this"), text: panel.vm.words }
        ]
        Rectangle {
            id: box
            required property var modelData
            required property int index
            objectName: "voice.teach." + modelData.key
            readonly property bool here: panel.vm.field === modelData.key
            anchors { left: parent.left; leftMargin: index ? 272 : 0 }
            width: index ? panel.width - 272 : 260
            height: 84
            radius: Theme.radius
            color: Theme.plate
            Accessible.role: Accessible.EditableText
            Accessible.name: modelData.title
            border { width: here ? 2 : 1; color: here ? Theme.accent : Theme.line }
            Label {
                anchors { left: parent.left; leftMargin: 16 }
                y: 4
                text: box.modelData.title
                size: Theme.small
                color: Theme.dim
            }
            Label {
                anchors { left: parent.left; leftMargin: 16 }
                y: 36
                width: parent.width - 32
                elide: Text.ElideLeft
                text: box.modelData.text
            }
            MouseArea { anchors.fill: parent; onClicked: panel.vm.toField(box.modelData.key) }
        }
    }
    Label {
        objectName: "voice.teach.dry"
        anchors.left: parent.left
        y: 90
        width: parent.width - 420
        height: 80
        verticalAlignment: Text.AlignVCenter
        text: panel.vm.trouble !== "" ? panel.vm.trouble
              : panel.vm.dryRun.length ? panel.vm.dryRun.join(" · ") : qsTr("Try it: nothing is done yet")
        color: panel.vm.trouble !== "" ? Theme.warn : panel.vm.dryRun.length ? Theme.text : Theme.dim
        size: 28
        wrapMode: Text.Wrap
        maximumLineCount: 2
        fontSizeMode: Text.Fit
        minimumPixelSize: 22
    }
    Row {
        anchors.right: parent.right
        y: 90
        spacing: 12
        BigButton {
            objectName: "voice.teach.try"
            width: 196
            height: 80
            text: qsTr("Try")
            enabled: panel.vm.words !== ""
            onTapped: panel.vm.tryOut()
        }
        BigButton {
            objectName: "voice.teach.keep"
            width: 196
            height: 80
            text: qsTr("Keep")
            tone: "accent"
            enabled: panel.vm.dryRun.length > 0 && panel.vm.phrase !== ""
            onTapped: panel.vm.keep()
        }
    }
    Keyboard {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }      // its keys need the whole page's width
        width: parent.width + 42
        height: Math.min(312, parent.height - 176)
        visible: panel.vm.typing
        language: panel.language
        onTyped: letter => panel.vm.type(letter)
        onErased: panel.vm.erase()
        onEntered: panel.vm.tryOut()
    }
}
