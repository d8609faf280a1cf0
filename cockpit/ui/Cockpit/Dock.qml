import QtQuick

// Always at hand: climate on both sides, the pages in the middle, the clock.
Rectangle {
    id: dock

    required property var shell

    color: Theme.surface
    Rectangle { width: parent.width; height: 1; color: Theme.line }

    Row {
        id: left
        x: Theme.pad
        height: parent.height
        Repeater {
            model: dock.shell.dockLeft
            Place { required property var modelData; view: modelData; anchors.verticalCenter: parent ? parent.verticalCenter : undefined }
        }
    }
    Row {
        anchors.centerIn: parent
        spacing: Theme.gap
        Repeater {
            model: dock.shell.pages
            IconButton {
                required property var modelData
                objectName: "dock.page." + modelData.feature
                icon: modelData.icon
                label: qsTr(modelData.title)
                checked: dock.shell.page === modelData.feature
                onTapped: dock.shell.open(modelData.feature)
            }
        }
    }
    StatusStrip {
        anchors { right: right.left; rightMargin: 40; verticalCenter: parent.verticalCenter }
        height: parent.height
        shell: dock.shell
    }
    Row {
        id: right
        anchors { right: parent.right; rightMargin: Theme.pad }
        height: parent.height
        Repeater {
            model: dock.shell.dockRight
            Place { required property var modelData; view: modelData; anchors.verticalCenter: parent ? parent.verticalCenter : undefined }
        }
    }
}
