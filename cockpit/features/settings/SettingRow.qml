import QtQuick
import Cockpit

// One setting: its name, what it means, and the control that its kind asks for.
Rectangle {
    id: row

    required property var setting
    required property var vm
    readonly property bool barred: setting.barred !== ""
    readonly property string told: setting.told || (barred ? setting.barred : "")
    readonly property bool wide: setting.kind === "choice" && setting.choices.length > 2
    readonly property real side: wide ? width - 48 : setting.kind === "switch" ? 132 : setting.kind === "number" ? 270 : 240

    function word(choice: string): string {
        return setting.names[choice] ?? qsTr(names[choice] ?? choice);
    }
    readonly property var names: ({ auto: "Automatic", sun: "By the sun", day: "Day", night: "Night", normal: "Normal", large: "Large",
                                    metric: "Metric", imperial: "Imperial", "24": "24 hours", "12": "12 hours" })

    objectName: "settings.row." + setting.key
    height: Math.max(104, words.height + (wide ? 80 + 44 : 28))
    radius: Theme.radius
    color: Theme.raised

    Column {
        id: words
        anchors { left: parent.left; leftMargin: 24 }
        y: row.wide ? 14 : (parent.height - height) / 2
        width: parent.width - 24 - (row.wide ? 24 : row.side + 28)
        spacing: 2
        opacity: row.barred ? 0.7 : 1
        Label {
            width: parent.width
            text: qsTr(row.setting.label) + (row.setting.restart ? " *" : "")
            size: 28
            strong: true
            wrapMode: Text.WordWrap
            maximumLineCount: 2
        }
        Label {
            objectName: row.objectName + ".told"
            width: parent.width
            text: row.told ? qsTr(row.told) : qsTr(row.setting.prose)
            size: 22
            color: row.told ? Theme.warn : Theme.dim
            wrapMode: Text.Wrap
            maximumLineCount: 4
        }
    }
    Loader {
        anchors { right: parent.right; rightMargin: row.wide ? 24 : 12 }
        y: row.wide ? parent.height - height - 14 : (parent.height - height) / 2
        width: row.side
        height: 80
        opacity: row.barred ? 0.5 : 1
        sourceComponent: row.setting.kind === "switch" ? toggle : row.setting.kind === "choice" ? choice
                         : row.setting.kind === "number" ? number : null
    }
    Component {
        id: toggle
        Rectangle {
            objectName: row.objectName + ".switch"
            radius: height / 2
            color: row.setting.value ? Theme.accent : Theme.track
            border { width: row.setting.value ? 0 : 2; color: Theme.faint }
            Behavior on color { ColorAnimation { duration: Theme.ms(160) } }
            Accessible.role: Accessible.CheckBox
            Accessible.name: qsTr(row.setting.label)
            Accessible.checked: row.setting.value === true
            Accessible.onPressAction: row.vm.put(row.setting.key, !row.setting.value)
            Rectangle {
                y: 8
                x: row.setting.value !== Theme.mirrored ? parent.width - width - 8 : 8
                width: 64
                height: 64
                radius: 32
                color: row.setting.value ? Theme.accentInk : Theme.dim
                Behavior on x { NumberAnimation { duration: Theme.ms(160) } }
            }
            MouseArea { anchors.fill: parent; onClicked: row.vm.put(row.setting.key, !row.setting.value) }
        }
    }
    Component {
        id: choice
        Rectangle {
            radius: Theme.radius
            color: Theme.track
            Row {
                anchors.fill: parent
                Repeater {
                    model: row.setting.choices
                    Rectangle {
                        id: option
                        required property string modelData
                        readonly property bool on: row.setting.value === modelData
                        objectName: row.objectName + "." + modelData
                        width: parent.width / row.setting.choices.length
                        height: parent.height
                        radius: Theme.radius
                        color: on ? Theme.accent : touch.pressed ? Theme.pressed : "transparent"
                        Accessible.role: Accessible.RadioButton
                        Accessible.name: row.word(modelData)
                        Accessible.checked: on
                        Accessible.onPressAction: row.vm.put(row.setting.key, modelData)
                        Label {
                            anchors.centerIn: parent
                            width: Math.min(implicitWidth, parent.width - 8)
                            text: row.word(option.modelData)
                            size: Theme.small
                            strong: option.on
                            color: option.on ? Theme.accentInk : Theme.text
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: 18
                        }
                        MouseArea { id: touch; anchors.fill: parent; onClicked: row.vm.put(row.setting.key, option.modelData) }
                    }
                }
            }
        }
    }
    Component {
        id: number
        Item {
            Accessible.role: Accessible.SpinBox
            Accessible.name: qsTr(row.setting.label)
            Accessible.description: row.setting.text
            Accessible.onIncreaseAction: row.vm.step(row.setting.key, 1)
            Accessible.onDecreaseAction: row.vm.step(row.setting.key, -1)
            IconButton {
                objectName: row.objectName + ".minus"
                anchors.left: parent.left
                width: 80
                height: 80
                icon: "minus"
                label: qsTr("Less") + ": " + qsTr(row.setting.label)
                color_: Theme.text
                enabled: row.setting.less
                onTapped: row.vm.step(row.setting.key, -1)
            }
            Label {
                objectName: row.objectName + ".value"
                anchors.centerIn: parent
                width: parent.width - 168
                horizontalAlignment: Text.AlignHCenter
                text: row.setting.text
                strong: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 22
            }
            IconButton {
                objectName: row.objectName + ".plus"
                anchors.right: parent.right
                width: 80
                height: 80
                icon: "plus"
                label: qsTr("More") + ": " + qsTr(row.setting.label)
                enabled: row.setting.more
                onTapped: row.vm.step(row.setting.key, 1)
            }
        }
    }
}
