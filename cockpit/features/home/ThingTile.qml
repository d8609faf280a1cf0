import QtQuick
import Cockpit

// One thing of the home: what it is, how it stands by its own word, what became of a wish.
Rectangle {
    id: tile

    required property var thing
    property bool plain: false          // no key for more
    signal tapped
    signal opened

    readonly property bool split: thing.direct && thing.more && !plain
    readonly property string state_: thing.refused ? qsTr(thing.refused)
                                     : thing.pending ? qsTr("One moment …")
                                     : thing.word ? qsTr(thing.word) : thing.number
    readonly property color ink: thing.lit ? Theme.accentInk : thing.there ? Theme.text : Theme.faint
    readonly property color quiet: thing.refused ? (thing.lit ? Theme.accentInk : Theme.warn)
                                   : thing.lit ? Theme.accentInk : thing.alert ? Theme.warn : Theme.dim

    Accessible.role: Accessible.Button
    Accessible.name: thing.name
    Accessible.description: state_
    Accessible.onPressAction: tapped()

    radius: Theme.radius
    color: touch.pressed ? Theme.pressed : thing.lit ? Theme.accent : Theme.raised
    border.width: thing.refused || (thing.alert && thing.there) ? 2 : thing.there ? 0 : 1
    border.color: thing.refused || thing.alert ? Theme.warn : Theme.line
    Behavior on color { ColorAnimation { duration: Theme.ms(160) } }

    Icon {
        id: glyph
        anchors { left: parent.left; leftMargin: 16 }
        anchors.verticalCenter: parent.verticalCenter
        name: tile.thing.icon
        size: 44
        color: tile.thing.alert && tile.thing.there ? Theme.warn : tile.ink
        opacity: tile.thing.pending ? 0.5 : 1
    }
    Column {
        anchors.verticalCenter: parent.verticalCenter
        anchors { left: parent.left; leftMargin: 70 }
        width: parent.width - 70 - (tile.split ? 66 : 12)
        NameLabel {
            width: parent.width
            text: tile.thing.name
            usual: tile.height > 120 ? 28 : Theme.large ? 23 : 26
            least: Theme.large ? 18 : 20
            rows: 2
            most: 3
            strong: true
            color: tile.ink
            lineHeight: 0.9
        }
        Label {
            objectName: tile.objectName + ".state"
            width: parent.width
            text: tile.state_
            size: Theme.small
            color: tile.quiet
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 20
        }
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: tile.tapped() }
    Item {
        objectName: tile.objectName + ".more"
        visible: tile.split
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: Theme.touch
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("All of") + " " + tile.thing.name
        Accessible.onPressAction: tile.opened()
        Rectangle {
            anchors { left: parent.left; leftMargin: 14 }
            anchors.verticalCenter: parent.verticalCenter
            width: 1
            height: parent.height - 48
            color: tile.ink
            opacity: 0.25
        }
        Column {
            anchors { right: parent.right; rightMargin: 28; verticalCenter: parent.verticalCenter }
            spacing: 6
            Repeater {
                model: 3
                Rectangle { width: 7; height: 7; radius: 3.5; color: tile.ink }
            }
        }
        MouseArea { anchors.fill: parent; onClicked: tile.opened() }
    }
    Pending {
        anchors { right: parent.right; top: parent.top; margins: 12 }
        width: 24
        thickness: 3
        running: tile.thing.pending
        color: tile.thing.lit ? Theme.accentInk : Theme.accent
    }
}
