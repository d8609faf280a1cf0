import QtQuick

// One of several; `options` are {value, label, icon, name}, values as the reading's `raw`.
Rectangle {
    id: segments

    property var options: []
    required property var reading
    property string label: ""
    signal chosen(var value)

    implicitWidth: options.length * 160
    implicitHeight: 88
    radius: Theme.radius
    color: Theme.raised

    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Refusal { id: refusal; reading: segments.reading; onComplained: shake.restart() }
    Row {
        id: row
        width: parent.width
        height: parent.height
        Shake { id: shake; target: row }
        Repeater {
            model: segments.options
            Rectangle {
                id: option
                required property var modelData
                readonly property bool on: segments.reading.has && segments.reading.raw === modelData.value
                readonly property bool asked: segments.reading.pending
                                              && segments.reading.askedRaw === modelData.value
                readonly property bool refused: refusal.shown
                                                && segments.reading.askedRaw === modelData.value
                readonly property color ink: on ? Theme.accentInk : refused ? Theme.warn : Theme.text
                objectName: segments.objectName + "." + String(modelData.value).toLowerCase()
                width: row.width / segments.options.length
                height: row.height
                radius: Theme.radius
                color: touch.pressed ? Theme.pressed : on ? Theme.accent : "transparent"
                border { width: asked || refused ? 3 : 0; color: refused ? Theme.warn : Theme.accent }
                Accessible.role: Accessible.RadioButton
                Accessible.name: modelData.name || modelData.label
                Accessible.checked: on
                Accessible.onPressAction: segments.chosen(modelData.value)

                Column {
                    anchors.centerIn: parent
                    spacing: 2
                    Icon {
                        visible: name !== ""
                        anchors.horizontalCenter: parent.horizontalCenter
                        name: option.modelData.icon || ""
                        size: 40
                        color: option.ink
                    }
                    Label {
                        anchors.horizontalCenter: parent.horizontalCenter
                        width: Math.min(implicitWidth, option.width - 12)
                        text: option.modelData.label
                        size: option.modelData.icon ? Theme.small : 28
                        strong: !option.modelData.icon
                        color: option.ink
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 20
                    }
                }
                Pending {
                    anchors { right: parent.right; top: parent.top; margins: 8 }
                    width: 20
                    thickness: 3
                    running: option.asked
                }
                MouseArea { id: touch; anchors.fill: parent; onClicked: segments.chosen(option.modelData.value) }
            }
        }
    }
}
