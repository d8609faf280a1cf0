import QtQuick
import Cockpit

// Who is it? Asked when the car has several drivers and knows none of them by key or phone.
Item {
    id: sheet

    required property var vm
    readonly property bool shown: vm.welcoming && vm.step === "list" && vm.drivers.length > 0

    implicitHeight: 0
    visible: shown

    Rectangle {         // nothing behind it is touched, nor read
        width: 872
        height: parent.height
        color: Theme.bg
        Shield {}
    }
    Rectangle {
        objectName: "profiles.welcome"
        anchors { left: parent.left; leftMargin: Theme.overPage }
        y: (parent.height - height) / 2
        width: 792
        height: Math.min(parent.height - 80, 224 + 116 * Math.ceil(sheet.vm.drivers.length / 2))
        radius: Theme.radius
        color: Theme.surfaceTop
        border { width: 2; color: Theme.accent }
        Accessible.role: Accessible.Dialog
        Accessible.name: title.text

        MouseArea { anchors.fill: parent }
        Label {
            id: title
            objectName: "profiles.welcome.title"
            anchors { left: parent.left; leftMargin: 32 }
            y: 20
            width: parent.width - 64
            text: qsTr("Who is driving?")
            size: Theme.title
            strong: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 24
        }
        GridView {
            id: grid
            anchors { left: parent.left; leftMargin: 24 }
            y: 92
            width: parent.width - 36
            height: parent.height - 92 - 128
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            cellWidth: width / 2
            cellHeight: 116
            model: sheet.shown ? sheet.vm.drivers : []
            delegate: Item {
                id: cell
                required property var modelData
                width: grid.cellWidth
                height: grid.cellHeight
                DriverTile {
                    objectName: "profiles.welcome." + cell.modelData.id
                    anchors { fill: parent; rightMargin: 12; bottomMargin: 12 }
                    name: cell.modelData.name
                    picture: cell.modelData.picture
                    locked: cell.modelData.locked
                    onTapped: sheet.vm.choose(cell.modelData.id)
                }
            }
        }
        Row {
            anchors { left: parent.left; leftMargin: 24 }
            y: parent.height - height - 20
            width: parent.width - 48
            height: 88
            spacing: 16
            BigButton {
                objectName: "profiles.welcome.later"
                leaves: true
                width: (parent.width - 16) / 2
                text: qsTr("Not now")
                onTapped: sheet.vm.dismiss()
            }
            BigButton {
                objectName: "profiles.welcome.guest"
                width: (parent.width - 16) / 2
                text: qsTr("Guest")
                onTapped: sheet.vm.guest()
            }
        }
    }
}
