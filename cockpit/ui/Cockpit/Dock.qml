import QtQuick

// The bottom line: climate on both sides, the pages in the middle.
Rectangle {
    id: dock

    required property var shell
    property int leftWidth: 528
    property int rightWidth: 520

    color: Theme.night ? "#0E1216" : "#F4F6F8"

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    Repeater {
        model: dock.shell.dockLeft
        Place {
            required property var modelData
            objectName: "dock.left." + modelData.feature
            view: modelData
            x: Theme.pad
            y: 8
            width: dock.leftWidth - 2 * Theme.pad
            height: dock.height - 16
        }
    }
    Row {
        id: pages
        // in the middle, as long as the keys beside them leave room
        readonly property int count: dock.shell.docked.length
        readonly property real begin: dock.leftWidth + Theme.pad + (dock.shell.dockKeys.length ? dock.height : 0)
        readonly property real room: dock.width - dock.rightWidth - begin - Theme.pad
        readonly property real middle: dock.leftWidth + (dock.width - dock.leftWidth - dock.rightWidth - width) / 2
        x: Math.max(begin, middle)
        y: 8
        spacing: count > 4 ? 8 : 16
        Repeater {
            model: dock.shell.docked
            DockButton {
                required property var modelData
                objectName: "dock.page." + modelData.feature
                width: Math.min(148, (pages.room - (pages.count - 1) * pages.spacing) / pages.count)
                icon: modelData.icon
                label: qsTr(modelData.title)
                checked: dock.shell.page === modelData.feature
                onTapped: dock.shell.open(modelData.feature)
            }
        }
    }
    Repeater {
        model: dock.shell.dockKeys
        Place {
            required property var modelData
            objectName: "dock.key." + modelData.feature
            view: modelData
            x: dock.leftWidth + Theme.pad
            y: 8
            width: dock.height - 16
            height: dock.height - 16
        }
    }
    Repeater {
        model: dock.shell.dockRight
        Place {
            required property var modelData
            objectName: "dock.right." + modelData.feature
            view: modelData
            x: dock.width - dock.rightWidth + Theme.pad
            y: 8
            width: dock.rightWidth - 2 * Theme.pad
            height: dock.height - 16
        }
    }
}
