import QtQuick
import Cockpit

// What the home does when the car comes or goes; below it, word for word what will be sent.
Item {
    id: panel

    required property var vm
    property bool dry: false
    readonly property bool arriving: vm.occasion === "arriving"
    readonly property var words: ({ turn: [qsTr("On"), qsTr("Off")], open: qsTr("Open up"), close: qsTr("Close"),
                                    lock: qsTr("Lock"), unlock: qsTr("Unlock"), activate: qsTr("Run"),
                                    press: qsTr("Run") })

    function wanted(can: string, value: var): string {
        if (can === "")
            return "–";
        if (can === "turn")
            return words.turn[value ? 0 : 1];
        return can === "temperature" ? value + " °C" : words[can];
    }

    PanelHead {
        id: head
        title: panel.arriving ? qsTr("Arriving home") : qsTr("Leaving home")
        subtitle: panel.arriving ? qsTr("A few minutes before the car is there") : qsTr("When the car has left")
        taken: automatic.width + 16
        onClosed: panel.vm.close()
    }
    BigButton {
        id: automatic
        objectName: "home.automatic"
        anchors { right: parent.right; top: parent.top }
        width: 250
        text: panel.vm.automatic ? qsTr("By itself: on") : qsTr("By itself: off")
        checked: panel.vm.automatic
        onTapped: panel.vm.setAutomatic(!panel.vm.automatic)
    }
    Flickable {
        objectName: "home.steps"
        visible: !panel.dry
        y: head.height + 12
        width: parent.width
        height: keys.y - 12 - y
        contentHeight: steps.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Grid {
            id: steps
            columns: 2
            spacing: 12
            Repeater {
                model: panel.vm.steps
                Rectangle {
                    id: step
                    required property var modelData
                    required property int index
                    readonly property bool set: modelData.can !== ""
                    objectName: "home.step." + index
                    width: (panel.width - 12) / 2
                    height: 96
                    radius: Theme.radius
                    opacity: panel.vm.parked ? 1 : 0.6
                    color: touch.pressed ? Theme.pressed : set ? Theme.accentSoft : Theme.raised
                    Accessible.role: Accessible.Button
                    Accessible.name: modelData.thing.name
                    Accessible.description: wish.text
                    Accessible.onPressAction: touched()

                    function touched() {
                        if (panel.vm.parked)
                            panel.vm.cycle(modelData.thing.key);
                        else
                            Explain.refuse("Arranging waits until you are parked", step, modelData.thing.name);
                    }

                    Icon {
                        anchors { left: parent.left; leftMargin: 16 }
                        anchors.verticalCenter: parent.verticalCenter
                        name: step.modelData.thing.icon
                        size: 40
                        color: Theme.text
                    }
                    NameLabel {
                        anchors { left: parent.left; leftMargin: 70 }
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width - 70 - wish.width - 32
                        text: step.modelData.thing.name
                        usual: 28
                        strong: true
                    }
                    Label {
                        id: wish
                        anchors { right: parent.right; rightMargin: 20; verticalCenter: parent.verticalCenter }
                        text: panel.wanted(step.modelData.can, step.modelData.value)
                        size: 28
                        strong: step.set
                        color: step.set ? Theme.accent : Theme.faint
                    }
                    MouseArea { id: touch; anchors.fill: parent; onClicked: step.touched() }
                }
            }
        }
    }
    ListView {
        objectName: "home.dryRun"
        visible: panel.dry
        y: head.height + 12
        width: parent.width
        height: keys.y - 12 - y
        clip: true
        spacing: 8
        boundsBehavior: Flickable.StopAtBounds
        model: panel.dry ? panel.vm.dryRun : []
        delegate: Rectangle {
            id: line
            required property var modelData
            width: ListView.view.width
            height: 84
            radius: 16
            color: Theme.raised
            Label {
                anchors { left: parent.left; leftMargin: 20 }
                y: 8
                width: parent.width - 40
                size: Theme.small
                strong: true
                text: line.modelData.name + (line.modelData.asks ? " · " + qsTr("asks first") : "")
                color: line.modelData.asks ? Theme.warn : Theme.text
            }
            Label {
                anchors { left: parent.left; leftMargin: 20 }
                y: 44
                width: parent.width - 40
                size: 22
                color: Theme.dim
                text: line.modelData.sent
                textFormat: Text.PlainText
            }
        }
        Label {
            visible: parent.count === 0
            anchors.centerIn: parent
            text: qsTr("Nothing will be sent")
            color: Theme.dim
        }
    }
    Row {
        id: keys
        y: parent.height - height
        width: parent.width
        height: 88
        spacing: 12
        BigButton {
            objectName: "home.dry"
            width: (parent.width - 12) / 2
            icon: "info"
            text: panel.dry ? qsTr("Back to the choice") : qsTr("What will be sent?")
            onTapped: panel.dry = !panel.dry
        }
        BigButton {
            objectName: "home.run"
            width: (parent.width - 12) / 2
            tone: "accent"
            icon: "scene"
            text: qsTr("Do it now")
            onTapped: panel.vm.runScene()
        }
    }
}
