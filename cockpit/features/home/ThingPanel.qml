import QtQuick
import Cockpit

// All that one thing can, in big keys; its state is its own word, never the wish.
Item {
    id: panel

    required property var vm
    required property var thing
    readonly property var can: thing.can
    readonly property bool cover: has("open") || has("close")

    function has(what: string): bool {
        return can.indexOf(what) >= 0;
    }
    function ask(what: string, value: var) {
        vm.wish(thing.key, what, value === undefined ? null : value);
    }

    PanelHead {
        id: head
        title: panel.thing.name
        subtitle: panel.thing.room
        onClosed: panel.vm.close()
    }
    Row {
        id: state
        anchors.left: parent.left
        y: head.height + 12
        height: 110
        spacing: 24
        visible: panel.thing.sort !== "camera"
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: panel.thing.icon
            size: 84
            color: panel.thing.alert && panel.thing.there ? Theme.warn : panel.thing.lit ? Theme.accent : Theme.text
        }
        Label {
            objectName: "home.panel.state"
            anchors.verticalCenter: parent.verticalCenter
            width: panel.width - 84 - 24 - 60
            text: panel.thing.refused ? qsTr(panel.thing.refused)
                  : panel.thing.word ? qsTr(panel.thing.word) : panel.thing.number
            size: Theme.big
            strong: true
            color: panel.thing.refused || (panel.thing.alert && panel.thing.there) ? Theme.warn
                   : panel.thing.known ? Theme.text : Theme.dim
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 32
        }
    }
    Pending {
        anchors { right: parent.right; verticalCenter: state.verticalCenter }
        width: 48
        running: panel.thing.pending
    }
    Column {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        spacing: 16
        visible: panel.thing.sort !== "camera"

        ChoiceRow {
            visible: panel.has("turn")
            options: [{ word: qsTr("On"), on: panel.thing.lit, name: "on" },
                      { word: qsTr("Off"), on: panel.thing.known && !panel.thing.lit, name: "off" }]
            onChosen: at => panel.ask("turn", at === 0)
        }
        ChoiceRow {
            visible: panel.has("level")
            options: [10, 25, 50, 75, 100].map(level => ({ word: level + " %", name: "level" + level,
                on: Math.abs(panel.thing.level - level) < 3 && panel.thing.lit }))
            onChosen: at => panel.ask("level", [10, 25, 50, 75, 100][at])
        }
        ChoiceRow {
            visible: panel.has("warmth")
            options: [{ word: qsTr("Warm"), name: "warm" }, { word: qsTr("Neutral"), name: "neutral" },
                      { word: qsTr("Cold"), name: "cold" }]
            onChosen: at => panel.ask("warmth", [2700, 4000, 5500][at])
        }
        ChoiceRow {
            visible: panel.has("position")
            options: [25, 50, 75].map(at => ({ word: at + " %", name: "position" + at,
                on: Math.abs(panel.thing.level - at) < 3 }))
            onChosen: at => panel.ask("position", [25, 50, 75][at])
        }
        ChoiceRow {
            visible: panel.cover
            options: [{ word: qsTr("Open up"), name: "open" }, { word: qsTr("Stop"), name: "stop" },
                      { word: qsTr("Close"), name: "close" }]
                     .filter(option => panel.has(option.name))
            onChosen: at => panel.ask(options[at].name)
        }
        ChoiceRow {
            visible: panel.has("lock")
            options: [{ word: qsTr("Lock"), name: "lock", icon: "lock" },
                      { word: qsTr("Unlock"), name: "unlock", icon: "unlock" }]
                     .filter(option => panel.has(option.name))
            onChosen: at => panel.ask(options[at].name)
        }
        ChoiceRow {
            visible: panel.has("temperature")
            options: [{ word: "− " + panel.thing.step, name: "cooler" },
                      { word: "+ " + panel.thing.step, name: "warmer" }]
            onChosen: at => panel.ask("temperature", panel.thing.target + (at ? 1 : -1) * panel.thing.step)
        }
        ChoiceRow {
            visible: panel.thing.options.length > 0 && (panel.has("mode") || panel.has("choose"))
            options: panel.thing.options.map(word => ({ word: qsTr(word), name: word, on: word === panel.thing.option }))
            onChosen: at => panel.ask(panel.has("mode") ? "mode" : "choose", panel.thing.options[at])
        }
        ChoiceRow {
            visible: panel.has("press") || panel.has("activate")
            options: [{ word: qsTr("Run"), name: "start" }]
            onChosen: panel.ask(panel.has("press") ? "press" : "activate")
        }
    }
    Rectangle {
        visible: panel.thing.sort === "camera"
        y: head.height + 12
        width: parent.width
        height: parent.height - y
        radius: Theme.radius
        color: Theme.raised
        clip: true
        Image {
            objectName: "home.picture"
            anchors.fill: parent
            anchors.margins: 8
            fillMode: Image.PreserveAspectFit
            asynchronous: true
            cache: false
            retainWhileLoading: true
            source: panel.vm.picture
        }
        Label {
            anchors.centerIn: parent
            visible: panel.vm.picture === ""
            text: panel.vm.watching ? qsTr("No picture yet") : qsTr("Pictures wait until you are parked")
            color: Theme.dim
        }
    }
}
