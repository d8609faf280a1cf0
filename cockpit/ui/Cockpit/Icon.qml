import QtQuick

// One of assets/icons, in one colour.
Image {
    property string name: ""
    property color color: Theme.text
    property int size: 48

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name ? "image://icon/" + name + "/" + Theme.hex(color) : ""
    fillMode: Image.PreserveAspectFit
}
