import QtQuick
import Cockpit

// The car in the middle, what may be done to it on both sides, its state in one line below.
Item {
    id: page

    required property var vm
    readonly property real side: 256

    Connections {
        target: page.vm
        function onUnseen(reason) { headline.tell(reason); }
    }
    CarTiles {
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: Theme.pad
        width: page.side
        height: page.height - 2 * Theme.pad
        vm: page.vm
        onTold: reason => headline.tell(reason)
    }
    CarComfort {
        anchors { right: parent.right; rightMargin: Theme.pad }
        y: Theme.pad
        width: page.side
        height: page.height - 2 * Theme.pad
        vm: page.vm
        onTold: reason => headline.tell(reason)
    }
    CarDrawing {
        id: car
        LayoutMirroring.enabled: false      // its left is left
        LayoutMirroring.childrenInherit: true
        x: page.width / 2
        y: 66
        k: (page.height - 160) / 486
        vm: page.vm
    }
    MouseArea {
        // a touch on a car that is not fully seen tells which frame stopped
        objectName: "cabin.car"
        x: page.width / 2 - 110
        y: car.y
        width: 220
        height: 486 * car.k
        enabled: page.vm.unseenParts > 0
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("Car")
        onClicked: {
            const doors = [page.vm.doorFrontLeft, page.vm.doorFrontRight, page.vm.doorRearLeft,
                           page.vm.doorRearRight, page.vm.bonnet, page.vm.boot, page.vm.locked];
            const lost = doors.find(door => !door.valid);
            if (lost)
                Explain.ask(lost, this, "");
        }
    }
    Headline {
        id: headline
        objectName: "cabin.headline"
        anchors { bottom: parent.bottom; bottomMargin: 8; horizontalCenter: parent.horizontalCenter }
        width: page.width - 2 * (page.side + 2 * Theme.pad)
        vm: page.vm
    }
}
