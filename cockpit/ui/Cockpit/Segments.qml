import QtQuick

// One of a few: the lit one is what the car says.
Rectangle {
    id: segments

    required property var reading
    property var options: []            // [{value, label, icon}]
    readonly property var current: reading.pending ? reading.askedRaw : reading.raw
    signal chosen(var value)

    implicitHeight: Theme.touch + 8
    radius: 20
    color: Theme.surface
    border { width: 1; color: Theme.line }

    Row {
        anchors { fill: parent; margins: 4 }
        Repeater {
            model: segments.options
            Item {
                id: option
                required property var modelData
                readonly property bool lit: segments.reading.has && segments.current === modelData.value
                objectName: segments.objectName + "." + modelData.value
                width: (segments.width - 8) / segments.options.length
                height: segments.height - 8
                Accessible.role: Accessible.RadioButton
                Accessible.name: modelData.label || String(modelData.value)
                Rectangle {
                    anchors.fill: parent
                    radius: 16
                    color: option.lit ? Theme.accent : touch.pressed ? Theme.pressed : "transparent"
                    opacity: segments.reading.pending ? 0.6 : 1
                }
                Column {
                    anchors.centerIn: parent
                    Icon {
                        anchors.horizontalCenter: parent.horizontalCenter
                        visible: name !== ""
                        name: option.modelData.icon || ""
                        size: 38
                        color: option.lit ? Theme.onAccent : Theme.text
                    }
                    Label {
                        anchors.horizontalCenter: parent.horizontalCenter
                        visible: text !== ""
                        text: option.modelData.label || ""
                        weight: Font.Medium
                        color: option.lit ? Theme.onAccent : Theme.text
                    }
                }
                MouseArea { id: touch; anchors.fill: parent; onClicked: segments.chosen(option.modelData.value) }
            }
        }
    }
}
