import QtQuick
import Cockpit

// What the phone plays, as far as that is still to be believed; three keys.
Card {
    id: card

    required property var vm
    readonly property var music: vm.music
    readonly property int trust: music.trust ?? 0
    readonly property bool known: trust > 0

    objectName: "phone.music"
    implicitHeight: music.title === undefined ? 0 : 164
    visible: music.title !== undefined

    Rectangle {
        id: cover
        parent: card
        anchors { left: parent.left; leftMargin: 20 }
        y: 16
        width: 116
        height: 116
        radius: 16
        color: Theme.raised
        clip: true
        Icon { anchors.centerIn: parent; visible: art.status !== Image.Ready; name: "music"; size: 56; color: Theme.dim }
        Image {
            id: art
            anchors.fill: parent
            fillMode: Image.PreserveAspectCrop
            asynchronous: true
            source: card.known ? card.vm.art : ""
            opacity: card.trust < 3 ? 0.5 : 1
        }
    }
    Label {
        objectName: "phone.title"
        parent: card
        anchors { left: parent.left; leftMargin: 156 }
        y: 10
        width: parent.width - 156 - 20
        text: card.known ? card.music.title ?? "" : "--"
        textFormat: Text.PlainText
        size: 28
        strong: true
        opacity: card.trust === 2 ? 0.5 : 1
    }
    Label {
        objectName: "phone.artist"
        parent: card
        anchors { left: parent.left; leftMargin: 156 }
        y: 44
        width: parent.width - 156 - 20
        text: card.music.told ? qsTr(card.music.told)
              : card.known ? card.music.by ?? "" : ""
        textFormat: Text.PlainText
        size: 22
        color: card.music.told ? Theme.warn : Theme.dim
        opacity: card.trust === 2 ? 0.5 : 1
    }
    Row {
        parent: card
        anchors { bottom: parent.bottom; bottomMargin: 12; right: parent.right; rightMargin: 8 }
        layoutDirection: Theme.unmirrored
        Repeater {
            model: ["previous", "play", "next"]
            IconButton {
                required property string modelData
                readonly property string key: modelData === "play" && card.music.playing ? "pause" : modelData
                objectName: "phone.media." + key
                width: 104
                height: 80
                iconSize: 40
                flat: true
                icon: key
                label: ({ previous: qsTr("Previous piece"), pause: qsTr("Pause"),
                          play: qsTr("Play"), next: qsTr("Next piece") })[key]
                enabled: card.known
                onTapped: card.vm.press(key)
            }
        }
    }
    Rectangle {
        parent: card
        visible: card.known && (card.music.share ?? -1) >= 0
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: 20; rightMargin: 20; bottomMargin: 10 }
        height: 4
        radius: 2
        color: Theme.track
        Rectangle {
            width: parent.width * Math.max(0, card.music.share ?? 0)
            height: parent.height
            radius: 2
            color: Theme.accent
        }
    }
}
