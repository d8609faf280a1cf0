import QtQuick
import Cockpit

// The home in the car: energy on top, a few big things, arriving and leaving below.
Item {
    id: page

    required property var vm
    readonly property bool empty: vm.things.length === 0

    Item {
        id: tiles
        anchors { fill: parent; margins: Theme.pad }
        visible: page.vm.view === ""

        EnergyStrip {
            id: strip
            objectName: "home.energy"
            visible: page.vm.energy.mode !== undefined
            width: parent.width
            height: visible ? 100 : 0
            vm: page.vm
        }
        Grid {
            id: grid
            objectName: "home.grid"
            y: strip.visible ? strip.height + 12 : 0
            width: parent.width
            height: keys.y - 12 - y
            columns: 3
            spacing: 12
            Repeater {
                model: page.vm.things
                ThingTile {
                    required property var modelData
                    required property int index
                    objectName: "home.tile." + index
                    thing: modelData
                    width: (grid.width - 24) / 3
                    height: Math.min(148, (grid.height - 24) / 3)
                    onTapped: page.vm.tap(modelData.key)
                    onOpened: page.vm.open(modelData.key)
                }
            }
        }
        Column {
            objectName: "home.empty"
            visible: page.empty
            anchors { left: parent.left; right: parent.right; verticalCenter: grid.verticalCenter }
            spacing: 12
            Icon { anchors.horizontalCenter: parent.horizontalCenter; name: "home"; size: 72; color: Theme.dim }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.vm.closed ? qsTr(page.vm.closed)
                    : page.vm.connected ? qsTr("Nothing at home has announced itself yet")
                                        : qsTr("Home is not connected")
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                size: Theme.small
                color: Theme.dim
                visible: page.vm.closed === ""
                text: page.vm.connected ? qsTr("Home Assistant, Zigbee2MQTT, Shelly and Tasmota show up by themselves")
                                        : qsTr("Name your broker in the settings: [mqtt] brokers")
            }
        }
        Row {
            id: keys
            visible: page.vm.closed === ""
            y: parent.height - height
            width: parent.width
            height: 88
            spacing: 12
            readonly property real cell: (width - 24) / 3
            BigButton {
                objectName: "home.arriving"
                width: keys.cell
                icon: "arrive"
                text: qsTr("Arriving home")
                onTapped: page.vm.showScene("arriving")
            }
            BigButton {
                objectName: "home.leaving"
                width: keys.cell
                icon: "share"
                text: qsTr("Leaving home")
                onTapped: page.vm.showScene("leaving")
            }
            BigButton {
                objectName: "home.arrange"
                width: keys.cell
                icon: "star"
                text: qsTr("Choose")
                enabled: !page.empty
                waits: page.vm.parked ? "" : "Arranging waits until you are parked"
                onTapped: page.vm.arrange()
            }
        }
    }
    Loader {
        anchors { fill: parent; margins: Theme.pad }
        active: page.vm.view === "thing" && page.vm.opened !== null
        sourceComponent: ThingPanel { vm: page.vm; thing: page.vm.opened }
    }
    Loader {
        anchors { fill: parent; margins: Theme.pad }
        active: page.vm.view === "choose"
        sourceComponent: ChoosePanel { vm: page.vm }
    }
    Loader {
        anchors { fill: parent; margins: Theme.pad }
        active: page.vm.view === "scenes"
        sourceComponent: ScenePanel { vm: page.vm }
    }
}
