import QtQuick

// Breathes while the car has not answered yet.
Rectangle {
    property bool pending: false

    height: 4
    radius: 2
    color: Theme.accent
    visible: pending
    SequentialAnimation on opacity {
        running: pending
        loops: Animation.Infinite
        NumberAnimation { from: 1; to: 0.2; duration: 450 }
        NumberAnimation { from: 0.2; to: 1; duration: 450 }
    }
}
