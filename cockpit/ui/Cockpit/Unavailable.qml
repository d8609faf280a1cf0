import QtQuick

// Stands where a view could not be loaded.
Item {
    Label {
        anchors.centerIn: parent
        text: qsTr("Not available")
        color: Theme.faint
        size: Theme.body
    }
}
