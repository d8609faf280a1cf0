import QtQuick
import Cockpit

// Who drives: the drivers as big tiles; a PIN, a name or a yes where one is wanted.
Item {
    id: page

    required property var vm
    readonly property var now: vm.driver
    readonly property var titles: ({ list: qsTr("Who is driving?"), pin: qsTr("PIN of %1").arg(vm.whose),
                                     new_pin: qsTr("A new PIN"), name: qsTr("Name of the driver"),
                                     remove: qsTr("Remove %1?").arg(now.name) })

    // By day tiles need a lighter ground than the page has, and white keys a darker one.
    readonly property bool typing: ["pin", "new_pin", "name"].includes(vm.step)

    Rectangle { anchors.fill: parent; color: Theme.night || page.typing ? Theme.bg : Theme.surface }
    IconButton {
        id: back
        objectName: "drivers.back"
        leaves: true
        visible: page.vm.step !== "list"
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 16
        icon: "back"
        label: qsTr("Back")
        onTapped: page.vm.back()
    }
    Label {
        objectName: "drivers.title"
        readonly property real begin: back.visible ? 136 : Theme.pad
        anchors { left: parent.left; leftMargin: begin }
        y: 16
        width: page.width - begin - Theme.pad
        height: 88
        text: page.titles[page.vm.step] ?? ""
        textFormat: Text.PlainText
        size: Theme.title
        strong: true
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 24
    }
    Label {
        id: told
        objectName: "drivers.told"
        visible: page.vm.told !== ""
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 100
        width: page.width - 2 * Theme.pad
        height: 40
        text: page.vm.told ? qsTr(page.vm.told) + (page.vm.waitS ? " (" + page.vm.waitS + " s)" : "") : ""
        size: 28
        color: Theme.warn
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 20
    }
    Loader {
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 148
        width: page.width - 2 * Theme.pad
        height: page.height - y - 16
        sourceComponent: ({ list: list, pin: pin, new_pin: pin, name: name, remove: remove })[page.vm.step]
    }
    Component { id: list; DriverList { vm: page.vm } }
    Component { id: pin; PinPad { vm: page.vm } }
    Component { id: name; NamePanel { vm: page.vm } }
    Component {
        id: remove
        Item {
            Label {
                width: parent.width
                text: qsTr("All that is theirs is deleted from this car, for good.")
                wrapMode: Text.Wrap
                color: Theme.dim
            }
            Row {
                y: 160
                spacing: 16
                BigButton {
                    objectName: "drivers.remove.no"
                    width: (page.width - 2 * Theme.pad - 16) / 2
                    text: qsTr("Cancel")
                    onTapped: page.vm.back()
                }
                BigButton {
                    objectName: "drivers.remove.yes"
                    width: (page.width - 2 * Theme.pad - 16) / 2
                    tone: "danger"
                    text: qsTr("Remove")
                    onTapped: page.vm.remove()
                }
            }
        }
    }
}
