import QtQuick
import Cockpit

// Over the page while the car listens, asks or answers: what was heard large, the answer below.
Item {
    id: sheet

    required property var vm
    readonly property bool shown: vm.mode !== "idle"
    readonly property bool empty: vm.text === ""
    readonly property bool keys: vm.confirms || vm.choices.length > 0
    readonly property bool chips: vm.mode === "lost" || (vm.mode === "listening" && empty)

    Rectangle {
        id: plate
        objectName: "voice.sheet"
        visible: opacity > 0
        opacity: sheet.shown ? 1 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.ms(150) } }
        anchors { left: parent.left; leftMargin: 16 }
        width: sheet.width - 32
        height: sheet.keys || sheet.chips ? 280 : 176
        y: sheet.height - height - 16
        radius: 32
        gradient: Gradient {
            GradientStop { position: 0; color: Theme.night ? "#1A222A" : "#FFFFFF" }
            GradientStop { position: 1; color: Theme.night ? "#10161B" : "#F3F6F8" }
        }
        border { width: 1; color: Theme.night ? "#2E3943" : "#FFFFFF" }

        Shield {}

        VoiceOrb {
            id: orb
            anchors { left: parent.left; leftMargin: 24 }
            y: 24
            mode: sheet.vm.mode
            level: sheet.vm.level
        }
        Label {
            objectName: "voice.text"
            anchors { left: parent.left; leftMargin: 176 }
            y: sheet.vm.reply === "" ? 62 : 32
            width: parent.width - 176 - 128
            text: sheet.vm.mode === "listening" && sheet.empty
                  ? (sheet.vm.deaf ? sheet.vm.why : qsTr("I'm listening"))
                  : sheet.empty ? "" : qsTr("“%1”").arg(sheet.vm.text)
            size: sheet.vm.reply === "" ? Theme.title : 30
            color: sheet.vm.mode === "listening" ? (sheet.empty ? Theme.dim : Theme.text) : Theme.dim
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 26
        }
        Label {
            objectName: "voice.reply"
            visible: text !== ""
            anchors { left: parent.left; leftMargin: 176 }
            y: sheet.empty ? 62 : 78
            width: parent.width - 176 - 128
            height: 84
            text: sheet.vm.reply
            size: Theme.title
            strong: true
            fontSizeMode: Text.Fit
            minimumPixelSize: 26
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }
        IconButton {
            objectName: "voice.close"
            leaves: true
            anchors { right: parent.right; rightMargin: 20; top: parent.top; topMargin: 40 }
            icon: "close"
            label: qsTr("Close")
            flat: true
            iconSize: 40
            onTapped: sheet.vm.close()
        }
        Row {
            id: answers
            visible: sheet.keys
            anchors { left: parent.left; leftMargin: 24 }
            y: 176
            spacing: 16
            BigButton {
                objectName: "voice.yes"
                visible: sheet.vm.confirms
                width: 240
                height: 84
                text: qsTr("Yes")
                tone: "accent"
                onTapped: sheet.vm.answer(true)
            }
            Repeater {
                model: sheet.vm.choices
                BigButton {
                    required property string modelData
                    required property int index
                    objectName: "voice.choice." + index
                    width: (plate.width - 48 - 180 - 3 * 16) / 3
                    height: 84
                    text: modelData
                    onTapped: sheet.vm.choose(index)
                }
            }
            BigButton {
                objectName: "voice.no"
                width: sheet.vm.confirms ? 240 : 180
                height: 84
                text: qsTr("No")
                onTapped: sheet.vm.answer(false)
            }
        }
        Flow {
            visible: sheet.chips && !sheet.keys
            anchors { left: parent.left; leftMargin: 24 }
            y: 180
            width: parent.width - 48
            height: 80
            spacing: 12
            clip: true
            Chip {
                objectName: "voice.all"
                text: qsTr("What can I say?")
                strong: true
                onTapped: sheet.vm.showAll()
            }
            Repeater {
                model: sheet.vm.chips
                Chip {
                    required property string modelData
                    required property int index
                    objectName: "voice.chip." + index
                    opacity: y === 0 ? 1 : 0        // of a second line, there is no room
                    text: modelData
                    onTapped: sheet.vm.say(modelData)
                }
            }
        }
    }
}
