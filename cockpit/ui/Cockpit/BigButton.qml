import QtQuick

// A wide key with a word, and an icon where it helps. `tone`: "", accent, warn or danger. While it
// `waits`, an English sentence, a touch tells why and does nothing.
Rectangle {
    id: button

    property string text: ""
    property string icon: ""
    property bool checked: false
    property string tone: ""
    property string waits: ""
    property bool leaves: false         // the knob's back key presses it
    signal tapped

    function touched() {
        if (waits)
            Explain.refuse(waits, button, text);
        else
            tapped();
    }

    readonly property bool filled: checked || tone === "accent" && enabled && !waits
    readonly property color ink: filled ? Theme.accentInk : !enabled || waits ? Theme.faint : tone === "warn" ? Theme.warn
                                 : tone === "danger" ? Theme.danger : Theme.text

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.checked: checked
    Accessible.description: waits ? qsTr(waits) : ""
    Accessible.onPressAction: touched()

    implicitWidth: row.implicitWidth + 2 * Theme.pad
    implicitHeight: 88
    radius: Theme.radius
    color: touch.pressed ? (filled ? Qt.darker(Theme.accent, 1.2) : Theme.pressed)
                         : filled ? Theme.accent : Theme.raised
    scale: touch.pressed ? 0.98 : 1
    Behavior on color { ColorAnimation { duration: Theme.ms(120) } }

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 12
        Icon {
            visible: button.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            size: 40
            color: button.ink
        }
        Label {
            visible: text !== ""
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, button.width - 24 - (button.icon ? 52 : 0))
            text: button.text
            strong: true
            color: button.ink
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 22
        }
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: button.touched() }
}
