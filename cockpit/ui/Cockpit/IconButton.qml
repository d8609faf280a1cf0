import QtQuick

// A square key with an icon; its label is spoken, and shown below where `showLabel` is set.
Rectangle {
    id: button

    property string icon: ""
    property string label: ""
    property bool checked: false
    property bool pending: false
    property bool showLabel: false
    property bool flat: false
    property int iconSize: 44
    property color color_: checked ? Theme.accentInk : Theme.text
    readonly property color ink: enabled || checked ? color_ : Theme.faint
    property bool leaves: false         // the knob's back key presses it
    signal tapped

    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.checked: checked
    Accessible.onPressAction: tapped()

    implicitWidth: 88
    implicitHeight: 88
    radius: Theme.radius
    color: touch.pressed ? Theme.pressed : checked ? Theme.accent : flat ? "transparent" : Theme.raised
    scale: touch.pressed ? 0.96 : 1
    Behavior on color { ColorAnimation { duration: Theme.ms(120) } }

    Column {
        anchors.centerIn: parent
        spacing: 4
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: button.icon
            size: button.iconSize
            color: button.ink
            opacity: button.pending ? 0.45 : 1
        }
        Label {
            visible: button.showLabel
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(implicitWidth, button.width - 8)
            text: button.label
            size: Theme.small
            color: button.ink
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 20
        }
    }
    Pending {
        anchors { right: parent.right; top: parent.top; margins: 6 }
        width: 22
        thickness: 3
        running: button.pending
        color: button.checked ? Theme.accentInk : Theme.accent
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: button.tapped() }
}
