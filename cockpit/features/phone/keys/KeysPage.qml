import QtQuick
import Cockpit

// Which phones hold a key of the car; how another one gets it, and how one loses it.
Item {
    id: page

    required property var vm
    readonly property var roleNames: ({ owner: qsTr("An owner's"), driver: qsTr("A driver's"),
                                        guest: qsTr("A guest's"), valet: qsTr("A valet's") })
    readonly property var titles: ({ list: qsTr("Keys"), role: qsTr("Whose phone is it?"),
                                     compare: qsTr("The same code?"), done: qsTr("Done"), over: qsTr("Too late") })
    readonly property bool scanning: vm.step === "scan"     // the QR code has the page to itself

    // By day the keys need a lighter ground than the page has, to stand out from it.
    Rectangle { anchors.fill: parent; color: Theme.night ? Theme.bg : Theme.surface }
    IconButton {
        id: back
        objectName: "keys.back"
        leaves: true
        visible: !page.scanning && (page.vm.hasBack || page.vm.step !== "list")
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 16
        icon: "back"
        label: qsTr("Back")
        onTapped: page.vm.back()
    }
    Label {
        objectName: "keys.title"
        visible: !page.scanning
        readonly property real begin: back.visible ? 136 : Theme.pad
        anchors { left: parent.left; leftMargin: begin }
        y: 16
        width: page.width - begin - Theme.pad - (add.visible ? add.width + 16 : 0)
        height: 88
        text: page.titles[page.vm.step] ?? ""
        size: Theme.title
        strong: true
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 28
    }
    BigButton {
        id: add
        objectName: "keys.add"
        visible: page.vm.step === "list"
        anchors { right: parent.right; rightMargin: Theme.pad }
        y: 16
        width: 360
        tone: "accent"
        text: qsTr("Add a phone")
        icon: "plus"
        enabled: page.vm.ready
        waits: page.vm.barred
        onTapped: page.vm.add()
    }
    Label {
        id: told
        objectName: "keys.reason"
        readonly property string why: page.vm.trouble || page.vm.reason || page.vm.barred
        visible: why !== "" && !page.scanning
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 108
        width: page.width - 2 * Theme.pad
        height: 40
        text: why ? qsTr(why) : ""
        size: 28
        color: Theme.warn
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 20
    }
    Loader {
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: page.scanning ? 12 : told.visible ? 152 : 116
        width: page.width - 2 * Theme.pad
        height: page.height - y - (page.scanning ? 12 : Theme.pad)
        sourceComponent: ({ list: list, role: role, scan: scan, compare: compare })[page.vm.step] ?? end
    }
    Component { id: list; KeyList { vm: page.vm; roleNames: page.roleNames } }
    Component { id: role; RoleKeys { vm: page.vm; roleNames: page.roleNames } }
    Component { id: scan; ScanPanel { vm: page.vm; roleNames: page.roleNames } }
    Component { id: compare; ComparePanel { vm: page.vm; roleNames: page.roleNames } }
    Component { id: end; EndPanel { vm: page.vm } }
    KeyQuestion { vm: page.vm }
}
