import QtQuick

// One of assets/icons in any colour.
Image {
    property string name
    property color color: Theme.text
    property int size: 40

    function hex(part: real): string {
        return Math.round(part * 255).toString(16).padStart(2, "0");
    }

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name ? "image://icon/" + name + "/" + hex(color.r) + hex(color.g) + hex(color.b) : ""
}
