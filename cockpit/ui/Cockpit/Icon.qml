import QtQuick

// One of assets/icons, in one colour.
Image {
    property string name: ""
    property color color: Theme.text
    property int size: 48
    property bool needed: false     // drawn at least once: hidden icons cost nothing at the start

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name && needed ? "image://icon/" + name + "/" + Theme.hex(color) : ""
    fillMode: Image.PreserveAspectFit
    mirror: Theme.mirrored && (name === "back" || name === "backspace")      // what points where reading came from
    onVisibleChanged: if (visible) needed = true
    Component.onCompleted: if (visible) needed = true
}
