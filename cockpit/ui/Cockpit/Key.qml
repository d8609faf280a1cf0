import QtQuick

// One key of the keyboard.
Rectangle {
    id: key

    property string text: ""
    property string icon: ""
    property string name: text
    property bool accent: false
    property bool quiet: false
    property bool repeats: false
    signal tapped

    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.onPressAction: tapped()

    radius: 14
    color: touch.pressed ? (accent ? Qt.darker(Theme.accent, 1.2) : Theme.pressed)
                         : accent ? Theme.accent : quiet ? Theme.surface : Theme.plate

    Label {
        visible: key.text !== ""
        anchors.centerIn: parent
        text: key.text
        size: key.quiet ? 28 : 34
        strong: true
        color: key.quiet ? Theme.dim : Theme.text
    }
    Icon {
        visible: key.icon !== ""
        anchors.centerIn: parent
        name: key.icon
        size: 40
        color: key.accent ? Theme.accentInk : Theme.text
    }
    Rectangle {     // the space bar
        visible: key.text === "" && key.icon === ""
        anchors.centerIn: parent
        width: parent.width / 3
        height: 4
        radius: 2
        color: Theme.dim
    }
    MouseArea {
        id: touch
        anchors { fill: parent; margins: -3 }       // half of the gap between keys
        onClicked: key.tapped()
        onPressAndHold: if (key.repeats) again.start()
        onReleased: again.stop()
        onCanceled: again.stop()
    }
    Timer { id: again; interval: 90; repeat: true; onTriggered: key.tapped() }
}
