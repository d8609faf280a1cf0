import QtQuick
import Cockpit

// A measured temperature over its name.
Column {
    id: measured

    required property var reading
    required property string label

    spacing: 0
    ValueLabel {
        anchors.horizontalCenter: parent.horizontalCenter
        reading: measured.reading
        size: 40
        showUnit: true
    }
    Text {
        anchors.horizontalCenter: parent.horizontalCenter
        text: measured.label
        color: Theme.dim
        font { family: Theme.fontFamily; pixelSize: 24 }
    }
}
