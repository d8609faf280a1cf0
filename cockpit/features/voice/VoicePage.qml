import QtQuick
import Cockpit

// What can be said, what was taught, and what became of the last commands.
Item {
    id: page

    required property var vm
    readonly property string language: vm.language

    Rectangle { anchors.fill: parent; color: Theme.bg }
    Row {
        id: tabs
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 16
        spacing: 12
        Repeater {
            model: [
                { key: "say", text: qsTr("You can say") },
                { key: "taught", text: qsTr("Taught") },
                { key: "timeline", text: qsTr("Last commands") }
            ]
            BigButton {
                required property var modelData
                objectName: "voice.tab." + modelData.key
                width: (page.width - 2 * Theme.pad - 24) / 3
                height: 84
                text: modelData.text
                checked: page.vm.section === modelData.key
                         || (modelData.key === "taught" && page.vm.section === "teach")
                onTapped: page.vm.open(modelData.key)
            }
        }
    }
    Loader {
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 116
        width: parent.width - 2 * Theme.pad
        height: parent.height - y - 12
        sourceComponent: page.vm.section === "say" ? say : page.vm.section === "timeline" ? timeline
                         : page.vm.section === "teach" ? teach : taught
    }
    Component {
        id: say
        PhraseList { vm: page.vm; language: page.language }
    }
    Component {
        id: taught
        TaughtList { vm: page.vm }
    }
    Component {
        id: teach
        TeachPanel { vm: page.vm; language: page.language }
    }
    Component {
        id: timeline
        RecordList { vm: page.vm }
    }
}
