import QtQuick
import Cockpit

// One driver: a picture or the first letter, the name, a lock where a PIN is wanted.
Rectangle {
    id: tile

    property string name: ""
    property string picture: ""
    property string icon: ""
    property bool locked: false
    property bool checked: false
    property string waits: ""           // why it cannot be chosen now, in English
    signal tapped

    function touched() {
        if (waits)
            Explain.refuse(waits, tile, name);
        else
            tapped();
    }

    readonly property color ink: checked ? Theme.accentInk : enabled && !waits ? Theme.text : Theme.faint

    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.checked: checked
    Accessible.description: waits ? qsTr(waits) : ""
    Accessible.onPressAction: touched()

    radius: Theme.radius
    color: touch.pressed ? Theme.pressed : checked ? Theme.accent : Theme.raised

    Rectangle {
        id: face
        anchors { left: parent.left; leftMargin: 16; verticalCenter: parent.verticalCenter }
        width: 64
        height: 64
        radius: 32
        color: tile.checked ? Qt.darker(Theme.accent, 1.15) : Theme.pressed
        clip: true
        Image {
            id: shown
            anchors.fill: parent
            source: tile.picture
            fillMode: Image.PreserveAspectCrop
            sourceSize { width: 128; height: 128 }
            visible: tile.picture !== ""
        }
        Label {
            visible: !shown.visible && tile.icon === ""
            anchors.centerIn: parent
            text: tile.name.slice(0, 1)
            textFormat: Text.PlainText
            strong: true
            color: tile.ink
        }
        Icon {
            visible: tile.icon !== ""
            anchors.centerIn: parent
            name: tile.icon
            size: 36
            color: tile.ink
        }
    }
    Label {
        anchors { left: face.right; leftMargin: 16; verticalCenter: parent.verticalCenter }
        width: tile.width - 64 - 16 * 3 - (tile.locked ? 40 : 0)
        text: tile.name
        textFormat: Text.PlainText
        size: 28
        strong: true
        color: tile.ink
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    Icon {
        visible: tile.locked
        anchors { right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
        name: "lock"
        size: 32
        color: tile.checked ? Theme.accentInk : Theme.dim
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: tile.touched() }
}
